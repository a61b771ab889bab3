package io.github.txguard.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Finding;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations that have no effect, where that misleads. */
final class IneffectiveDeclarationsTest {
    @TempDir
    Path folder;

    private List<String> findings(String types) {
        return Sources.in(folder).program(types).findings();
    }

    private List<String> messages(String types) {
        return Sources.in(folder).program(types).analyze().findings().stream()
                .map(Finding::message)
                .toList();
    }

    private static String service(String annotation, String call) {
        return """
                class A extends Beans {
                    A self;
                    @Transactional
                    public void place() { jdbc.update("u"); %s; }
                    %s
                    public void audit() { jdbc.update("v"); }
                }
                """.formatted(call, annotation);
    }

    @Test
    void selfInvokedNewTransactionDoesNotSuspend() {
        String program = service("@Transactional(propagation = Propagation.REQUIRES_NEW)", "audit()");
        assertThat(findings(program)).containsExactly("TXG014 open certain  A.place -> A.audit");
        assertThat(messages(program))
                .containsExactly("A.audit runs in the transaction of A.place (@Transactional): "
                        + "its REQUIRES_NEW has no effect on a call that does not pass the proxy");
    }

    @Test
    void selfInvokedExclusionDoesNotSuspendOrCheck() {
        assertThat(findings(service("@Transactional(propagation = Propagation.NOT_SUPPORTED)", "this.audit()")))
                .containsExactly("TXG014 open certain  A.place -> A.audit");
        assertThat(findings(service("@Transactional(propagation = Propagation.NEVER)", "audit()")))
                .containsExactly("TXG014 open certain  A.place -> A.audit");
    }

    @Test
    void selfInvokedJoiningMakesNoDifference() {
        assertThat(findings(service("@Transactional", "audit()"))).isEmpty();
        assertThat(findings(service("@Transactional(propagation = Propagation.MANDATORY)", "audit()")))
                .isEmpty();
    }

    @Test
    void callThroughTheBeanTakesEffect() {
        assertThat(findings(service("@Transactional(propagation = Propagation.NOT_SUPPORTED)", "self.audit()")))
                .noneMatch(line -> line.startsWith("TXG014"));
    }

    @Test
    void wovenAndGeneratedClassesSeeCallsOnThis() {
        String program = service("@Transactional(propagation = Propagation.REQUIRES_NEW)", "audit()")
                .replace("@Transactional(propagation", "@io.micronaut.transaction.annotation.Transactional(propagation")
                .replace("    @Transactional\n", "    @io.micronaut.transaction.annotation.Transactional\n");
        assertThat(findings(program)).noneMatch(line -> line.startsWith("TXG014"));
    }

    @Test
    void selfInvokedAsynchronousMethodRunsInside() {
        String program = service("@Async", "audit()");
        assertThat(findings(program)).containsExactly("TXG014 open certain  A.place -> A.audit");
        assertThat(messages(program))
                .containsExactly("A.audit runs in the transaction of A.place (@Transactional): "
                        + "it is not asynchronous on a call that does not pass the proxy");
        assertThat(findings(service("@Async", "self.audit()"))).isEmpty();
    }

    @Test
    void callsFurtherInAreFound() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void place() { jdbc.update("u"); b.record(); }
                        }
                        class B extends Beans {
                            public void record() { List.of(1).forEach(i -> write()); }
                            @Transactional(propagation = Propagation.REQUIRES_NEW)
                            public void write() { jdbc.update("v"); }
                        }
                        """))
                .containsExactly("TXG014 open certain  A.place -> B.record -> Iterable.forEach -> B.write");
    }

    private static String job(String annotation, String modifiers, String body) {
        return """
                class Job extends Beans {
                    public void start() { load(); }
                    %s
                    %s void load() { %s }
                }
                """.formatted(annotation, modifiers, body);
    }

    @Test
    void methodOnlyCalledOnThisRunsWithoutItsTransaction() {
        String program = job("@Transactional", "public", "jdbc.update(\"u\"); jdbc.update(\"v\");");
        assertThat(findings(program)).containsExactly("TXG014 none likely  Job.load -> Job.load");
        assertThat(messages(program))
                .containsExactly("Job.load runs without a transaction: "
                        + "its annotation has no effect on a call that does not pass the proxy");
    }

    @Test
    void privateMethodRunsWithoutItsTransaction() {
        assertThat(messages(job("@Transactional", "private", "for (int i : new int[9]) jdbc.update(\"u\");")))
                .containsExactly(
                        "Job.load runs without a transaction: " + "its annotation has no effect on a private method");
    }

    @Test
    void oneStatementNeedsNoTransaction() {
        assertThat(findings(job(
                        "@Transactional",
                        "private",
                        "if (jdbc == null) { jdbc.update(\"u\"); return; } jdbc.update(\"v\");")))
                .isEmpty();
    }

    @Test
    void methodThatOthersCallIsNotBlamed() {
        String twice = "jdbc.update(\"u\"); jdbc.update(\"v\");";
        assertThat(findings(job("@Transactional", "public", twice) + "class C { Job job; void run() { job.load(); } }"))
                .isEmpty();
        assertThat(findings(
                        job("@org.springframework.scheduling.annotation.Scheduled @Transactional", "public", twice)))
                .isEmpty();
        assertThat(findings(job("@Transactional @Override", "public", twice))).isEmpty();
    }

    @Test
    void methodOfAnInterfaceIsNotBlamedWhileOthersMayCallIt() {
        String program = job("@Transactional @Override", "public", "jdbc.update(\"u\"); jdbc.update(\"v\");")
                        .replace("extends Beans", "extends Beans implements Loading")
                + "interface Loading { void load(); }";
        assertThat(findings(program)).isEmpty();
        assertThat(findings(program + "class Start { public static void main(String[] args) { } }"))
                .containsExactly("TXG014 none likely  Job.load -> Job.load");
    }

    @Test
    void privateMethodInSomebodysTransactionIsNotBlamed() {
        assertThat(findings(job("@Transactional", "private", "jdbc.update(\"u\"); jdbc.update(\"v\");")
                        .replace("public void start", "@Transactional public void start")))
                .isEmpty();
        assertThat(findings(job("@Transactional", "private", "jdbc.update(\"u\"); jdbc.update(\"v\");")
                        .replace("load();", "template.executeWithoutResult(s -> load());")))
                .isEmpty();
    }
}
