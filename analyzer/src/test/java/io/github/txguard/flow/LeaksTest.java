package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Finding;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that are not ended on every path. */
final class LeaksTest {
    @TempDir
    Path folder;

    private List<String> leaks(String types) {
        return Sources.in(folder).program(types).analyze().findings().stream()
                .filter(finding -> finding.rule().equals("TXG012"))
                .map(Finding::message)
                .toList();
    }

    private List<String> inMethod(String body) {
        return leaks("""
                class A extends Beans {
                    jakarta.persistence.EntityManager em;
                    jakarta.transaction.UserTransaction user;
                    org.hibernate.SessionFactory sessions;
                    org.apache.ibatis.session.SqlSessionFactory factory;
                    boolean some;
                    public void run() throws Exception {
                        %s
                    }
                    void work(Connection c) { c.createStatement().execute("u"); }
                    void work() { jdbc.update("u"); }
                    void bare(Connection c) { }
                }
                """.formatted(body));
    }

    @Test
    void connectionThatIsNeverClosedIsLeaked() {
        assertThat(inMethod("Connection c = dataSource.getConnection(); c.setAutoCommit(false); work(c); c.commit();"))
                .containsExactly(
                        "The transaction that A.run begins (Connection.setAutoCommit) stays open when it returns");
    }

    @Test
    void failureBetweenBeginAndEndLeaksIt() {
        assertThat(
                        inMethod(
                                "Connection c = dataSource.getConnection(); c.setAutoCommit(false); work(c); c.commit(); c.close();"))
                .containsExactly("The transaction that A.run begins (Connection.setAutoCommit) stays open "
                        + "when A.work in line 30 throws");
    }

    @Test
    void earlyReturnLeaksIt() {
        assertThat(inMethod("""
                        TransactionStatus status = manager.getTransaction(null);
                        try {
                            if (some) {
                                return;
                            }
                            work();
                            manager.commit(status);
                        } catch (RuntimeException e) {
                            manager.rollback(status);
                        }
                        """))
                .containsExactly("The transaction that A.run begins (PlatformTransactionManager.getTransaction) "
                        + "stays open when it returns in line 33");
    }

    @Test
    void handlersOfTheManagerThatForgetToRollBackLeakIt() {
        assertThat(inMethod("TransactionStatus s = manager.getTransaction(null); work(); manager.commit(s);"))
                .singleElement()
                .asString()
                .endsWith("stays open when A.work in line 30 throws");
        assertThat(inMethod("""
                        TransactionStatus s = manager.getTransaction(null);
                        try { work(); manager.commit(s); }
                        catch (RuntimeException e) { throw new IllegalStateException(e); }
                        """)).singleElement().asString().endsWith("stays open when A.work in line 31 throws");
    }

    @Test
    void otherApisLeakLikewise() {
        assertThat(inMethod("em.getTransaction().begin(); work(); em.getTransaction().commit();"))
                .hasSize(1);
        assertThat(inMethod("user.begin(); work(); user.commit();")).hasSize(1);
        assertThat(inMethod("sessions.getCurrentSession().beginTransaction(); work();"))
                .isEmpty();
        assertThat(inMethod(
                        "var s = factory.openSession(); s.selectOne(\"q\"); s.update(\"u\"); s.commit(); s.close();"))
                .hasSize(1);
    }

    @Test
    void resourcesAndFinallyBlocksEndIt() {
        assertThat(
                        inMethod(
                                "try (Connection c = dataSource.getConnection()) { c.setAutoCommit(false); work(c); c.commit(); }"))
                .isEmpty();
        assertThat(inMethod("""
                        Connection c = null;
                        try { c = dataSource.getConnection(); c.setAutoCommit(false); work(c); c.commit(); }
                        catch (Exception e) { c.rollback(); throw e; }
                        finally { if (c != null) { c.close(); } }
                        """)).isEmpty();
        assertThat(inMethod("""
                        boolean done = false;
                        TransactionStatus s = manager.getTransaction(null);
                        try { work(); manager.commit(s); done = true; }
                        finally { if (!done) { manager.rollback(s); } }
                        """)).isEmpty();
        assertThat(inMethod("try (var s = factory.openSession()) { s.selectOne(\"q\"); s.commit(); }"))
                .isEmpty();
    }

    @Test
    void helperThatEndsItIsSeen() {
        assertThat(leaks("""
                        class A extends Beans {
                            public void run() {
                                Connection c = dataSource.getConnection();
                                try { c.setAutoCommit(false); c.createStatement().execute("u"); } finally { close(c); }
                            }
                            static void close(Connection c) { if (c != null) { c.close(); } }
                        }
                        """)).isEmpty();
    }

    @Test
    void whatIsLeftToOthersIsTheirs() {
        assertThat(leaks("""
                        class A extends Beans {
                            Connection open() {
                                Connection c = dataSource.getConnection();
                                c.setAutoCommit(false);
                                return c;
                            }
                            void begin() { manager.getTransaction(null); }
                            void one(Connection c) { c.setAutoCommit(false); c.createStatement().execute("u"); }
                            TransactionStatus two() { return manager.getTransaction(null); }
                            void three() {
                                Connection c = dataSource.getConnection();
                                c.setAutoCommit(false);
                                new Holder(c);
                            }
                            void four() {
                                Connection c = dataSource.getConnection();
                                c.setAutoCommit(false);
                                com.acme.Closing.close(c);
                            }
                            record Holder(Connection c) { }
                        }
                        """)).isEmpty();
    }

    @Test
    void callThatCannotFailLeaksNothing() {
        assertThat(inMethod("Connection c = dataSource.getConnection(); c.setAutoCommit(false); bare(c); c.close();"))
                .isEmpty();
    }
}
