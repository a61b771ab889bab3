package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Finding;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops between a transaction and what it waits for. */
final class LoopsTest {
    @TempDir
    Path folder;

    /** Lines of the loops, counted from the first line of the program's types. */
    private List<Integer> loops(String types) {
        return findings(types).stream()
                .map(finding -> finding.loop() == null ? 0 : loop(finding).line() - 22)
                .toList();
    }

    private static SourceLocation loop(Finding finding) {
        return Objects.requireNonNull(finding.loop());
    }

    private List<Finding> findings(String types) {
        return Sources.in(folder).program(types).analyze().findings();
    }

    private static String method(String body) {
        return """
                class A extends Beans {
                    @Transactional
                    public void pay(List<String> all) {
                %s
                    }
                    void send() { Thread.sleep(9); }
                }
                """.formatted(body);
    }

    @Test
    void outermostLoopIsNamed() {
        String program = method("""
                        for (int i = 0; i < 9; i++) {
                            for (String one : all) {
                                send();
                            }
                        }
                """);
        assertThat(loops(program)).containsExactly(4);
        assertThat(findings(program).get(0).message())
                .isEqualTo(
                        "Thread.sleep waits for time to pass or another thread while it holds the connection of A.pay "
                                + "(@Transactional), in each round of the loop in line 26");
    }

    @Test
    void everyKindOfLoopCounts() {
        assertThat(loops(method("while (all.isEmpty()) { send(); }"))).containsExactly(4);
        assertThat(loops(method("do { send(); } while (all.isEmpty());"))).containsExactly(4);
        assertThat(loops(method("all.forEach(one -> send());"))).containsExactly(4);
        assertThat(loops(method("all.stream().filter(one -> true)\n.forEach(one -> send());")))
                .containsExactly(5);
        assertThat(loops(method("all.stream().map(one -> { send(); return one; }).toList();")))
                .containsExactly(4);
        assertThat(loops(method("Map.of(1, 2).forEach((a, b) -> send());"))).containsExactly(4);
    }

    @Test
    void whatRunsOnceIsInNoLoop() {
        assertThat(loops(method("for (String one : all) { one.length(); } send();")))
                .containsExactly(0);
        assertThat(loops(method("Optional.of(all).ifPresent(one -> send());"))).containsExactly(0);
    }

    @Test
    void loopsOfCalledMethodsCount() {
        assertThat(loops("""
                        class A extends Beans {
                            @Transactional
                            public void pay(List<String> all) { each(all); }
                            void each(List<String> all) {
                                for (String one : all) { Thread.sleep(9); }
                            }
                        }
                        """)).containsExactly(5);
    }

    @Test
    void loopAroundTheTransactionRepeatsNoWaitInIt() {
        assertThat(loops("""
                        class A extends Beans {
                            public void pay(List<String> all) {
                                for (String one : all) { template.executeWithoutResult(s -> send()); }
                            }
                            public void jdbc(List<String> all) {
                                for (String one : all) {
                                    try (Connection c = dataSource.getConnection()) {
                                        c.setAutoCommit(false);
                                        c.createStatement().execute("u");
                                        send();
                                        c.commit();
                                    }
                                }
                            }
                            void send() { Thread.sleep(9); }
                        }
                        """)).containsExactly(0, 0);
    }

    @Test
    void loopInATransactionThatCodeBeginsCounts() {
        assertThat(loops("""
                        class A extends Beans {
                            public void jdbc(List<String> all) {
                                try (Connection c = dataSource.getConnection()) {
                                    c.setAutoCommit(false);
                                    for (String one : all) {
                                        Thread.sleep(9);
                                    }
                                    c.commit();
                                }
                            }
                        }
                        """)).containsExactly(5);
    }
}
