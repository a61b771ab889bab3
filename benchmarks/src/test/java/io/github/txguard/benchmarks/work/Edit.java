package io.github.txguard.benchmarks.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change of one place in one file.
 *
 * @param file the file
 * @param before what stands there; of several places the first one is meant
 * @param after what is to stand there
 */
record Edit(Path file, String before, String after) {
    /** Makes the change. */
    void make() throws IOException {
        String text = Files.readString(file);
        int place = text.indexOf(before);
        if (place < 0) {
            throw new IllegalStateException(file.getFileName() + " does not have: " + before);
        }
        Files.writeString(file, text.substring(0, place) + after + text.substring(place + before.length()));
    }
}
