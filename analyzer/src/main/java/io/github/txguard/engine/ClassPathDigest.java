package io.github.txguard.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of the entries of a class path, by their content. Of a jar the central directory is read, which has the name, the size and
 * the checksum of each of its files: that is a hundredth of the bytes, so that no times of jars have to be remembered.
 */
final class ClassPathDigest {
    private static final String CLASS = ".class";
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xffff;
    private static final int SIZE_OFFSET = 12;
    private static final int ZIP64 = -1;

    private ClassPathDigest() {}

    /**
     * The hash of a jar or a folder of class files.
     *
     * @throws IOException if it cannot be read
     */
    static String of(Path entry) throws IOException {
        return hex(Files.isDirectory(entry) ? folder(entry) : jar(entry));
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : files) {
            lines.append(SourceFiles.name(folder, file))
                    .append(' ')
                    .append(hex(ContentHash.of(Files.readAllBytes(file), "")))
                    .append('\n');
        }
        return ContentHash.of(lines.toString().getBytes(StandardCharsets.UTF_8), "folder");
    }

    private static byte[] jar(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), END_BYTES)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            if (!isEnd(tail, 0)) {
                tail = new byte[(int) Math.min(file.length(), END_BYTES + MAX_COMMENT_BYTES)];
                file.seek(file.length() - tail.length);
                file.readFully(tail);
            }
            int end = tail.length - END_BYTES;
            while (end >= 0 && !isEnd(tail, end)) {
                end--;
            }
            byte[] directory = end < 0 ? null : directory(file, tail, end);
            return directory == null
                    ? ContentHash.of(Files.readAllBytes(jar), "file")
                    : ContentHash.of(directory, "directory");
        }
    }

    private static boolean isEnd(byte[] bytes, int offset) {
        return bytes.length - offset >= END_BYTES && littleEndian(bytes).getInt(offset) == END_SIGNATURE;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The central directory; null where it is not to be found by the old fields, as in very large files. */
    private static byte @Nullable [] directory(RandomAccessFile file, byte[] tail, int end) throws IOException {
        int size = littleEndian(tail).getInt(end + SIZE_OFFSET);
        int offset = littleEndian(tail).getInt(end + SIZE_OFFSET + Integer.BYTES);
        // What lies before the archive in a file that starts itself moves the directory, so its place is told from its
        // end.
        long start = file.length() - tail.length + end - size;
        if (size == ZIP64 || offset == ZIP64 || size < 0 || start < 0) {
            return null;
        }
        byte[] directory = new byte[size];
        file.seek(start);
        file.readFully(directory);
        return directory;
    }
}
