package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.WorkCounts;
import io.github.txguard.store.ResultCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, started from the virtual machine of the tests. */
class ForkTest {
    private static final int FILES = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Path root;

    @BeforeEach
    void write() throws Exception {
        root = Files.createDirectories(folder.resolve("src"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(root.resolve("Job" + i + ".java"), """
                    import org.springframework.transaction.annotation.Transactional;

                    class Job%d {
                        private final org.springframework.jdbc.core.JdbcTemplate jdbc = null;

                        @Transactional
                        public void run() throws InterruptedException {
                            jdbc.update("update job set state = 1");
                            Thread.sleep(5000);
                        }
                    }
                    """.formatted(i));
        }
    }

    @Test
    void theResultIsTheSame() {
        Listener listener = new Listener();
        AnalysisResult forked =
                TxGuard.analyze(request().fork(true).progress(listener).build());
        assertThat(listener.children).as("processes").hasSize(1);
        assertThat(listener.notices).isEmpty();
        assertThat(listener.counts.parses()).isEqualTo(FILES);
        AnalysisResult here = TxGuard.analyze(request().build());
        assertThat(here.findings()).hasSize(FILES);
        assertThat(ResultCodec.encode(forked)).isEqualTo(ResultCodec.encode(here));
        assertThat(forked.rules()).isEqualTo(here.rules());
    }

    @Test
    void aProcessThatEndsTooSoonCostsTimeOnly() {
        Listener listener = new Listener(ProcessHandle::destroyForcibly);
        AnalysisResult result =
                TxGuard.analyze(request().fork(true).progress(listener).build());
        assertThat(result.findings()).hasSize(FILES);
        assertThat(listener.notices).singleElement().asString().contains("ended before it was done");
    }

    @Test
    void whoStopsListeningEndsTheProcess() {
        Listener listener = new Listener(child -> {
            throw new CancellationException("enough of " + child);
        });
        AnalysisRequest request = request().fork(true).progress(listener).build();
        assertThatThrownBy(() -> TxGuard.analyze(request)).isInstanceOf(CancellationException.class);
        assertThat(listener.children)
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    @Test
    void aFewFilesAreAnalyzedHere() throws Exception {
        for (int i = 5; i < FILES; i++) {
            Files.delete(root.resolve("Job" + i + ".java"));
        }
        Listener listener = new Listener();
        assertThat(TxGuard.analyze(request().fork(true).progress(listener).build())
                        .findings())
                .hasSize(5);
        assertThat(listener.children).isEmpty();
    }

    private AnalysisRequest.Builder request() {
        return AnalysisRequest.builder(folder).sources(List.of(root)).threads(1);
    }

    /** Hears everything, and looks which processes there are when it hears of progress. */
    private static class Listener implements ProgressListener {
        final List<ProcessHandle> children = new ArrayList<>();
        final List<String> notices = new ArrayList<>();
        WorkCounts counts = WorkCounts.NONE;
        private final Consumer<ProcessHandle> first;

        Listener() {
            this(child -> {});
        }

        /**
         * A listener.
         *
         * @param first is given each process when it is seen for the first time
         */
        Listener(Consumer<ProcessHandle> first) {
            this.first = first;
        }

        @Override
        public synchronized void progress(String stage, int done, int total) {
            ProcessHandle.current()
                    .children()
                    .filter(child -> !children.contains(child) && isOurs(child))
                    .forEach(child -> {
                        children.add(child);
                        first.accept(child);
                    });
        }

        private static boolean isOurs(ProcessHandle child) {
            return child.info().commandLine().orElse("").contains(ForkMain.class.getName());
        }

        @Override
        public synchronized void notice(String message) {
            notices.add(message);
        }

        @Override
        public void worked(WorkCounts done) {
            counts = done;
        }
    }
}
