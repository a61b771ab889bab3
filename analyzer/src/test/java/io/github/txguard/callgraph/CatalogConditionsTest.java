package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait only on some receivers or arguments. */
final class CatalogConditionsTest {
    @TempDir
    Path folder;

    private List<String> findings(String body) {
        return Sources.in(folder).program("""
                        class A {
                            @Transactional
                            public void pay() { %s }
                        }
                        """.formatted(body)).findings();
    }

    @Test
    void completedFutureInAVariableDoesNotWait() {
        assertThat(findings("CompletableFuture<Integer> done = CompletableFuture.completedFuture(1); done.get();"))
                .isEmpty();
    }

    @Test
    void futureOfUnknownOriginWaits() {
        assertThat(findings("} void more(CompletableFuture<Integer> some) { one(some); } "
                        + "@Transactional public void one(CompletableFuture<Integer> some) { some.get();"))
                .isEmpty();
        assertThat(Sources.in(folder)
                        .program(
                                "class B { @Transactional public void one(CompletableFuture<Integer> some) { some.get(); } }")
                        .findings())
                .containsExactly("TXG002 held certain  B.one -> CompletableFuture.get");
    }

    @Test
    void streamInMemoryIsNoFile() {
        assertThat(findings("InputStream in = new ByteArrayInputStream(new byte[1]); in.read();"))
                .isEmpty();
    }

    @Test
    void streamOfAFileIsOne() {
        assertThat(findings("InputStream in = new FileInputStream(\"f\"); in.read();"))
                .containsExactly(
                        "TXG006 held certain  A.pay -> new FileInputStream",
                        "TXG006 held certain  A.pay -> InputStream.read");
    }

    @Test
    void fileAccessIsASink() {
        assertThat(findings("Files.readAllBytes(Path.of(\"f\"));"))
                .containsExactly("TXG006 held certain  A.pay -> Files.readAllBytes");
    }

    @Test
    void getOfAMapIsNoWait() {
        assertThat(findings("new HashMap<String, String>().get(\"k\"); Optional.of(1).get();"))
                .isEmpty();
    }

    @Test
    void pollWithoutTimeoutDoesNotWait() {
        assertThat(findings("BlockingQueue<String> queue = new LinkedBlockingQueue<>(); queue.poll();"))
                .isEmpty();
    }

    @Test
    void takeFromAQueueWaits() {
        assertThat(findings("BlockingQueue<String> queue = new LinkedBlockingQueue<>(); queue.take();"))
                .containsExactly("TXG002 held certain  A.pay -> BlockingQueue.take");
    }
}
