package io.github.txguard.cli;

import io.github.txguard.settings.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds the source roots of a project: in every module, those of the Maven and Gradle layouts, those that a {@code pom.xml}
 * declares, and generated ones. A folder without any of them is a source root itself.
 */
final class SourceRootFinder {
    /** Folders that hold no modules, unless a build file says otherwise. */
    private static final Set<String> SKIPPED =
            new TreeSet<>(List.of("bin", "build", "dist", "node_modules", "out", "src", "target"));

    /** How many builds a warning names. */
    private static final int MOST_NAMES = 5;

    private final boolean tests;
    private final Consumer<String> warnings;

    /**
     * A finder.
     *
     * @param tests whether test sources count
     * @param warnings hears of build files and folders that cannot be read, and of a path with several builds, in one line each
     */
    SourceRootFinder(boolean tests, Consumer<String> warnings) {
        this.tests = tests;
        this.warnings = warnings;
    }

    /**
     * The source roots and files, in the order of paths and then of names, none within another.
     *
     * @param paths project folders, source roots or Java files
     * @throws SettingException if there is no Java source below a path
     */
    List<Path> find(List<Path> paths) {
        Set<Path> roots = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isRegularFile(path)) {
                roots.add(path);
                continue;
            }
            Set<Path> found = rootsBelow(path);
            if (found.isEmpty()) {
                throw new SettingException(path + ": no Java sources found"
                        + (tests ? "" : " (test sources are left out without --tests)"));
            }
            roots.addAll(found);
            sayIfSeveralBuilds(path, found);
        }
        return roots.stream()
                .filter(root -> roots.stream().noneMatch(other -> !other.equals(root) && root.startsWith(other)))
                .toList();
    }

    /** What implements an interface in one application is no implementation in another: nobody shall be surprised by that. */
    private void sayIfSeveralBuilds(Path path, Set<Path> found) {
        Set<Path> builds = new TreeSet<>();
        for (Path root : found) {
            Path build = null;
            for (Path folder = root; folder != null && folder.startsWith(path); folder = folder.getParent()) {
                build = isBuild(folder) ? folder : build;
            }
            if (build != null) {
                builds.add(build);
            }
        }
        if (builds.size() > 1) {
            String names = builds.stream()
                    .limit(MOST_NAMES)
                    .map(build -> path.relativize(build).toString())
                    .collect(Collectors.joining(", ", "", builds.size() > MOST_NAMES ? ", …" : ""));
            warnings.accept(path + ": " + found.size() + " source roots of " + builds.size() + " builds (" + names
                    + ") are analyzed as one program; run it on each application alone if they do not belong together");
        }
    }

    private static boolean isBuild(Path folder) {
        return isModule(folder)
                || Files.exists(folder.resolve("settings.gradle"))
                || Files.exists(folder.resolve("settings.gradle.kts"));
    }

    private Set<Path> rootsBelow(Path path) {
        Set<Path> found = new TreeSet<>();
        Path parent = path.getParent();
        if (parent != null && name(path).equals("src")) {
            addLayouts(parent, found);
        }
        visit(path, found);
        if (found.isEmpty() && (tests || !hasTestRoots(path)) && hasJava(path)) {
            found.add(path);
        }
        return found;
    }

    private static boolean hasTestRoots(Path path) {
        return !new SourceRootFinder(true, warning -> {}).rootsBelow(path).equals(Set.of(path));
    }

    private void visit(Path folder, Set<Path> found) {
        addLayouts(folder, found);
        ModulePom.read(folder.resolve("pom.xml"), warnings).ifPresent(pom -> {
            pom.sourceFolders().forEach(declared -> addIfJava(declared, found));
            if (tests) {
                pom.testSourceFolders().forEach(declared -> addIfJava(declared, found));
            }
        });
        for (Path child : folders(folder)) {
            if (mayHoldModules(child)) {
                visit(child, found);
            }
        }
    }

    private void addLayouts(Path module, Set<Path> found) {
        boolean layout = false;
        for (Path set : folders(module.resolve("src"))) {
            Path java = set.resolve("java");
            layout |= Files.isDirectory(java)
                    || name(set).equals("main")
                    || name(set).equals("test");
            if (isWanted(name(set))) {
                addIfJava(java, found);
            }
        }
        if (!layout && isModule(module)) {
            addIfJava(module.resolve("src"), found);
        }
        for (Path generator : folders(module.resolve("target/generated-sources"))) {
            addIfJava(generator, found);
        }
        if (tests) {
            for (Path generator : folders(module.resolve("target/generated-test-sources"))) {
                addIfJava(generator, found);
            }
        }
        addGradleGenerated(module.resolve("build/generated/sources"), found);
    }

    /** Gradle writes to {@code build/generated/sources/<generator>/java/<source set>}. */
    private void addGradleGenerated(Path folder, Set<Path> found) {
        for (Path generator : folders(folder)) {
            for (Path set : folders(generator.resolve("java"))) {
                if (isWanted(name(set))) {
                    addIfJava(set, found);
                }
            }
        }
    }

    /** Whether a source set is no test set, or test sets are wanted: {@code main}, but not {@code integrationTest}. */
    private boolean isWanted(String sourceSet) {
        return tests || !(sourceSet.equals("it") || sourceSet.startsWith("test") || sourceSet.contains("Test"));
    }

    private static boolean mayHoldModules(Path folder) {
        String name = name(folder);
        return !name.startsWith(".") && (!SKIPPED.contains(name) || isModule(folder));
    }

    private static boolean isModule(Path folder) {
        return Files.exists(folder.resolve("pom.xml"))
                || Files.exists(folder.resolve("build.gradle"))
                || Files.exists(folder.resolve("build.gradle.kts"));
    }

    private void addIfJava(Path root, Set<Path> found) {
        if (Files.isDirectory(root) && hasJava(root)) {
            found.add(root);
        }
    }

    private boolean hasJava(Path root) {
        List<Path> first = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean hidden = !folder.equals(root) && name(folder).startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!file.toString().endsWith(".java")) {
                        return FileVisitResult.CONTINUE;
                    }
                    first.add(file);
                    return FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) {
                    warnings.accept(file + " cannot be read: " + Causes.of(problem));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !first.isEmpty();
    }

    /** The folders in a folder, by name; links are not followed, so that no folder is met twice. */
    private List<Path> folders(Path parent) {
        List<Path> folders = new ArrayList<>();
        if (!Files.isDirectory(parent)) {
            return folders;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
            for (Path child : children) {
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(child);
                }
            }
        } catch (IOException e) {
            warnings.accept(parent + " cannot be listed: " + Causes.of(e));
        }
        folders.sort(null);
        return folders;
    }

    private static String name(Path folder) {
        Path name = folder.getFileName();
        return name == null ? "" : name.toString();
    }
}
