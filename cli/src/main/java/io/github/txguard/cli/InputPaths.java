package io.github.txguard.cli;

import io.github.txguard.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be analyzed.
 *
 * @param root folder to which files are relative
 * @param paths the paths given, absolute
 */
record InputPaths(Path root, List<Path> paths) {
    /**
     * Checks the paths and chooses the root.
     *
     * @param written paths as given, at least one
     * @param wantedRoot root that was asked for, null if none
     * @throws SettingException if a path does not exist or lies outside the root
     */
    static InputPaths of(List<Path> written, @Nullable Path wantedRoot) {
        for (Path path : written) {
            if (!Files.exists(path)) {
                throw new SettingException(path + ": no such file or folder");
            }
            if (Files.isRegularFile(path) && !path.toString().endsWith(".java")) {
                throw new SettingException(path + ": neither a folder nor a Java file");
            }
        }
        List<Path> paths = written.stream().map(InputPaths::absolute).distinct().toList();
        if (wantedRoot == null) {
            return new InputPaths(common(folder(paths.get(0)), paths), paths);
        }
        if (!Files.isDirectory(wantedRoot)) {
            throw new SettingException("--root: " + wantedRoot + " is not a folder");
        }
        Path root = absolute(wantedRoot);
        for (Path path : paths) {
            if (!path.startsWith(root)) {
                throw new SettingException("--root: " + path + " does not lie in " + root);
            }
        }
        return new InputPaths(root, paths);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** The root, or a folder further up that holds the sources too: a build file may point to a folder beside the project. */
    Path rootOf(List<Path> sources) {
        return common(root, sources);
    }

    private static Path common(Path first, List<Path> paths) {
        Path common = first;
        for (Path path : paths) {
            while (!path.startsWith(common)) {
                Path parent = common.getParent();
                if (parent == null) {
                    throw new SettingException("the paths have no folder in common; analyze them one by one");
                }
                common = parent;
            }
        }
        return common;
    }

    private static Path folder(Path path) {
        Path parent = path.getParent();
        return Files.isDirectory(path) || parent == null ? path : parent;
    }
}
