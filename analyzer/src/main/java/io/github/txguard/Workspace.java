package io.github.txguard;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.engine.Kept;
import io.github.txguard.engine.Pipeline;
import java.nio.file.Path;
import java.util.List;

/**
 * Analyzes the same program again and again while it is being changed, as editors do. What did not change is not read again:
 * source files are known by their contents, be they on the disk or given with {@link AnalysisRequest.Builder#text}; jars and class
 * folders stay open as long as nothing in them changes.
 *
 * <p>Every result is the one that {@link TxGuard#analyze} gives for the same request. May be used from many threads, which then
 * wait for each other. One workspace holds the model of one program in memory; a request for other files replaces it.
 */
public final class Workspace implements AutoCloseable {
    private final Kept kept = new Kept();

    /** An empty workspace; nothing is read yet. */
    public Workspace() {}

    /**
     * Analyzes a program. If it ends with an exception, such as one of the progress listener, what was read until then is kept.
     *
     * @param request all of the program, not only what has changed
     */
    public synchronized AnalysisResult analyze(AnalysisRequest request) {
        return Pipeline.run(request, kept);
    }

    /**
     * The findings of a program whose transactions open in one file. They are those of {@link #analyze}, in the same order, but are
     * found without looking into more of the program than this file may run.
     *
     * @param request all of the program
     * @param file one of its files
     */
    public synchronized List<Finding> findingsOf(AnalysisRequest request, Path file) {
        Path root = request.root().toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path relative = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        String name = relative.toString().replace('\\', '/');
        return Pipeline.findingsOf(request, name, kept);
    }

    /** Forgets everything and closes the jars. The workspace may be used again, and then starts anew. */
    @Override
    public synchronized void close() {
        kept.close();
    }
}
