package io.github.txguard.sonar.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a module keeps its configuration. What lies in its folder itself is looked at by the analyzer. */
public final class ConfigurationFolders {
    private static final List<String> NAMES = List.of("src/main/resources", "src/main/webapp/WEB-INF");

    private static final Path SOURCES = Path.of("src", "main", "java");

    private ConfigurationFolders() {}

    /**
     * Those that exist in a folder, and in the modules that lie below it unknown to the scan, as when a project is scanned as a whole
     * without its build.
     *
     * @param module folder of the module
     * @param sources source files; what has a file in {@code src/main/java} is a module
     */
    public static List<Path> of(Path module, Collection<Path> sources) {
        Set<Path> modules = new LinkedHashSet<>();
        modules.add(module);
        for (Path file : sources) {
            for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
                if (folder.startsWith(module) && folder.endsWith(SOURCES)) {
                    modules.add(folder.resolve("../../..").normalize());
                }
            }
        }
        return modules.stream().flatMap(found -> in(found).stream()).toList();
    }

    private static List<Path> in(Path module) {
        List<Path> folders = new ArrayList<>();
        for (String name : NAMES) {
            Path folder = module.resolve(name);
            if (Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }
}
