package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transaction holds at the moment of a call. */
final class HeldStatesTest {
    private static final String OPEN = "TXG002 open certain  A.pay -> Thread.sleep";
    private static final String LOCKED = "TXG002 locked certain  A.pay -> Thread.sleep";
    private static final String HELD = "TXG002 held certain  A.pay -> Thread.sleep";

    @TempDir
    Path folder;

    /** Findings of a transaction with this body, among these other members and types. */
    private List<String> inTransaction(String body, String members) {
        return Sources.in(folder).program("""
                        class A extends Beans {
                            @Transactional
                            public void pay(boolean some, List<String> all) { %s }
                            %s
                        }
                        """.formatted(body, members)).findings();
    }

    private List<String> inTransaction(String body) {
        return inTransaction(body, "");
    }

    @Test
    void beforeTheFirstStatementOnlyTheConnectionIsHeld() {
        assertThat(inTransaction("Thread.sleep(9); jdbc.update(\"u\");")).containsExactly(HELD);
    }

    @Test
    void betweenStatementsTheTransactionIsOpen() {
        assertThat(inTransaction("jdbc.update(\"u\"); Thread.sleep(9); jdbc.update(\"v\");"))
                .containsExactly(LOCKED);
    }

    @Test
    void afterTheLastStatementTheTransactionIsOpen() {
        assertThat(inTransaction("jdbc.update(\"u\"); Thread.sleep(9);")).containsExactly(LOCKED);
    }

    @Test
    void withoutAnyStatementTheConnectionIsHeld() {
        assertThat(inTransaction("Thread.sleep(9);")).containsExactly(HELD);
    }

    @Test
    void statementInOneBranchMayHaveRun() {
        assertThat(inTransaction("if (some) { jdbc.update(\"u\"); } Thread.sleep(9);"))
                .containsExactly(OPEN);
    }

    @Test
    void statementInTheOtherBranchHasNotRun() {
        assertThat(inTransaction("if (some) { jdbc.update(\"u\"); } else { Thread.sleep(9); }"))
                .containsExactly(HELD);
    }

    @Test
    void statementOfTheLastRoundMayHaveRun() {
        assertThat(inTransaction("for (String one : all) { Thread.sleep(9); jdbc.update(one); }"))
                .containsExactly(OPEN);
    }

    @Test
    void statementInACallCounts() {
        assertThat(inTransaction("store(); Thread.sleep(9);", "private void store() { jdbc.update(\"u\"); }"))
                .containsExactly(LOCKED);
    }

    @Test
    void statementInAFunctionThatALibraryRunsCounts() {
        assertThat(inTransaction("all.forEach(one -> jdbc.update(one)); Thread.sleep(9);"))
                .containsExactly(OPEN);
    }

    @Test
    void statementBehindAMethodReferenceCounts() {
        assertThat(inTransaction("all.forEach(jdbc::update); Thread.sleep(9);")).containsExactly(OPEN);
    }

