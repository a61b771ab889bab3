package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that runs on another thread, after the commit, or not at all. */
final class DeferredExecutionTest {
    @TempDir
    Path folder;

    /** Findings of a transaction that runs this after a statement, among these types. */
    private List<String> findings(String body, String types) {
        return Sources.in(folder).program("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); %s }
                        }
                        %s
                        """.formatted(body, types)).findings();
    }

    private List<String> findings(String body) {
        return findings(body, "class B { }");
    }

    @Test
    void workHandedToAnExecutorIsOutside() {
        assertThat(findings("executor.submit(() -> Thread.sleep(9));")).isEmpty();
    }

    @Test
    void workOfANewThreadIsOutside() {
        assertThat(findings("new Thread(() -> Thread.sleep(9)).start();")).isEmpty();
    }

    @Test
    void waitingForTheWorkIsASink() {
        assertThat(findings("executor.submit(() -> 1).get();"))
                .containsExactly("TXG002 open certain  A.pay -> Future.get");
    }

    @Test
    void joiningACompletableFutureIsASink() {
        assertThat(findings("CompletableFuture.supplyAsync(() -> 1).join();"))
                .containsExactly("TXG002 open certain  A.pay -> CompletableFuture.join");
    }

    @Test
    void joiningACompletedFutureDoesNotWait() {
        assertThat(findings("CompletableFuture.completedFuture(1).join();")).isEmpty();
    }

    @Test
    void asynchronousMethodIsOutside() {
        assertThat(findings("b.call();", "class B { @Async public void call() { Thread.sleep(9); } }"))
                .isEmpty();
    }

    @Test
    void methodOfAnAsynchronousClassIsOutside() {
        assertThat(findings("b.call();", "@Async class B { public void call() { Thread.sleep(9); } }"))
                .isEmpty();
    }

    @Test
    void asynchronousInterfaceMethodIsOutside() {
        assertThat(findings("b.call();", """
                        interface B { @Async void call(); }
                        class C implements B { public void call() { Thread.sleep(9); } }
                        """)).isEmpty();
    }

    @Test
    void selfInvokedAsynchronousMethodRunsInPlace() {
        assertThat(Sources.in(folder).program("""
                                class A extends Beans {
                                    @Transactional
                                    public void pay() { jdbc.queryForMap("q"); call(); }
                                    @Async
                                    public void call() { Thread.sleep(9); }
                                }
                                """).findings())
                .containsExactly(
                        "TXG014 open certain  A.pay -> A.call", "TXG002 open certain  A.pay -> A.call -> Thread.sleep");
    }

    @Test
    void afterCommitHoldsOnlyTheConnection() {
        assertThat(findings("""
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            public void afterCommit() { Thread.sleep(9); }
                        });
                        """))
                .containsExactly(
                        "TXG002 held certain  A.pay -> TransactionSynchronizationManager.registerSynchronization"
                                + " -> Thread.sleep");
    }

    @Test
    void beforeCommitIsInside() {
        assertThat(findings("""
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            public void beforeCommit(boolean readOnly) { Thread.sleep(9); }
                        });
                        """))
                .containsExactly(
                        "TXG002 open certain  A.pay -> TransactionSynchronizationManager.registerSynchronization"
                                + " -> Thread.sleep");
    }

    @Test
    void elementsOfAStreamRunInPlace() {
        assertThat(findings("List.of(1).stream().map(i -> { Thread.sleep(9); return i; }).toList();"))
                .singleElement()
                .asString()
                .startsWith("TXG002 open certain  A.pay -> ")
                .endsWith(" -> Thread.sleep");
    }

    @Test
    void continuationOfAFutureIsOnlyPossiblyInPlace() {
        String program = "future().thenApply(i -> { Thread.sleep(9); return i; });";
        assertThat(findings(program + " } CompletableFuture<Integer> future() { return null;"))
                .isEmpty();
        assertThat(Sources.in(folder).withPossibleFindings().findings())
                .singleElement()
                .asString()
                .startsWith("TXG002 open possible  A.pay -> ");
    }
}
