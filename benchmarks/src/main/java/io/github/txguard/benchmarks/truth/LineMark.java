package io.github.txguard.benchmarks.truth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells whether a line of source is still the one that was judged: the first digits of the SHA-1 of its text, without the white
 * space around it.
 */
final class LineMark {
    private LineMark() {}

    /**
     * Whether the line is there and the same.
     *
     * @param file source file
     * @param line its line, from 1
     * @param mark the mark that was taken when it was judged
     */
    static boolean holds(Path file, int line, String mark) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            // Comments in other encodings do not matter here.
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return line >= 1 && line <= lines.size() && of(lines.get(line - 1)).equals(mark);
        } catch (IOException e) {
            return false;
        }
    }

    /** The mark of a line. */
    static String of(String line) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest(line.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-1", e);
        }
    }
}
