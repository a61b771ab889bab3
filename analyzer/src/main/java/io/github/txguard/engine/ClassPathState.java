package io.github.txguard.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * By what it is seen that a class path has changed without reading it: the sizes and times of its jars and of the class files in
 * its folders.
 *
 * @param files a line for each file, in the order of the class path and of names
 */
record ClassPathState(List<String> files) {
    ClassPathState {
        files = List.copyOf(files);
    }

    /** The state right now; what cannot be looked at is taken for missing. */
    static ClassPathState of(List<Path> entries) {
        List<String> files = new ArrayList<>();
        for (Path entry : entries) {
            List<String> found = new ArrayList<>();
            try {
                Files.walkFileTree(entry, new Visitor(found));
            } catch (IOException e) {
                found.add("missing");
            }
            found.sort(null);
            files.add(entry.toString());
            files.addAll(found);
        }
        return new ClassPathState(files);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final List<String> found;

        Visitor(List<String> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toMillis());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            found.add(file + " missing");
            return FileVisitResult.CONTINUE;
        }
    }
}
