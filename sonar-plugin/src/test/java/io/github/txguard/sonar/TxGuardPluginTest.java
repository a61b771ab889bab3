package io.github.txguard.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonar.api.Plugin;
import org.sonar.api.SonarRuntime;

class TxGuardPluginTest {
    @Test
    void thePluginBringsItsRules() {
        // The plugin asks nothing of the runtime, so any will do.
        SonarRuntime runtime = (SonarRuntime) Proxy.newProxyInstance(
                SonarRuntime.class.getClassLoader(),
                new Class<?>[] {SonarRuntime.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError(method);
                });
        Plugin.Context context = new Plugin.Context(runtime);
        new TxGuardPlugin().define(context);
        List<?> extensions = context.getExtensions();
        assertThat(extensions).isEqualTo(List.of(TxGuardRulesDefinition.class));
    }
}
