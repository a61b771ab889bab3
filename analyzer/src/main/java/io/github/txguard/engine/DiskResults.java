package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.store.ContentPack;
import io.github.txguard.store.CorruptUnitException;
import io.github.txguard.store.ResultCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last results of a program, each under a key of all that it follows from. A program has one file; what is wrong with it
 * costs time only.
 */
final class DiskResults implements AutoCloseable {
    /** Several, as one goes back and forth between branches and settings. */
    private static final int MAX_RESULTS = 4;

    private static final String SUFFIX = ".results";

    private final @Nullable Path file;
    private final Consumer<String> notices;
    private final @Nullable ContentPack pack;

    private DiskResults(@Nullable Path file, Consumer<String> notices) {
        this.file = file;
        this.notices = notices;
        this.pack = file == null ? null : ContentPack.open(file, notices);
    }

    /**
     * The results of a request's program.
     *
     * @param build which build of the analyzer runs, or null if that is not known
     */
    static DiskResults open(AnalysisRequest request, @Nullable String build) {
        Path folder = request.cache();
        return folder == null || build == null
                ? new DiskResults(null, notice -> {})
                : new DiskResults(CacheFiles.of(folder, request, SUFFIX), request.progress()::notice);
    }

    /** Whether results are to be kept at all. */
    boolean isKept() {
        return file != null;
    }

    /** Whether there is nothing to be found. */
    boolean isEmpty() {
        return pack == null || pack.keys().isEmpty();
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
        ByteBuffer bytes = pack == null ? null : pack.bytes(key);
        if (bytes == null || file == null) {
            return null;
        }
        try {
            AnalysisResult result = ResultCodec.decode(CacheFiles.content(bytes), rules);
            CacheFiles.touch(file);
            return result;
        } catch (CorruptUnitException e) {
            notices.accept(file.getFileName() + " in the cache is left out of account: " + e.getMessage());
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Keeps a result, unless the next run may fare better with the same inputs. */
    void add(ByteBuffer key, AnalysisResult result) {
        boolean failed = result.problems().stream()
                .anyMatch(problem ->
                        problem.kind() == Problem.Kind.INTERNAL || problem.kind() == Problem.Kind.UNREADABLE);
        if (file == null || failed) {
            return;
        }
        List<ContentPack.Entry> entries = new ArrayList<>();
        entries.add(new ContentPack.Entry(key, ByteBuffer.wrap(ResultCodec.encode(result))));
        if (pack != null) {
            for (ByteBuffer other : pack.keys()) {
                ByteBuffer bytes = other.equals(key) || entries.size() == MAX_RESULTS ? null : pack.bytes(other);
                if (bytes != null) {
                    entries.add(new ContentPack.Entry(other, bytes));
                }
            }
        }
        try {
            ContentPack.write(file, entries);
        } catch (IOException e) {
            notices.accept("the result is not kept for the next run: " + e);
        }
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
        }
    }
}
