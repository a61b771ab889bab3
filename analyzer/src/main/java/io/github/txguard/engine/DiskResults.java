package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.store.ResultCodec;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last results of a program, each under a key of all that it follows from. A program has one file; what is wrong with it
 * costs time only.
 */
final class DiskResults implements AutoCloseable {
    /** Several, as one goes back and forth between branches and settings. */
    private static final int MAX_RESULTS = 4;

    private static final String SUFFIX = ".results";

    private final DiskEntries entries;

    private DiskResults(DiskEntries entries) {
        this.entries = entries;
    }

    /**
     * The results of a request's program.
     *
     * @param build which build of the analyzer runs, or null if that is not known
     */
    static DiskResults open(AnalysisRequest request, @Nullable String build) {
        return new DiskResults(DiskEntries.open(request, build, SUFFIX, MAX_RESULTS));
    }

    /** Whether results are to be kept at all. */
    boolean isKept() {
        return entries.isKept();
    }

    /** Whether there is nothing to be found. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * An earlier result.
     *
     * @param key all that it follows from
     * @param rules the analyzer's rules
     * @return null if there is none
     */
    @Nullable
    AnalysisResult find(ByteBuffer key, List<RuleInfo> rules) {
        return entries.find(key, bytes -> ResultCodec.decode(bytes, rules));
    }

    /** Keeps a result, unless the next run may fare better with the same inputs. */
    void add(ByteBuffer key, AnalysisResult result) {
        if (mayBeKept(result)) {
            entries.add(key, () -> ResultCodec.encode(result));
        }
    }

    /** Whether the next run cannot fare better with the same inputs. */
    static boolean mayBeKept(AnalysisResult result) {
        return result.problems().stream()
                .noneMatch(problem ->
                        problem.kind() == Problem.Kind.INTERNAL || problem.kind() == Problem.Kind.UNREADABLE);
    }

    @Override
    public void close() {
        entries.close();
    }
}
