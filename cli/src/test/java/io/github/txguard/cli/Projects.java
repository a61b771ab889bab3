package io.github.txguard.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small projects on disk. */
final class Projects {
    private Projects() {}

    /** Writes a file and its folders. */
    static Path file(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an empty class. */
    static Path type(Path folder, String name) {
        String type = name.substring(name.lastIndexOf('/') + 1).replace(".java", "");
        return file(folder, name, "class " + type + " {}\n");
    }
}
