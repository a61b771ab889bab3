package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.config.ConfigFile;
import io.github.txguard.config.ConfigFileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The configuration files beside the sources of a request: in the source folders themselves, in the resource and web folders
 * next to them, and where an application looks when it starts. Those of tests do not count.
 */
final class ConfigFiles {
    /** Nobody writes longer ones by hand. */
    private static final long MAX_BYTES = 1L << 20;

    private static final Set<String> SKIPPED =
            new LinkedHashSet<>(List.of("target", "build", "out", "bin", "node_modules", ".git", ".gradle", ".idea"));

    private final Consumer<Problem> problems;
    private final Path root;
    private final Map<String, ConfigFile> found = new TreeMap<>();
    private final Set<Path> walked = new LinkedHashSet<>();

    private ConfigFiles(AnalysisRequest request, Consumer<Problem> problems) {
        this.problems = problems;
        this.root = request.root().toAbsolutePath().normalize();
    }

    /**
     * Finds and reads the files.
     *
     * @param request request
     * @param problems hears of what cannot be read
     * @return in the order of names
     */
    static List<ConfigFile> find(AnalysisRequest request, Consumer<Problem> problems) {
        ConfigFiles files = new ConfigFiles(request, problems);
        files.module(files.root);
        for (Path source : request.sources()) {
            Path folder = source.toAbsolutePath().normalize();
            if (Files.isDirectory(folder)) {
                files.beside(folder);
            }
        }
        return new ArrayList<>(files.found.values());
    }

    /** What belongs to a source root such as {@code src/main/java}, {@code src} or a whole folder. */
    private void beside(Path source) {
        walk(source);
        Path parent = source.getParent();
        if (parent == null || !source.startsWith(root) || source.equals(root)) {
            return;
        }
        if (parent.startsWith(root)) {
            walk(parent.resolve("resources"));
            walk(parent.resolve("webapp").resolve("WEB-INF"));
        }
        Path above = parent.getParent();
        boolean standard = above != null && "src".equals(String.valueOf(above.getFileName()));
        Path module = above != null && standard ? above.getParent() : parent;
        if (module != null && module.startsWith(root)) {
            module(module);
        }
    }

    /** A folder in which an application may be started or its build file lies. */
    private void module(Path folder) {
        walk(folder.resolve("src").resolve("main").resolve("resources"));
        walk(folder.resolve("config"));
        try (var children = Files.newDirectoryStream(folder, "*.{properties,yml,yaml}")) {
            for (Path child : children) {
                if (Files.isRegularFile(child)) {
                    file(child, Files.size(child));
                }
            }
        } catch (IOException e) {
            lost(folder, e);
        }
    }

    private void walk(Path folder) {
        boolean known = walked.stream().anyMatch(folder::startsWith);
        if (known || !Files.isDirectory(folder)) {
            return;
        }
        walked.add(folder);
        try {
            Files.walkFileTree(folder, new Visitor());
        } catch (IOException e) {
            lost(folder, e);
        }
    }

    private void file(Path file, long size) {
        ConfigFileNames.Interest interest = ConfigFileNames.of(String.valueOf(file.getFileName()));
        if (interest == ConfigFileNames.Interest.NONE || size > MAX_BYTES || isOfTests(file)) {
            return;
        }
        try {
            boolean wanted = switch (interest) {
                case READ -> true;
                case LOOK -> ConfigFileNames.isSpringXml(beginning(file));
                case SEARCH ->
                    ConfigFileNames.isSpringSettings(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                case NONE -> false;
            };
            if (wanted) {
                found.put(name(file), new ConfigFile(name(file), Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            lost(file, e);
        }
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(ConfigFileNames.PREFIX_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    private boolean isOfTests(Path file) {
        Path folder = file.getParent();
        return folder != null && isTestFolder(folder);
    }

    /** Whether a folder lies in {@code src/test}, {@code src/integrationTest} and the like, seen from the root. */
    private boolean isTestFolder(Path folder) {
        Path relative = folder.startsWith(root) ? root.relativize(folder) : folder;
        for (int i = 1; i < relative.getNameCount(); i++) {
            String set = relative.getName(i).toString();
            boolean ofTests = set.equals("test") || set.endsWith("Test") || set.endsWith("-test");
            if (ofTests && relative.getName(i - 1).toString().equals("src")) {
                return true;
            }
        }
        return false;
    }

    private void lost(Path path, IOException e) {
        problems.accept(new Problem(Problem.Kind.CONFIGURATION, name(path), 0, "cannot be read: " + e.getMessage()));
    }

    private String name(Path file) {
        Path relative = file.startsWith(root) ? root.relativize(file) : file;
        return relative.toString().replace('\\', '/');
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = SKIPPED.contains(String.valueOf(folder.getFileName())) && !walked.contains(folder);
            return skipped || isTestFolder(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                file(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            lost(file, e);
            return FileVisitResult.CONTINUE;
        }
    }
}