    @Test
    void statementInAnArgumentRunsBeforeTheCall() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    @Transactional
                                    public void pay() { rest.getForObject(jdbc.queryForObject("q", String.class), String.class); }
                                }
                                """).findings())
                .containsExactly("TXG001 open certain  A.pay -> RestTemplate.getForObject");
    }

    @Test
    void statementOnAnotherThreadDoesNotCount() {
        assertThat(inTransaction("executor.execute(() -> jdbc.update(\"u\")); Thread.sleep(9);"))
                .containsExactly(HELD);
    }

    @Test
    void calledMethodSeesTheStatementsOfItsCaller() {
        assertThat(inTransaction("jdbc.update(\"u\"); call();", "private void call() { Thread.sleep(9); }"))
                .containsExactly("TXG002 locked certain  A.pay -> A.call -> Thread.sleep");
    }

    @Test
    void preparingAStatementDoesNotRunIt() {
        assertThat(Sources.in(folder).program("""
                                class A {
                                    void pay(Connection c) {
                                        c.setAutoCommit(false);
                                        c.prepareStatement("u");
                                        Thread.sleep(9);
                                        c.close();
                                    }
                                }
                                """).findings()).containsExactly(HELD);
    }

    @Test
    void generatedRepositoryTalksToTheDatabase() {
        assertThat(Sources.in(folder).program("""
                                interface Orders extends org.springframework.data.jpa.repository.JpaRepository<String, Long> {
                                    List<String> findByName(String name);
                                }
                                class A {
                                    Orders orders;
                                    @Transactional
                                    public void pay() { orders.findByName("n"); Thread.sleep(9); }
                                }
                                """).findings()).containsExactly(OPEN);
    }

    @Test
    void interfaceWithoutImplementationMayBeAMapper() {
        assertThat(Sources.in(folder).program("""
                                interface Orders { int insert(String name); }
                                interface Lines { int insert(String name); int delete(String name); }
                                class A {
                                    Lines lines;
                                    @Transactional
                                    public void pay() { lines.insert("n"); Thread.sleep(9); }
                                }
                                """).findings()).containsExactly(OPEN);
    }

    @Test
    void functionalInterfaceIsNoMapper() {
        assertThat(inTransaction(
                        "Price price = null; price.of(\"n\"); Thread.sleep(9);",
                        "interface Price { int of(String name); }"))
                .containsExactly(HELD);
    }

    @Test
    void queryLocksNothing() {
        assertThat(inTransaction("jdbc.queryForList(\"select 1\"); Thread.sleep(9);"))
                .containsExactly(OPEN);
    }

    @Test
    void queryThatAsksForLocksHasThem() {
        assertThat(inTransaction("jdbc.queryForList(\"select 1 from t FOR UPDATE\"); Thread.sleep(9);"))
                .containsExactly(LOCKED);
    }

    @Test
    void textOfAStatementIsPutTogetherFromConstants() {
        assertThat(inTransaction(
                        "String sql = SELECT + \" for update\"; jdbc.queryForList(sql); Thread.sleep(9);",
                        "private static final String SELECT = \"select 1 from t\";"))
                .containsExactly(LOCKED);
    }

    @Test
    void writeInOneBranchLocksNothingForCertain() {
        assertThat(inTransaction(
                        "if (some) { jdbc.update(\"u\"); } else { jdbc.queryForList(\"q\"); } Thread.sleep(9);"))
                .containsExactly(OPEN);
    }

    @Test
    void writeInBothBranchesLocks() {
        assertThat(inTransaction("if (some) { jdbc.update(\"u\"); } else { jdbc.update(\"v\"); } Thread.sleep(9);"))
                .containsExactly(LOCKED);
    }

    @Test
    void writeInALoopMayNotHappen() {
        assertThat(inTransaction("for (String one : all) { jdbc.update(one); } Thread.sleep(9);"))
                .containsExactly(OPEN);
    }

    @Test
    void writeBehindTwoCallsLocks() {
        assertThat(inTransaction(
                        "store(); Thread.sleep(9);",
                        "private void store() { write(); } private void write() { jdbc.update(\"u\"); }"))
                .containsExactly(LOCKED);
    }

    @Test
    void persistedEntityIsWrittenByTheFlush() {
        assertThat(inTransaction("em.persist(this); em.flush(); Thread.sleep(9);"))
                .containsExactly(LOCKED);
        assertThat(inTransaction("em.persist(this); em.find(A.class, 1); Thread.sleep(9);"))
                .containsExactly(OPEN);
        assertThat(inTransaction("em.flush(); Thread.sleep(9);")).containsExactly(OPEN);
    }

    @Test
    void pessimisticLockIsALock() {
        assertThat(inTransaction(
                        "em.find(A.class, 1, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE); Thread.sleep(9);"))
                .containsExactly(LOCKED);
    }
}
