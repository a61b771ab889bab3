package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that one call begins and another ends, along every way through a method. */
final class ManualTransactionsTest {
    private static final String OPEN = "TXG002 open certain  A.pay -> Thread.sleep";
    private static final String HELD = "TXG002 held certain  A.pay -> Thread.sleep";

    @TempDir
    Path folder;

    /** Findings of a method with a connection {@code c} and a statement {@code s} on it. */
    private List<String> inMethod(String body) {
        return Sources.in(folder).program("""
                        class A extends Beans {
                            void pay(Connection c, Statement s, boolean some, List<String> all) throws Exception {
                                %s
                            }
                        }
                        """.formatted(body)).findings();
    }

    @Test
    void statementAfterSwitchingAutoCommitOffOpensTheTransaction() {
        assertThat(inMethod("c.setAutoCommit(false); s.execute(\"u\"); Thread.sleep(9); c.commit();"))
                .containsExactly(OPEN);
    }

    @Test
    void beforeTheFirstStatementOnlyTheConnectionIsHeld() {
        assertThat(inMethod("c.setAutoCommit(false); Thread.sleep(9); s.execute(\"u\"); c.commit();"))
                .containsExactly(HELD);
    }

    @Test
    void afterTheCommitOnlyTheConnectionIsHeld() {
        assertThat(inMethod("c.setAutoCommit(false); s.execute(\"u\"); c.commit(); Thread.sleep(9);"))
                .containsExactly(HELD);
    }

