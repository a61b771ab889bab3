package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.store.StoredUnit;
import io.github.txguard.store.UnitCodec;
import io.github.txguard.store.UnitPack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier runs have read of the source files of a program. A program has one file, named after its folder and its source
 * roots; what is wrong with it, or with the folder, costs time only.
 */
final class DiskUnits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskUnits.class);

    /** Of what this run had no use for, so many times as much is kept: there are other branches, and programs of that name. */
    private static final int SPARE_FACTOR = 1;

    private static final Duration UNUSED_FOR = Duration.ofDays(30);
    private static final Duration USED_LATELY = Duration.ofDays(1);
    private static final int NAME_BYTES = 8;
    private static final String SUFFIX = ".units";

    private final @Nullable Path file;
    private final String build;
    private final @Nullable UnitPack pack;
    private final Set<ByteBuffer> used = ConcurrentHashMap.newKeySet();
    private final Map<ByteBuffer, ByteBuffer> added = new ConcurrentSkipListMap<>();

    private DiskUnits(@Nullable Path file, String build) {
        this.file = file;
        this.build = build;
        this.pack = file == null ? null : UnitPack.open(file);
    }

    /** Knows nothing and keeps nothing. */
    static DiskUnits none() {
        return new DiskUnits(null, "");
    }

    /**
     * The units of a request's program.
     *
     * @param build which build of the analyzer runs, or null if that is not known
     */
    static DiskUnits open(AnalysisRequest request, @Nullable String build) {
        Path folder = request.cache();
        return folder == null || build == null ? none() : new DiskUnits(folder.resolve(name(request)), build);
    }

    /** Nothing of it tells where the program lies, so that machines can share the folder. */
    private static String name(AnalysisRequest request) {
        Path root = request.root().toAbsolutePath().normalize();
        List<String> parts = new ArrayList<>();
        for (Path source : request.sources()) {
            Path path = source.toAbsolutePath().normalize();
            parts.add((path.startsWith(root) ? root.relativize(path) : path)
                    .toString()
                    .replace('\\', '/'));
        }
        parts.sort(null);
        byte[] hash = ContentHash.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8), "sources");
        Path name = root.getFileName();
        return (name == null ? "" : name + "-") + HexFormat.of().formatHex(hash, 0, NAME_BYTES) + SUFFIX;
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private ByteBuffer key(String name, ByteBuffer digest) {
        return ByteBuffer.wrap(ContentHash.of(content(digest), build + "\n" + name));
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
        StoredUnit stored = pack.find(key);
        if (stored == null) {
            return null;
        }
        used.add(key);
        return new ParsedUnit(stored.unit(), stored.problems());
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
                UnitPack.write(file, entries());
                removeUnused(file.toAbsolutePath().getParent());
            } else if (pack != null && isOlderThan(file, USED_LATELY)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
        } catch (IOException e) {
            LOG.warn("what was read of the sources is not kept for the next run: {}", e.toString());
        }
    }

    private List<UnitPack.Entry> entries() {
        List<UnitPack.Entry> entries = new ArrayList<>();
        added.forEach((key, bytes) -> entries.add(new UnitPack.Entry(key, bytes)));
        if (pack != null) {
            int spare = (added.size() + used.size()) * SPARE_FACTOR;
            for (ByteBuffer key : pack.keys()) {
                ByteBuffer bytes = used.contains(key) || spare-- > 0 ? pack.bytes(key) : null;
                if (bytes != null && !added.containsKey(key)) {
                    entries.add(new UnitPack.Entry(key, bytes));
                }
            }
        }
        return entries;
    }

    private static void removeUnused(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{units,tmp}")) {
            for (Path each : files) {
                if (isOlderThan(each, UNUSED_FOR)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private static boolean isOlderThan(Path file, Duration age) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(age));
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
        }
    }
}
