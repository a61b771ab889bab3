package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorporaTest {
    @Test
    void groupsStandForTheirMembersEachOnce() {
        assertThat(Corpora.names(List.of("hapi", "published", "chain-300")))
                .containsExactly("hapi", "syncope", "flowable", "keycloak", "hibernate", "chain-300");
    }

    @Test
    void everyGeneratedNameOfAGroupIsAProgram() {
        assertThat(Corpora.names(List.of("generated", "shapes")))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(Corpora.program(name)).isNotNull());
    }

    @Test
    void unknownNamesAreRefused() {
        assertThatThrownBy(() -> Corpora.names(List.of("hapy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--corpora: there is no corpus hapy");
    }
}
