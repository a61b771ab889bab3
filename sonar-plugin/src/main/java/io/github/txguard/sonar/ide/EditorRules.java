package io.github.txguard.sonar.ide;

import io.github.txguard.TxGuard;
import io.github.txguard.sonar.rules.TxGuardRules;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.plugins.java.api.CheckRegistrar;
import org.sonarsource.api.sonarlint.SonarLintSide;

/** Has sonar-java run our check in editors: they drop sensors of plugins that are not their makers', but run custom rules. */
@SonarLintSide
public final class EditorRules implements CheckRegistrar {
    private final SensorContext context;
    private final ModuleTexts module;

    /**
     * Called by the editor.
     *
     * @param context takes the issues of this analysis
     * @param module the files of the module
     */
    public EditorRules(SensorContext context, ModuleTexts module) {
        this.context = context;
        this.module = module;
    }

    @Override
    public void register(RegistrarContext registrar) {
        // One check for all rules: what they have in common is nearly everything. It runs if one of them is active.
        registrar.registerMainSharedCheck(
                new OpenFileCheck(context, module),
                TxGuard.rules().stream()
                        .map(rule -> TxGuardRules.key(rule.id()))
                        .toList());
    }
}
