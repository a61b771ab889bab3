package io.github.txguard.sonar.program;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sonar.api.utils.WildcardPattern;

/** The class path of a module: paths and patterns as {@code sonar.java.binaries} and {@code sonar.java.libraries} have them. */
public final class ModuleClassPath {
    private final ModuleDescription module;
    private final Set<Path> entries = new LinkedHashSet<>();
    private final List<String> missing = new ArrayList<>();

    private ModuleClassPath(ModuleDescription module) {
        this.module = module;
    }

    /**
     * Looks the entries up.
     *
     * @param module module
     */
    public static ModuleClassPath of(ModuleDescription module) {
        ModuleClassPath path = new ModuleClassPath(module);
        module.binaries().forEach(written -> path.look(written, false));
        module.libraries().forEach(written -> path.look(written, true));
        return path;
    }

    /** Jars and class folders that exist, in the order written, those of a pattern in the order of names. */
    public Collection<Path> entries() {
        return entries;
    }

    /** What was written and leads to nothing. */
    public List<String> missing() {
        return missing;
    }

    private void look(String written, boolean library) {
        String pattern = written.strip().replace('\\', '/');
        if (pattern.isEmpty()) {
            return;
        }
        try {
            Collection<Path> found = isPattern(pattern) ? matches(pattern) : single(pattern, library);
            if (found.isEmpty()) {
                missing.add(written);
            }
            entries.addAll(found);
        } catch (IOException | InvalidPathException e) {
            missing.add(written);
        }
    }

    private static boolean isPattern(String written) {
        return written.indexOf('*') >= 0 || written.indexOf('?') >= 0;
    }

    private Collection<Path> single(String written, boolean library) throws IOException {
        Path path = module.folder().resolve(written).normalize();
        if (!Files.exists(path)) {
            return List.of();
        }
        Set<Path> found = new LinkedHashSet<>();
        found.add(path);
        if (library && Files.isDirectory(path)) {
            try (Stream<Path> children = Files.list(path)) {
                children.filter(ModuleClassPath::isJar).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isJar(Path file) {
        String name = file.toString();
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    /** The files and folders that a pattern stands for; what lies in a folder that matches is part of it. */
    private Collection<Path> matches(String pattern) throws IOException {
        int wild = Math.min(indexOrEnd(pattern, '*'), indexOrEnd(pattern, '?'));
        int fixed = pattern.lastIndexOf('/', wild) + 1;
        Path start = module.folder().resolve(pattern.substring(0, fixed)).normalize();
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        String rest = pattern.substring(fixed);
        WildcardPattern wanted = WildcardPattern.create(rest, "/");
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : (int) rest.chars().filter(c -> c == '/').count() + 1;
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(start, Set.of(), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(start) && wanted.match(name(start, folder))) {
                    found.add(folder);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean useful = attributes.isDirectory() || isJar(file);
                if (useful && wanted.match(name(start, file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    private static String name(Path start, Path file) {
        return start.relativize(file).toString().replace('\\', '/');
    }

    private static int indexOrEnd(String text, char wanted) {
        int index = text.indexOf(wanted);
        return index < 0 ? text.length() : index;
    }
}
