package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that go through helpers of the program's own. */
final class HandedOverFunctionsTest {
    private static final String HELPER = """
            class Transactions extends Beans {
                public void inTransaction(Runnable work) {
                    template.executeWithoutResult(status -> work.run());
                }
                public void nested(Runnable work) { inTransaction(work); }
                public <T> T measure(Supplier<T> work) { return work.get(); }
                public void afterCommit(Runnable work) {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        public void afterCommit() { work.run(); }
                    });
                }
                public void beforeCommit(Runnable work) {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        public void beforeCommit(boolean readOnly) { work.run(); }
                    });
                }
                public void later(Runnable work) { executor.execute(work); }
            }
            """;

    @TempDir
    Path folder;

    private List<String> findings(String program) {
        return Sources.in(folder).program(HELPER + program).findings();
    }

    private static void containsOneWithSink(List<String> findings, String start, String end) {
        assertThat(findings).singleElement().asString().startsWith(start).endsWith(end);
    }

    @Test
    void functionOfAHomeMadeHelperRunsInItsTransaction() {
        containsOneWithSink(
                findings("""
                        class A extends Beans {
                            Transactions transactions;
                            void pay() { transactions.inTransaction(() -> { jdbc.queryForMap("q"); Thread.sleep(9); }); }
                        }
                        """), "TXG002 open certain  A.pay -> Transactions.inTransaction -> ", " -> Thread.sleep");
    }

    @Test
    void functionThatGoesThroughTwoHelpersRunsInTheTransaction() {
        containsOneWithSink(
                findings("""
                        class A extends Beans {
                            Transactions transactions;
                            void pay() { transactions.nested(() -> { jdbc.queryForMap("q"); Thread.sleep(9); }); }
                        }
                        """),
                "TXG002 open certain  A.pay -> Transactions.nested -> Transactions.inTransaction -> ",
                " -> Thread.sleep");
    }

    @Test
    void eachCallerOfAHelperIsToldOfAWaitThatTheirFunctionsShare() {
        List<String> found = findings("""
                class A extends Beans {
                    Transactions transactions;
                    void pay() { transactions.inTransaction(() -> charge()); }
                    void refund() { transactions.inTransaction(() -> charge()); }
                    void charge() { jdbc.queryForMap("q"); Thread.sleep(9); }
                }
                """);
        assertThat(found)
                .satisfiesExactlyInAnyOrder(
                        finding -> assertThat(finding).startsWith("TXG002 open certain  A.pay -> "),
                        finding -> assertThat(finding).startsWith("TXG002 open certain  A.refund -> "));
    }

    @Test
    void aHelperOfManyCallersLosesNoneOfTheirFunctions() {
        StringBuilder program = new StringBuilder("class A extends Beans {\n    Transactions transactions;\n");
        for (int i = 0; i < 60; i++) {
            program.append("    @Transactional public void pay")
                    .append(i)
                    .append("() { jdbc.queryForMap(\"q\"); transactions.measure(() -> { Thread.sleep(1")
                    .append(i)
                    .append("); return 1; }); }\n");
        }
        assertThat(findings(program.append("}\n").toString())).hasSize(60);
    }

    @Test
    void whatStandsAroundAHelperIsOutside() {
        assertThat(findings("""
                        class A extends Beans {
                            Transactions transactions;
                            void pay() {
                                Thread.sleep(9);
                                transactions.inTransaction(() -> jdbc.queryForMap("q"));
                                Thread.sleep(9);
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void functionOfOneCallerIsNotBlamedOnAnother() {
        assertThat(findings("""
                        class A extends Beans {
                            Transactions transactions;
                            void pay() { transactions.inTransaction(() -> jdbc.queryForMap("q")); }
                        }
                        class B extends Beans {
                            Transactions transactions;
                            void wait() { transactions.measure(() -> { Thread.sleep(9); return 1; }); }
                        }
                        """)).isEmpty();
    }

    @Test
    void helperInsideATransactionRunsTheFunctionOfThisCallOnly() {
        assertThat(findings("""
                        class A extends Beans {
                            Transactions transactions;
                            @Transactional
                            public void pay() { transactions.measure(() -> jdbc.queryForMap("q")); }
                            public void look() { transactions.measure(() -> { Thread.sleep(9); return 1; }); }
                        }
                        """)).isEmpty();
    }

    @Test
    void functionOfAHelperInsideATransactionIsFollowed() {
        containsOneWithSink(
                findings("""
                        class A extends Beans {
                            Transactions transactions;
                            @Transactional
                            public void pay() {
                                jdbc.queryForMap("q");
                                transactions.measure(() -> { Thread.sleep(9); return 1; });
                            }
                        }
                        """), "TXG002 open certain  A.pay -> Transactions.measure -> ", " -> Thread.sleep");
    }

    @Test
    void functionAfterTheCommitHoldsOnlyTheConnection() {
        containsOneWithSink(
                findings("""
                        class A extends Beans {
                            Transactions transactions;
                            @Transactional
                            public void pay() {
                                jdbc.queryForMap("q");
                                transactions.afterCommit(() -> Thread.sleep(9));
                            }
                        }
                        """), "TXG002 held certain  A.pay -> Transactions.afterCommit -> ", " -> Thread.sleep");
    }

    @Test
    void functionBeforeTheCommitRunsInTheTransaction() {
        containsOneWithSink(
                findings("""
                        class A extends Beans {
                            Transactions transactions;
                            @Transactional
                            public void pay() {
                                jdbc.queryForMap("q");
                                transactions.beforeCommit(() -> Thread.sleep(9));
                            }
                        }
                        """), "TXG002 open certain  A.pay -> Transactions.beforeCommit -> ", " -> Thread.sleep");
    }

    @Test
    void functionThatAHelperHandsToAnotherThreadIsOutside() {
        assertThat(findings("""
                        class A extends Beans {
                            Transactions transactions;
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); transactions.later(() -> Thread.sleep(9)); }
                        }
                        """)).isEmpty();
    }

    @Test
    void manualTransactionAroundAFunctionIsTheCallersAsWell() {
        containsOneWithSink(findings("""
                        class Sessions extends Beans {
                            void in(Runnable work) {
                                Connection c = dataSource.getConnection();
                                c.setAutoCommit(false);
                                try { work.run(); c.commit(); } finally { c.close(); }
                            }
                        }
                        class A extends Beans {
                            Sessions sessions;
                            void pay() { sessions.in(() -> { jdbc.queryForMap("q"); Thread.sleep(9); }); }
                        }
                        """), "TXG002 open certain  A.pay -> Sessions.in -> ", "Thread.sleep");
    }

    @Test
    void annotatedHelperIsATransactionForItsCallersFunction() {
        containsOneWithSink(findings("""
                        class Scope extends Beans {
                            @Transactional
                            public void in(Runnable work) { work.run(); }
                        }
                        class A extends Beans {
                            Scope scope;
                            void pay() { scope.in(() -> { jdbc.queryForMap("q"); Thread.sleep(9); }); }
                        }
                        """), "TXG002 open certain  A.pay -> Scope.in -> ", "Thread.sleep");
    }
}
