package io.github.txguard.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scope does to the transaction around it. */
final class PropagationTest {
    private static final String OUTER = "TXG002 open certain  A.pay -> B.call -> Thread.sleep";

    @TempDir
    Path folder;

    /** A transaction that calls a waiting method of another bean after a statement. */
    private List<String> findings(String propagation) {
        return Sources.in(folder).program("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); b.call(); }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.%s)
                            public void call() { Thread.sleep(9); }
                        }
                        """.formatted(propagation)).findings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPPORTS", "NOT_SUPPORTED"})
    void outerTransactionStaysOpenWhileTheInnerRunsWithout(String propagation) {
        assertThat(findings(propagation)).contains(OUTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUIRED", "REQUIRES_NEW", "NESTED", "MANDATORY"})
    void outerTransactionHoldsMoreThanTheInnerBeforeItsFirstStatement(String propagation) {
        assertThat(findings(propagation))
                .contains(OUTER, "TXG002 held certain  B.call -> Thread.sleep")
                .allMatch(finding -> finding.startsWith("TXG002") || propagation.equals("REQUIRES_NEW"));
    }

    @Test
    void neverFailsInsideATransaction() {
        assertThat(findings("NEVER")).containsExactly("TXG013 open certain  A.pay -> B.call");
    }

    @Test
    void suspendedTransactionIsNotTouchedByStatementsAside() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    B b;
                                    @Transactional
                                    public void pay() { b.call(); }
                                }
                                class B extends Beans {
                                    @Transactional(propagation = Propagation.NOT_SUPPORTED)
                                    public void call() { jdbc.queryForMap("q"); Thread.sleep(9); }
                                }
                                """).findings())
                .containsExactlyInAnyOrder(
                        "TXG015 held certain  A.pay -> B.call", "TXG002 held certain  A.pay -> B.call -> Thread.sleep");
    }

    @Test
    void newTransactionLeavesTheOuterOneUntouched() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    B b;
                                    @Transactional
                                    public void pay() { b.log(); Thread.sleep(9); }
                                }
                                class B extends Beans {
                                    @Transactional(propagation = Propagation.REQUIRES_NEW)
                                    public void log() { jdbc.queryForMap("q"); }
                                }
                                """).findings())
                .containsExactlyInAnyOrder(
                        "TXG015 held certain  A.pay -> B.log", "TXG002 held certain  A.pay -> Thread.sleep");
    }

    @Test
    void joiningTransactionTouchesTheOuterOne() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    B b;
                                    @Transactional
                                    public void pay() { b.log(); Thread.sleep(9); }
                                }
                                class B extends Beans {
                                    @Transactional
                                    public void log() { jdbc.queryForMap("q"); }
                                }
                                """).findings())
                .containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void selfInvokedMethodDoesNotSuspend() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    @Transactional
                                    public void pay() { log(); Thread.sleep(9); }
                                    @Transactional(propagation = Propagation.REQUIRES_NEW)
                                    public void log() { jdbc.queryForMap("q"); }
                                }
                                """).findings())
                .containsExactly("TXG014 open certain  A.pay -> A.log", "TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void scopeThatRunsWithoutATransactionIsNone() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    @Transactional(propagation = Propagation.NOT_SUPPORTED)
                                    public void a() { Thread.sleep(9); }
                                    @Transactional(propagation = Propagation.SUPPORTS)
                                    public void b() { Thread.sleep(9); }
                                    @Transactional(propagation = Propagation.NEVER)
                                    public void c() { Thread.sleep(9); }
                                }
                                """).findings()).isEmpty();
    }

    @Test
    void propagationMayBeImportedStatically() {
        assertThat(Sources.in(folder).file("p/A.java", """
                                package p;
                                import static org.springframework.transaction.annotation.Propagation.NEVER;
                                import org.springframework.transaction.annotation.Transactional;
                                class A {
                                    @Transactional(propagation = NEVER)
                                    public void a() { Thread.sleep(9); }
                                }
                                """).findings()).isEmpty();
    }
}
