package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The source files of a request. */
final class SourceFiles {
    private final Consumer<Problem> problems;
    private final Path root;
    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;
    private final Map<String, Path> found = new TreeMap<>();

    private SourceFiles(AnalysisRequest request, Consumer<Problem> problems) {
        this.problems = problems;
        this.root = request.root().toAbsolutePath().normalize();
        this.includes = matchers(request.includes());
        this.excludes = matchers(request.excludes());
    }

    /**
     * Finds the files.
     *
     * @param request request
     * @param problems hears of what cannot be read
     * @return files by their name relative to the root, in the order of names
     */
    static Map<String, Path> find(AnalysisRequest request, Consumer<Problem> problems) {
        SourceFiles files = new SourceFiles(request, problems);
        for (Path source : request.sources()) {
            Path path = source.toAbsolutePath().normalize();
            if (request.text(path) == null) {
                files.walk(path);
            } else if (files.isWanted(path)) {
                files.found.put(files.name(path), path);
            }
        }
        return files.found;
    }

    private static List<PathMatcher> matchers(List<String> globs) {
        return globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    private void walk(Path source) {
        if (!Files.exists(source)) {
            lost(source, "does not exist");
            return;
        }
        try {
            Files.walkFileTree(source, new Visitor());
        } catch (IOException e) {
            lost(source, e.toString());
        }
    }

    private void lost(Path path, String why) {
        problems.accept(new Problem(Problem.Kind.UNREADABLE, name(path), 0, "cannot be read: " + why));
    }

    private String name(Path file) {
        return name(root, file);
    }

    /**
     * How a file is called in an analysis: relative to the root if it lies below, with slashes.
     *
     * @param root absolute, normalized
     * @param file likewise
     */
    static String name(Path root, Path file) {
        return relative(root, file).toString().replace('\\', '/');
    }

    private static Path relative(Path root, Path file) {
        if (!file.startsWith(root)) {
            return file;
        }
        int above = root.getNameCount();
        // Going through all the names, as relativize does, is the most of what finding files takes.
        return above > 0 && file.getNameCount() > above
                ? file.subpath(above, file.getNameCount())
                : root.relativize(file);
    }

    private boolean isWanted(Path file) {
        if (!file.toString().endsWith(".java")) {
            return false;
        }
        if (includes.isEmpty() && excludes.isEmpty()) {
            return true;
        }
        Path relative = relative(root, file);
        return (includes.isEmpty() || includes.stream().anyMatch(m -> m.matches(relative)))
                && excludes.stream().noneMatch(m -> m.matches(relative));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isWanted(file)) {
                found.put(name(file), file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            lost(file, String.valueOf(e.getMessage()));
            return FileVisitResult.CONTINUE;
        }
    }
}
