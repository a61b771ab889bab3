package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.store.ContentPack;
import io.github.txguard.store.CorruptUnitException;
import io.github.txguard.store.StoredUnit;
import io.github.txguard.store.UnitCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs have read of the source files of a program. A program has one file, named after its folder and its source
 * roots; what is wrong with it, or with the folder, costs time only.
 */
final class DiskUnits implements AutoCloseable {
    /** Of what this run had no use for, so many times as much is kept: there are other branches, and programs of that name. */
    private static final int SPARE_FACTOR = 1;

    private static final String SUFFIX = ".units";

    private final @Nullable Path file;
    private final String build;
    private final Consumer<String> notices;
    private final @Nullable ContentPack pack;
    private final LongAdder decoded = new LongAdder();
    private final Set<ByteBuffer> used = ConcurrentHashMap.newKeySet();
    private final Map<ByteBuffer, ByteBuffer> added = new ConcurrentSkipListMap<>();

    private DiskUnits(@Nullable Path file, String build, Consumer<String> notices) {
        this.file = file;
        this.build = build;
        this.notices = notices;
        this.pack = file == null ? null : ContentPack.open(file, notices);
    }

    /**
     * The units of a request's program.
     *
     * @param build which build of the analyzer runs, or null if that is not known
     */
    static DiskUnits open(AnalysisRequest request, @Nullable String build) {
        Path folder = request.cache();
        return folder == null || build == null
                ? new DiskUnits(null, "", notice -> {})
                : new DiskUnits(CacheFiles.of(folder, request, SUFFIX), build, request.progress()::notice);
    }

    private ByteBuffer key(String name, ByteBuffer digest) {
        return ByteBuffer.wrap(ContentHash.of(CacheFiles.content(digest), build + "\n" + name));
    }

    /**
     * What is known of a file; may be called from many threads.
     *
     * @param name name of the file, which stands in its unit
     * @param digest hash of its content
     */
    @Nullable
    ParsedUnit find(String name, ByteBuffer digest) {
        if (pack == null) {
            return null;
        }
        ByteBuffer key = key(name, digest);
        ByteBuffer bytes = pack.bytes(key);
        if (bytes == null) {
            return null;
        }
        try {
            decoded.increment();
            StoredUnit stored = UnitCodec.decode(CacheFiles.content(bytes));
            used.add(key);
            return new ParsedUnit(stored.unit(), stored.problems());
        } catch (CorruptUnitException e) {
            return null;
        }
    }

    /** Number of units that were read so far. */
    long decoded() {
        return decoded.sum();
    }

    /** Keeps what was read of a file; may be called from many threads. */
    void add(String name, ByteBuffer digest, ParsedUnit parsed) {
        boolean failed = parsed.problems().stream().anyMatch(problem -> problem.kind() == Problem.Kind.INTERNAL);
        if (file == null || failed) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(UnitCodec.encode(new StoredUnit(parsed.unit(), parsed.problems())));
            added.put(key(name, digest), bytes);
        } catch (StackOverflowError e) {
            // Nested too deeply to be written: it will be read again.
        }
    }

    /** Writes what was added, if anything was, and cleans up. */
    void save() {
        if (file == null) {
            return;
        }
        try {
            if (!added.isEmpty()) {
                ContentPack.write(file, entries());
                CacheFiles.removeUnusedBeside(file);
            } else if (pack != null) {
                CacheFiles.touch(file);
            }
        } catch (IOException e) {
            notices.accept("what was read of the sources is not kept for the next run: " + e);
        }
    }

    private List<ContentPack.Entry> entries() {
        List<ContentPack.Entry> entries = new ArrayList<>();
        added.forEach((key, bytes) -> entries.add(new ContentPack.Entry(key, bytes)));
        if (pack != null) {
            int spare = (added.size() + used.size()) * SPARE_FACTOR;
            for (ByteBuffer key : pack.keys()) {
                ByteBuffer bytes = used.contains(key) || spare-- > 0 ? pack.bytes(key) : null;
                if (bytes != null && !added.containsKey(key)) {
                    entries.add(new ContentPack.Entry(key, bytes));
                }
            }
        }
        entries.sort(Comparator.comparing(ContentPack.Entry::key));
        return entries;
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
        }
    }
}
