package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Finding;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactional classes that do not use the database. */
final class NeedlessScopesTest {
    @TempDir
    Path folder;

    private List<Finding> needless(String members) {
        return Sources.in(folder).program("""
                        @Transactional
                        class Rates {
                            RestTemplate rest;
                            public String get(String of) { return rest.getForObject(of, String.class); }
                            %s
                        }
                        """.formatted(members)).analyze().findings().stream()
                .filter(finding -> finding.rule().equals("TXG017"))
                .toList();
    }

    @Test
    void clientIsFoundOnceAtItsAnnotation() {
        List<Finding> found =
                needless("public String all() { return get(\"a\") + rest.getForObject(\"b\", String.class); }");
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo("Every method of Rates runs in a transaction (@Transactional), "
                            + "but none uses the database, and Rates.all calls RestTemplate.getForObject");
            assertThat(finding.sink().location())
                    .isEqualTo(finding.transaction().location());
            assertThat(finding.sink().location().column()).isZero();
        });
    }

    @Test
    void oneStatementIsEnoughToNeedIt() {
        assertThat(needless("JdbcTemplate jdbc; public void store() { jdbc.update(\"u\"); }"))
                .isEmpty();
        assertThat(needless("Store store; public void store() { store.put(); } interface Store { void put(); }"))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownMayUseTheDatabase() {
        assertThat(needless("com.acme.Things things; public void store() { things.put(); }"))
                .isEmpty();
    }

    @Test
    void entitiesMayLoadTheRestOfThemselves() {
        assertThat(needless("""
                        public String name(Customer customer) { return customer.address(); }
                        @jakarta.persistence.Entity static class Customer { String address() { return ""; } }
                        """)).isEmpty();
    }
}
