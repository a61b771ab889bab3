package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.store.TraceCodec;
import io.github.txguard.store.TracedResult;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last result of a program that was analyzed as a whole, for each way to ask for it, with what it follows from. */
final class DiskTraces implements AutoCloseable {
    /** Several, as one goes back and forth between settings. */
    private static final int MAX_TRACES = 2;

    private static final String SUFFIX = ".traces";

    private final DiskEntries entries;

    private DiskTraces(DiskEntries entries) {
        this.entries = entries;
    }

    /**
     * The results of a request's program.
     *
     * @param build which build of the analyzer runs, or null if that is not known
     */
    static DiskTraces open(AnalysisRequest request, @Nullable String build) {
        return new DiskTraces(DiskEntries.open(request, build, SUFFIX, MAX_TRACES));
    }

    /**
     * The last result.
     *
     * @param key all that it follows from but the contents of the sources
     * @param rules the analyzer's rules
     * @return null if there is none
     */
    @Nullable
    TracedResult find(ByteBuffer key, List<RuleInfo> rules) {
        return entries.find(key, bytes -> TraceCodec.decode(bytes, rules));
    }

    /** Keeps a result in place of the last one. */
    void add(ByteBuffer key, TracedResult traced) {
        if (DiskResults.mayBeKept(traced.result())) {
            entries.add(key, () -> TraceCodec.encode(traced));
        }
    }

    @Override
    public void close() {
        entries.close();
    }
}
