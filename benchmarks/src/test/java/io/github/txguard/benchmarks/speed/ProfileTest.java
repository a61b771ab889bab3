package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void partsAreThePackagesAndTheParser() {
        assertThat(Profile.part("io.github.txguard.flow.ScopeWalk")).isEqualTo("flow");
        assertThat(Profile.part("io.github.txguard.TxGuard")).isEqualTo("TxGuard");
        assertThat(Profile.part("com.github.javaparser.ast.Node")).isEqualTo("JavaParser");
        assertThat(Profile.part("java.util.HashMap")).isNull();
    }

    @Test
    void largestPartComesFirstAndTheSmallestAreLeftOut() {
        Profile profile = new Profile("hapi", Map.of("flow", 100L, "JavaParser", 899L, "cli", 1L), 1.5, 0.25, 9);

        assertThat(profile.rows())
                .containsExactly(
                        List.of("hapi", "JavaParser", "90 %"),
                        List.of("hapi", "flow", "10 %"),
                        List.of("hapi", "beside that", "compiling 1.5 s, collecting 0.3 s; the process 9.0 s of CPU"));
    }
}
