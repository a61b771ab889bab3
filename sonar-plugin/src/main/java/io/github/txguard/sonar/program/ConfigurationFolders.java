package io.github.txguard.sonar.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a module keeps its configuration. What lies in its folder itself is looked at by the analyzer. */
public final class ConfigurationFolders {
    private static final List<String> NAMES = List.of("src/main/resources", "src/main/webapp/WEB-INF");

    private ConfigurationFolders() {}

    /**
     * Those that exist.
     *
     * @param module folder of the module
     */
    public static List<Path> of(Path module) {
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
