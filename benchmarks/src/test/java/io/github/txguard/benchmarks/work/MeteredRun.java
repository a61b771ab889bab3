package io.github.txguard.benchmarks.work;

import com.sun.management.ThreadMXBean;
import io.github.txguard.Workspace;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.WorkCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs an analysis on one thread, as then it does the same each time, and tells what it did. */
final class MeteredRun implements ProgressListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = allocated();
    private long bytes;
    private WorkCounts counts = WorkCounts.NONE;

    private MeteredRun() {}

    /**
     * Runs an analysis.
     *
     * @param program what to analyze
     * @param cache folder of the cache
     * @param workspace what is kept in memory
     */
    static Work of(GuardedProgram program, Path cache, Workspace workspace) {
        MeteredRun run = new MeteredRun();
        AnalysisResult result = workspace.analyze(run.request(program, cache));
        if (!result.problems().isEmpty() || result.findings().isEmpty()) {
            throw new IllegalStateException("not the result that was expected: " + result.problems());
        }
        return run.work(result.coverage().lines());
    }

    /**
     * Asks for the findings of one file, as editors do.
     *
     * @param program what to analyze
     * @param cache folder of the cache
     * @param workspace what is kept in memory
     */
    static Work inEditor(GuardedProgram program, Path cache, Workspace workspace) {
        int lines = workspace
                .analyze(new MeteredRun().request(program, cache))
                .coverage()
                .lines();
        try {
            program.body().make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MeteredRun run = new MeteredRun();
        workspace.findingsOf(run.request(program, cache), program.body().file());
        return run.work(lines);
    }

    private AnalysisRequest request(GuardedProgram program, Path cache) {
        return AnalysisRequest.builder(program.root())
                .sources(program.sources())
                .classPath(program.classPath())
                .cache(cache)
                .threads(1)
                .failFast(true)
                .progress(this)
                .build();
    }

    private Work work(int lines) {
        return new Work(counts, bytes / 1024 * 1000 / lines);
    }

    @Override
    public void progress(String stage, int done, int total) {}

    /** Here the threads of the analysis still live. */
    @Override
    public void worked(WorkCounts all) {
        counts = all;
        // Threads of runs before may have ended since.
        allocated().forEach((thread, now) -> bytes += now - before.getOrDefault(thread, 0L));
    }

    private Map<Long, Long> allocated() {
        Map<Long, Long> byThread = new LinkedHashMap<>();
        for (long thread : threads.getAllThreadIds()) {
            byThread.put(thread, Math.max(0, threads.getThreadAllocatedBytes(thread)));
        }
        return byThread;
    }
}
