package io.github.txguard.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that a library runs in a transaction. */
final class FunctionTransactionsTest {
    @TempDir
    Path folder;

    private List<String> findings(String program) {
        return Sources.in(folder).program(program).findings();
    }

    @Test
    void lambdaOfATemplateRunsInATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() {
                                template.executeWithoutResult(status -> { jdbc.queryForMap("q"); Thread.sleep(9); });
                            }
                        }
                        """))
                .containsExactly(
                        "TXG002 open certain  A.pay -> TransactionOperations.executeWithoutResult -> Thread.sleep");
    }

    @Test
    void whatComesBeforeAndAfterATemplateIsOutside() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() {
                                Thread.sleep(9);
                                template.execute(status -> jdbc.queryForMap("q"));
                                Thread.sleep(9);
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void anonymousCallbackRunsInATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() {
                                template.execute(new TransactionCallback<Void>() {
                                    public Void doInTransaction(TransactionStatus status) {
                                        jdbc.queryForMap("q");
                                        Thread.sleep(9);
                                        return null;
                                    }
                                });
                            }
                        }
                        """))
                .containsExactly("TXG002 open certain  A.pay -> TransactionTemplate.execute -> Thread.sleep");
    }

    @Test
    void callbackClassRunsInATransaction() {
        assertThat(findings("""
                        class Payment extends Beans implements TransactionCallback<Void> {
                            public Void doInTransaction(TransactionStatus status) {
                                jdbc.queryForMap("q");
                                Thread.sleep(9);
                                return null;
                            }
                        }
                        class A extends Beans {
                            void pay() { template.execute(new Payment()); }
                        }
                        """))
                .containsExactly("TXG002 open certain  A.pay -> TransactionTemplate.execute -> Thread.sleep");
    }

    @Test
    void methodReferenceRunsInATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() { template.execute(this::book); }
                            private Object book(TransactionStatus status) { jdbc.queryForMap("q"); Thread.sleep(9); return null; }
                        }
                        """))
                .containsExactly("TXG002 open certain  A.pay -> TransactionTemplate.execute -> Thread.sleep");
    }

    @Test
    void lambdaKeptInAVariableRunsInATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() {
                                TransactionCallback<Object> work = status -> { Thread.sleep(9); return null; };
                                template.execute(work);
                            }
                        }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> TransactionTemplate.execute -> Thread.sleep");
    }

    @Test
    void lambdaThatIsNeverHandedOverDoesNotRun() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() {
                                template.executeWithoutResult(status -> {
                                    Runnable later = () -> Thread.sleep(9);
                                });
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void templateMadeInPlaceOpensATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            void pay() {
                                new TransactionTemplate(manager).execute(status -> { jdbc.queryForMap("q"); Thread.sleep(9); return 1; });
                            }
                        }
                        """))
                .containsExactly("TXG002 open certain  A.pay -> TransactionTemplate.execute -> Thread.sleep");
    }
}
