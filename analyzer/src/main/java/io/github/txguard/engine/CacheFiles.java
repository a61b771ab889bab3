package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
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

/** The names and the age of the files in a cache folder. */
final class CacheFiles {
    private static final Duration UNUSED_FOR = Duration.ofDays(30);
    private static final Duration USED_LATELY = Duration.ofDays(1);
    private static final int NAME_BYTES = 8;

    private CacheFiles() {}

    /**
     * A file for a program, named after its folder and its source roots. Nothing of it tells where the program lies, so that
     * machines can share the folder.
     *
     * @param suffix what kind of file, such as {@code .units}
     */
    static Path of(Path folder, AnalysisRequest request, String suffix) {
        Path root = request.root().toAbsolutePath().normalize();
        List<String> parts = new ArrayList<>();
        for (Path source : request.sources()) {
            parts.add(SourceFiles.name(root, source.toAbsolutePath().normalize()));
        }
        parts.sort(null);
        byte[] hash = ContentHash.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8), "sources");
        Path name = root.getFileName();
        return folder.resolve(
                (name == null ? "" : name + "-") + HexFormat.of().formatHex(hash, 0, NAME_BYTES) + suffix);
    }

    /** Says that a file is in use, once a day. */
    static void touch(Path file) throws IOException {
        if (isOlderThan(file, USED_LATELY)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        }
    }

    /** Removes what nobody has used for long, and what runs that were ended left unfinished. */
    static void removeUnusedBeside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{units,results,traces,tmp}")) {
            for (Path each : files) {
                if (isOlderThan(each, UNUSED_FOR)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /** The bytes of a buffer, copied. */
    static byte[] content(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static boolean isOlderThan(Path file, Duration age) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(age));
    }
}
