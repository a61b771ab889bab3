package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several transactions that reach one sink are reported. */
final class PairsTest {
    private static final String CHAIN = """
            class A extends Beans {
                B b;
                @Transactional
                public void order() { jdbc.queryForMap("q"); b.pay(); }
            }
            class B extends Beans {
                @Transactional
                public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void transactionThatReachesASinkThroughAnotherIsLeftOut() {
        assertThat(Sources.in(folder).program(CHAIN).findings())
                .containsExactly("TXG002 open certain  B.pay -> Thread.sleep");
    }

    @Test
    void everyPairIsReportedOnRequest() {
        assertThat(Sources.in(folder).program(CHAIN).withAllPairs().findings())
                .containsExactlyInAnyOrder(
                        "TXG002 open certain  A.order -> B.pay -> Thread.sleep",
                        "TXG002 open certain  B.pay -> Thread.sleep");
    }

    @Test
    void transactionThatHoldsMoreIsKept() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    B b;
                                    @Transactional
                                    public void order() { jdbc.queryForMap("q"); b.pay(); }
                                }
                                class B extends Beans {
                                    @Transactional
                                    public void pay() { Thread.sleep(9); }
                                }
                                """).findings())
                .containsExactlyInAnyOrder(
                        "TXG002 open certain  A.order -> B.pay -> Thread.sleep",
                        "TXG002 held certain  B.pay -> Thread.sleep");
    }

    @Test
    void transactionThatOnlyCallsAnotherBeforeItHoldsMoreIsLeftOut() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    B b;
                                    @Transactional
                                    public void order() { b.pay(); }
                                }
                                class B extends Beans {
                                    C c;
                                    @Transactional
                                    public void pay() { jdbc.update("u"); c.charge(); }
                                }
                                class C extends Beans {
                                    @Transactional
                                    public void charge() { Thread.sleep(9); }
                                }
                                """).findings())
                .containsExactlyInAnyOrder(
                        "TXG002 locked certain  B.pay -> C.charge -> Thread.sleep",
                        "TXG002 held certain  C.charge -> Thread.sleep");
    }

    @Test
    void transactionWithAWayOfItsOwnIsKept() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    C c;
                                    @Transactional
                                    public void order() { jdbc.queryForMap("q"); c.call(); }
                                }
                                class B extends Beans {
                                    C c;
                                    @Transactional
                                    public void pay() { jdbc.queryForMap("q"); c.call(); }
                                }
                                class C { void call() { Thread.sleep(9); } }
                                """).findings())
                .containsExactlyInAnyOrder(
                        "TXG002 open certain  A.order -> C.call -> Thread.sleep",
                        "TXG002 open certain  B.pay -> C.call -> Thread.sleep");
    }

    @Test
    void twoSinksOfOneTransactionAreTwoFindings() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    @Transactional
                                    public void order() { Thread.sleep(9); jdbc.queryForMap("q"); Thread.sleep(9); }
                                }
                                """).findings())
                .containsExactly(
                        "TXG002 held certain  A.order -> Thread.sleep", "TXG002 open certain  A.order -> Thread.sleep");
    }

    @Test
    void oneSinkThatOneTransactionReachesInTwoStatesIsReportedOnceAsTheWorse() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    @Transactional
                                    public void order() { call(); jdbc.queryForMap("q"); call(); }
                                    private void call() { Thread.sleep(9); }
                                }
                                """).findings())
                .containsExactly("TXG002 open certain  A.order -> A.call -> Thread.sleep");
    }
}
