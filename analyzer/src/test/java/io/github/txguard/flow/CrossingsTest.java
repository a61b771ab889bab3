package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways from one scope into another, and out of one into its callbacks. */
final class CrossingsTest {
    @TempDir
    Path folder;

    private List<String> findings(String program) {
        return Sources.in(folder).program(program).findings();
    }

    @Test
    void newTransactionBesideAHeldConnectionTakesASecondOne() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { b.log(); }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.REQUIRES_NEW)
                            public void log() { jdbc.update("u"); }
                        }
                        """)).containsExactly("TXG015 held certain  A.pay -> B.log");
    }

    @Test
    void suspensionWithoutStatementsTakesNoSecondConnection() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { b.log(); }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.NOT_SUPPORTED)
                            public void log() { }
                        }
                        """)).isEmpty();
    }

    @Test
    void connectionOfTheDataSourceIsASecondOne() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional
                            public void pay() { jdbc.update("u"); store(); }
                            private void store() { try (Connection c = dataSource.getConnection()) { } }
                        }
                        """))
                .containsExactly("TXG015 locked certain  A.pay -> A.store -> DataSource.getConnection");
    }

    @Test
    void secondConnectionIsPutDownToTheTransactionThatIsNearest() {
        assertThat(findings("""
                        class Z extends Beans {
                            A a;
                            @Transactional
                            public void order() { a.pay(); }
                        }
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { b.log(); }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.REQUIRES_NEW)
                            public void log() { jdbc.update("u"); }
                        }
                        """)).containsExactly("TXG015 held certain  A.pay -> B.log");
    }

    @Test
    void entityThatIsSavedAfterTheCommitIsLost() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional
                            public void pay() {
                                jdbc.update("u");
                                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                    @Override public void afterCommit() { em.persist(A.this); }
                                });
                            }
                        }
                        """))
                .containsExactly(
                        "TXG016 held certain  A.pay -> TransactionSynchronizationManager.registerSynchronization -> EntityManager.persist");
    }

    @Test
    void newTransactionAfterTheCommitKeepsItsWork() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() {
                                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                    @Override public void afterCommit() { b.log(); }
                                });
                            }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.REQUIRES_NEW)
                            public void log() { em.persist(this); }
                        }
                        """)).noneMatch(finding -> finding.startsWith("TXG016"));
    }

    @Test
    void statementAfterTheCommitOpensATransactionThatNobodyCommits() {
        String program = """
                        class A extends Beans {
                            @Transactional
                            public void pay() {
                                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                                    @Override public void afterCommit() { jdbc.queryForMap("q"); Thread.sleep(9); }
                                });
                            }
                        }
                        """;
        assertThat(findings(program)).singleElement().asString().startsWith("TXG002 open");
        assertThat(findings(program + "@jakarta.persistence.Entity class Order { }"))
                .singleElement()
                .asString()
                .startsWith("TXG002 held");
    }

    @Test
    void listenerOfAnEventRunsInsideAndAfterTheCommitWhereItSaysSo() {
        assertThat(findings("""
                        class A extends Beans {
                            org.springframework.context.ApplicationEventPublisher events;
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); events.publishEvent(new Paid()); }
                        }
                        class Paid { }
                        class Refunded { }
                        class Listeners extends Beans {
                            @org.springframework.context.event.EventListener
                            void at(Paid paid) { Thread.sleep(1); }
                            @org.springframework.context.event.EventListener
                            void other(Refunded refunded) { Thread.sleep(2); }
                            @org.springframework.transaction.event.TransactionalEventListener
                            void after(Paid paid) { Thread.sleep(3); }
                            @Async
                            @org.springframework.transaction.event.TransactionalEventListener
                            void elsewhere(Paid paid) { Thread.sleep(4); }
                        }
                        """))
                .containsExactly(
                        "TXG002 open certain  A.pay -> ApplicationEventPublisher.publishEvent -> Thread.sleep",
                        "TXG002 held certain  Listeners.after -> Thread.sleep");
    }

    @Test
    void methodThatAsksForATransactionFailsWithoutOne() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            public void pay() { b.log(); }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.MANDATORY)
                            public void log() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG013 none likely  A.pay -> B.log");
    }

    @Test
    void methodThatAsksForATransactionIsInsideOfItsCallers() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { b.log(); }
                            public void quick() { b.log(); }
                        }
                        class B extends Beans {
                            @Transactional(propagation = Propagation.MANDATORY)
                            public void log() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """))
                .contains("TXG013 none likely  A.quick -> B.log", "TXG002 locked certain  B.log -> Thread.sleep");
    }

    @Test
    void connectionWithoutTransactionIsHeldUntilItIsClosed() {
        assertThat(findings("""
                        class A extends Beans {
                            void read() {
                                Thread.sleep(1);
                                try (Connection c = dataSource.getConnection()) {
                                    c.createStatement().executeUpdate("u");
                                    Thread.sleep(2);
                                }
                                Thread.sleep(3);
                            }
                        }
                        """)).containsExactly("TXG002 held certain  A.read -> Thread.sleep");
    }

    @Test
    void connectionThatAMethodHandsOutIsHeldByItsCaller() {
        assertThat(findings("""
                        class A extends Beans {
                            Connection open() { Connection c = dataSource.getConnection(); return c; }
                            void read() { Connection mine = open(); Thread.sleep(9); mine.close(); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 held certain  A.read -> Thread.sleep");
    }

    @Test
    void connectionInAFieldIsNobodysInParticular() {
        assertThat(findings("""
                        class A extends Beans {
                            Connection listening;
                            void open() { listening = dataSource.getConnection(); }
                            void read() { open(); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void rowCallbackHoldsTheConnectionOfItsQuery() {
        assertThat(findings("""
                        class A extends Beans {
                            void read() { jdbc.query("q", (ResultSet row) -> { Thread.sleep(9); }); Thread.sleep(9); }
                        }
                        """.replace("ResultSet", "java.sql.ResultSet")))
                .containsExactly("TXG002 held certain  A.read -> JdbcTemplate.query -> Thread.sleep");
    }

    @Test
    void rowCallbackInATransactionRunsAfterItsStatement() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional
                            public void read() { jdbc.query("q", (java.sql.ResultSet row) -> { Thread.sleep(9); }); }
                        }
                        """)).containsExactly("TXG002 open certain  A.read -> JdbcTemplate.query -> Thread.sleep");
    }
}
