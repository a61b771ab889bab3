package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a user brings. */
final class UserCatalogsTest {
    private static final String PROGRAM = """
            class A extends Beans {
                com.acme.Partner partner;
                @Transactional
                public void run() { jdbc.queryForList("q"); partner.ask("1"); }
            }
            """;

    private static final String ROW = """
            role: blocking
            rows:
              - id: http.acme.partner
                types: [com.acme.Partner]
                methods: [ask]
                kind: http
                mode: block
            """;

    @TempDir
    Path folder;

    private Path catalog(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.yml"), text);
    }

    private Sources sources(String program, String rows) throws IOException {
        return Sources.in(folder).program(program).withCatalog(catalog(rows));
    }

    @Test
    void rowOfOnesOwnMakesASink() throws IOException {
        assertThat(Sources.in(folder).program(PROGRAM).findings()).isEmpty();
        assertThat(sources(PROGRAM, ROW).findings()).containsExactly("TXG001 open certain  A.run -> Partner.ask");
    }

    @Test
    void unknownBehaviourIsSettledByARow() throws IOException {
        assertThat(Sources.in(folder).program(PROGRAM).analyze().blindSpots()).isNotEmpty();
        assertThat(sources(PROGRAM, ROW.replace("mode: block", "mode: cheap"))
                        .analyze()
                        .blindSpots())
                .isEmpty();
    }

    @Test
    void builtInRowIsTakenAway() throws IOException {
        String program = """
                class A extends Beans {
                    @Transactional
                    public void run() throws Exception { jdbc.queryForList("q"); Thread.sleep(5); }
                }
                """;
        assertThat(sources(program, """
                        role: blocking
                        rows:
                          - id: wait.jdk.sleep
                            remove: true
                        """).findings()).isEmpty();
    }

    @Test
    void mistakesAreNamedByLineAndCostTheirRowOnly() throws IOException {
        AnalysisResult result = sources(PROGRAM, ROW + """
                  - id: http.acme.other
                    types: [com.acme.Other]
                    methods: [ask]
                    kind: telepathy
                    mode: block
                """).analyze();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFIGURATION);
            assertThat(problem.file()).isEqualTo("rows.yml");
            assertThat(problem.line()).isBetween(8, 11);
            assertThat(problem.message()).contains("telepathy").doesNotContain("\n");
        });
    }
}
