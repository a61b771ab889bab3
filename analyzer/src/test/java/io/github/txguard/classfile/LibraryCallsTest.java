package io.github.txguard.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.engine.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls from transactions into libraries of which there are only class files. */
final class LibraryCallsTest {
    private static final String CLIENT = """
            package acme;
            public class Client {
                private final Transport transport = new Pausing();
                public String fetch(String id) {
                    if (id == null) {
                        return "";
                    }
                    return transport.send(id, 3);
                }
                public String local(String id) { return id.trim(); }
                public static Client create() { return new Client(); }
            }
            """;

    private static final String TRANSPORT = """
            package acme;
            interface Transport { String send(String id, int times); }
            class Pausing implements Transport {
                public String send(String id, int times) {
                    for (int i = 0; i < times; i++) {
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    return id;
                }
            }
            """;

    @TempDir
    Path folder;

    private Sources sources(String program) throws IOException {
        return Sources.in(Files.createDirectories(folder.resolve("program"))).program(program);
    }

    private List<String> findings(Map<String, String> library, String program) throws IOException {
        return sources(program)
                .withClassPath(Compiled.jar(folder, "acme-client-1.0.jar", library))
                .findings();
    }

    private static final String CALLER = """
            class A extends Beans {
                acme.Client client = acme.Client.create();
                @Transactional
                public void remote() { jdbc.queryForList("q"); client.fetch("1"); }
                @Transactional
                public void near() { jdbc.queryForList("q"); client.local("1"); }
            }
            """;

    @Test
    void waitsInsideAJarAreFound() throws IOException {
        assertThat(findings(Map.of("acme/Client.java", CLIENT, "acme/Transport.java", TRANSPORT), CALLER))
                .containsExactly("TXG002 open likely  A.remote -> Client.fetch -> Transport.send -> Thread.sleep");
    }

    @Test
    void importsOnDemandMeanTheTypesThatAreNamed() throws IOException {
        assertThat(findings(
                        Map.of("acme/Client.java", CLIENT, "acme/Transport.java", TRANSPORT),
                        "import acme.*;\n" + CALLER.replace("acme.", "")))
                .containsExactly("TXG002 open likely  A.remote -> Client.fetch -> Transport.send -> Thread.sleep");
    }

    @Test
    void thePathLeadsIntoTheJarByLine() throws IOException {
        AnalysisResult result = sources(CALLER)
                .withClassPath(Compiled.jar(
                        folder,
                        "acme-client-1.0.jar",
                        Map.of("acme/Client.java", CLIENT, "acme/Transport.java", TRANSPORT)))
                .analyze();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).path().steps().get(1).location())
                .hasToString("SourceLocation[file=acme-client-1.0.jar!/acme/Client.java, line=8, column=0]");
        assertThat(result.findings().get(0).sink().location().file())
                .isEqualTo("acme-client-1.0.jar!/acme/Transport.java");
    }

    private static final String HANDED = """
            package acme;
            import java.util.function.Supplier;
            import org.springframework.transaction.support.TransactionTemplate;
            public class Tx {
                private final TransactionTemplate template;
                public Tx(TransactionTemplate template) { this.template = template; }
                public <T> T in(Supplier<T> work) { return template.execute(status -> work.get()); }
            }
            """;

    private static final Map<String, String> SPRING = Map.of(
            "org/springframework/transaction/support/TransactionTemplate.java",
            """
            package org.springframework.transaction.support;
            public class TransactionTemplate { public <T> T execute(TransactionCallback<T> action) { return null; } }
            """,
            "org/springframework/transaction/support/TransactionCallback.java",
            """
            package org.springframework.transaction.support;
            public interface TransactionCallback<T> { T doInTransaction(Object status); }
            """);

    @Test
    void functionsHandedIntoCompiledTransactionsRunInThem() throws IOException {
        Map<String, String> library = new java.util.TreeMap<>(SPRING);
        library.put("acme/Tx.java", HANDED);
        Path classes = Compiled.classes(folder, library);
        Path jar = folder.resolve("acme-tx.jar");
        Compiled.pack(classes, "acme", jar);
        assertThat(sources("""
                        class A extends Beans {
                            acme.Tx tx = new acme.Tx(template);
                            String load() { return tx.in(() -> { jdbc.queryForList("q"); return rest.getForObject("u", String.class); }); }
                        }
                        """).withClassPath(jar).findings())
                .containsExactly(
                        "TXG001 open certain  A.load -> Tx.in -> TransactionTemplate.execute -> Supplier.get -> RestTemplate.getForObject");
    }

    @Test
    void compiledImplementationsOfSourceInterfacesAreFollowed() throws IOException {
        assertThat(findings(
                        Map.of(
                                "p/Port.java",
                                "package p; public interface Port { void call() throws Exception; }",
                                "p/Adapter.java",
                                """
                                package p;
                                public class Adapter implements Port {
                                    public void call() throws Exception { Thread.sleep(5); }
                                }
                                """),
                        """
                        interface Port { void call() throws Exception; }
                        class A extends Beans {
                            Port port;
                            @Transactional
                            public void run() throws Exception { jdbc.queryForList("q"); port.call(); }
                        }
                        """))
                .containsExactly("TXG002 open certain  A.run -> Port.call -> Thread.sleep");
    }

    @Test
    void transactionsOfCompiledClassesOfTheProgramAreFound() throws IOException {
        Path classes = Compiled.classes(
                folder,
                Map.of("org/springframework/transaction/annotation/Transactional.java", """
                package org.springframework.transaction.annotation;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME) public @interface Transactional { }
                """, "k/Orders.java", """
                package k;
                public class Orders {
                    @org.springframework.transaction.annotation.Transactional
                    public void pay() throws Exception { Thread.sleep(1); }
                }
                """));
        assertThat(sources("class Empty { }").withClassPath(classes).findings())
                .containsExactly("TXG002 held certain  Orders.pay -> Thread.sleep");
    }

    @Test
    void tryFinallyInByteCodeEndsWhatItBegan() throws IOException {
        String body = """
                package acme;
                import java.sql.*;
                public class Work {
                    public static void run(Connection c) throws Exception {
                        c.setAutoCommit(false);
                        try {
                            c.createStatement().execute("update t set a = 1");
                            c.commit();
                        } catch (SQLException e) {
                            c.rollback();
                            throw e;
                        } finally {
                            c.setAutoCommit(true);
                        }
                        Thread.sleep(5);
                    }
                }
                """;
        assertThat(findings(Map.of("acme/Work.java", body), """
                class A extends Beans {
                    void run(Connection c) throws Exception { acme.Work.run(c); Thread.sleep(7); }
                }
                """)).isEmpty();
    }

    @Test
    void aCorruptClassCostsItselfAlone() throws IOException {
        Path classes = Compiled.classes(folder, Map.of("acme/Client.java", CLIENT, "acme/Transport.java", TRANSPORT));
        Files.write(classes.resolve("acme/Pausing.class"), new byte[] {1, 2, 3});
        AnalysisResult result = sources(CALLER).withClassPath(classes).analyze();
        assertThat(result.findings()).isEmpty();
        assertThat(result.problems())
                .anySatisfy(problem -> assertThat(problem.message()).startsWith("acme/Pausing.class cannot be read"));
    }
}