    @Test
    void afterTheCommitTheNextStatementOpensAnotherTransaction() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        s.execute("u");
                        c.commit();
                        s.execute("v");
                        Thread.sleep(9);
                        """)).containsExactly(OPEN);
    }

    @Test
    void nothingIsHeldAfterClosing() {
        assertThat(inMethod("c.setAutoCommit(false); s.execute(\"u\"); c.commit(); c.close(); Thread.sleep(9);"))
                .isEmpty();
    }

    @Test
    void nothingIsHeldBeforeTheBegin() {
        assertThat(inMethod("s.execute(\"u\"); Thread.sleep(9); c.setAutoCommit(false); c.commit();"))
                .isEmpty();
    }

    @Test
    void autoCommitIsNoTransaction() {
        assertThat(inMethod("c.setAutoCommit(true); s.execute(\"u\"); Thread.sleep(9);"))
                .isEmpty();
    }

    @Test
    void commitInOneBranchLeavesTheOtherOpen() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        s.execute("u");
                        if (some) { c.commit(); }
                        Thread.sleep(9);
                        """)).containsExactly(OPEN);
    }

    @Test
    void commitInBothBranchesClosesIt() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        s.execute("u");
                        if (some) { c.commit(); } else { c.rollback(); }
                        c.close();
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void beginInOneBranchMayBeOpenAfterwards() {
        assertThat(inMethod("""
                        if (some) { c.setAutoCommit(false); }
                        s.execute("u");
                        Thread.sleep(9);
                        c.commit();
                        """)).containsExactly(OPEN);
    }

    @Test
    void statementOfTheLastRoundIsSeenByTheNext() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        for (String one : all) { Thread.sleep(9); s.execute("u"); }
                        c.commit();
                        """)).containsExactly(OPEN);
    }

    @Test
    void commitInEachRoundLeavesTheConnectionHeld() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        for (String one : all) { Thread.sleep(9); s.execute("u"); c.commit(); }
                        """)).containsExactly(HELD);
    }

    @Test
    void endlessLoopIsLeftOnlyByBreak() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        while (true) { s.execute("u"); if (some) { c.commit(); c.close(); break; } }
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void handlerRunsWithTheTransactionOpen() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        try { s.execute("u"); c.commit(); } catch (RuntimeException e) { Thread.sleep(9); c.rollback(); }
                        """)).containsExactly(OPEN);
    }

    @Test
    void handlerThatRollsBackFirstHoldsOnlyTheConnection() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        try { s.execute("u"); c.commit(); } catch (RuntimeException e) { c.rollback(); Thread.sleep(9); }
                        """)).containsExactly(HELD);
    }

    @Test
    void closingInFinallyCoversEveryWayOut() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        try {
                            s.execute("u");
                            if (some) { return; }
                            c.commit();
                        } finally {
                            c.close();
                        }
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void finallyRunsBeforeTheTransactionIsEndedThere() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        try { s.execute("u"); } finally { Thread.sleep(9); c.rollback(); }
                        """)).containsExactly(OPEN);
    }

    @Test
    void earlyReturnDoesNotReachWhatFollows() {
        assertThat(inMethod("""
                        if (some) { c.setAutoCommit(false); s.execute("u"); return; }
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void throwDoesNotReachWhatFollows() {
        assertThat(inMethod("""
                        if (some) { c.setAutoCommit(false); s.execute("u"); throw new IllegalStateException(); }
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void thrownExceptionReachesItsHandlerWithTheTransactionOpen() {
        assertThat(inMethod("""
                        try {
                            c.setAutoCommit(false);
                            s.execute("u");
                            throw new IllegalStateException();
                        } catch (IllegalStateException e) {
                            Thread.sleep(9);
                        }
                        """)).containsExactly(OPEN);
    }

    @Test
    void resourceIsClosedWhenItsBlockIsLeft() {
        assertThat(inMethod("""
                        try (Connection mine = dataSource.getConnection()) {
                            mine.setAutoCommit(false);
                            mine.createStatement().execute("u");
                            mine.commit();
                        }
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void handlerOfATryWithResourcesRunsAfterTheClose() {
        assertThat(inMethod("""
                        try (Connection mine = dataSource.getConnection()) {
                            mine.setAutoCommit(false);
                            mine.createStatement().execute("u");
                        } catch (RuntimeException e) {
                            Thread.sleep(9);
                        }
                        """)).isEmpty();
    }

    @Test
    void bodyOfATryWithResourcesIsInside() {
        assertThat(inMethod("""
                        try (Connection mine = dataSource.getConnection()) {
                            mine.setAutoCommit(false);
                            mine.createStatement().execute("u");
                            Thread.sleep(9);
                            mine.commit();
                        }
                        """)).containsExactly(OPEN);
    }

    @Test
    void rollbackUnderTheConditionThatItIsNeededEndsIt() {
        assertThat(Sources.in(folder).program("""
                                class A {
                                    void pay(jakarta.persistence.EntityManager em) {
                                        jakarta.persistence.EntityTransaction tx = em.getTransaction();
                                        tx.begin();
                                        em.flush();
                                        if (tx.isActive()) { tx.rollback(); }
                                        em.close();
                                        Thread.sleep(9);
                                    }
                                }
                                """).findings()).isEmpty();
    }

    @Test
    void closeGuardedByANullCheckEndsIt() {
        assertThat(inMethod("""
                        Connection mine = null;
                        try {
                            mine = dataSource.getConnection();
                            mine.setAutoCommit(false);
                            mine.createStatement().execute("u");
                            mine.commit();
                        } finally {
                            if (mine != null) { mine.close(); }
                        }
                        Thread.sleep(9);
                        """)).isEmpty();
    }

    @Test
    void endUnderAnUnrelatedConditionMayNotHappen() {
        assertThat(inMethod("""
                        c.setAutoCommit(false);
                        s.execute("u");
                        if (some) { c.close(); }
                        Thread.sleep(9);
                        """)).containsExactly(OPEN);
    }

    @Test
    void endingOneConnectionLeavesTheOtherOpen() {
        assertThat(inMethod("""
                        Connection other = dataSource.getConnection();
                        c.setAutoCommit(false);
                        s.execute("u");
                        other.setAutoCommit(false);
                        other.close();
                        Thread.sleep(9);
                        """)).containsExactly(OPEN);
    }

    @Test
    void springManagerBeginsAndEnds() {
        assertThat(inMethod("""
                        TransactionStatus status = manager.getTransaction(null);
                        jdbc.queryForMap("q");
                        Thread.sleep(9);
                        manager.commit(status);
                        Thread.sleep(9);
                        """))
                .containsExactly(
                        "TXG012 open likely  A.pay -> PlatformTransactionManager.getTransaction -> JdbcTemplate.queryForMap",
                        OPEN);
    }

    @Test
    void transactionBegunInAHelperMethodIsOpenInItsCaller() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    void pay(Connection c, Statement s) {
                                        begin(c);
                                        s.execute("u");
                                        Thread.sleep(9);
                                        c.commit();
                                    }
                                    private void begin(Connection c) { c.setAutoCommit(false); }
                                }
                                """).findings()).containsExactly(OPEN);
    }

    @Test
    void transactionEndedInAHelperMethodIsEndedInItsCaller() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    void pay(Connection c, Statement s) {
                                        c.setAutoCommit(false);
                                        s.execute("u");
                                        end(c);
                                        Thread.sleep(9);
                                    }
                                    private void end(Connection c) { c.commit(); c.close(); }
                                }
                                """).findings()).isEmpty();
    }

    @Test
    void beginAndEndInHelpersOfHelpersAreSeen() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    void pay(Connection c, Statement s) {
                                        open(c);
                                        s.execute("u");
                                        Thread.sleep(9);
                                        finish(c);
                                        Thread.sleep(9);
                                    }
                                    private void open(Connection c) { begin(c); }
                                    private void begin(Connection c) { c.setAutoCommit(false); }
                                    private void finish(Connection c) { end(c); }
                                    private void end(Connection c) { c.close(); }
                                }
                                """).findings()).containsExactly(OPEN);
    }

    @Test
    void calleeRunsInTheStateOfItsCallSite() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    B b;
                                    void pay(Connection c, Statement s) {
                                        b.call();
                                        c.setAutoCommit(false);
                                        s.execute("u");
                                        b.call();
                                        c.close();
                                        b.call();
                                    }
                                }
                                class B { void call() { Thread.sleep(9); } }
                                """).findings())
                .containsExactly("TXG002 open certain  A.pay -> B.call -> Thread.sleep");
    }
}
