package io.github.txguard.sonar.scanner;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.sonar.issues.FileFinder;
import io.github.txguard.sonar.program.ConfigurationFolders;
import io.github.txguard.sonar.program.ModuleClassPath;
import io.github.txguard.sonar.program.ModuleDescription;
import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.rules.TxGuardRules;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sonar.api.batch.fs.FilePredicates;
import org.sonar.api.batch.fs.FileSystem;
import org.sonar.api.batch.fs.InputFile;

/**
 * All modules of a scan as one program: the main Java files that the scanner indexed, and no others, so that its exclusions hold,
 * with the class path and the configuration of each module.
 */
final class ScannedProgram implements FileFinder {
    private final Path root;
    private final List<ModuleDescription> modules;
    private final Map<Path, InputFile> files = new TreeMap<>();
    private final Set<Path> classPath = new LinkedHashSet<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Puts the program together.
     *
     * @param fileSystem all files of the scan
     * @param modules modules with Java files
     */
    ScannedProgram(FileSystem fileSystem, List<ModuleDescription> modules) {
        this.root = fileSystem.baseDir().toPath().toAbsolutePath().normalize();
        this.modules = List.copyOf(modules);
        FilePredicates predicates = fileSystem.predicates();
        for (InputFile file : fileSystem.inputFiles(predicates.and(
                predicates.hasLanguage(TxGuardRules.LANGUAGE), predicates.hasType(InputFile.Type.MAIN)))) {
            files.put(Path.of(file.uri()).normalize(), file);
        }
        for (ModuleDescription module : modules) {
            ModuleClassPath found = ModuleClassPath.of(module);
            classPath.addAll(found.entries());
            missing.addAll(found.missing());
        }
    }

    /** Folder of the project. */
    Path root() {
        return root;
    }

    /** Number of source files. */
    int size() {
        return files.size();
    }

    /** The source files, in the order of paths. */
    Map<Path, InputFile> files() {
        return files;
    }

    /** Jars and class folders of all modules that exist. */
    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /** Entries of class paths, as written, that lead to nothing. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** Whether no module knows of any library. */
    boolean isWithoutLibraries() {
        return modules.stream().allMatch(module -> module.libraries().isEmpty());
    }

    /** Folders with configuration, in the order of modules. */
    List<Path> resources() {
        return modules.stream()
                .flatMap(module -> ConfigurationFolders.of(module.folder(), files.keySet()).stream())
                .distinct()
                .toList();
    }

    @Override
    public @Nullable InputFile find(String name) {
        return files.get(root.resolve(name).normalize());
    }

    /**
     * What to analyze.
     *
     * @param settings what the project sets
     * @param rules which rules run
     */
    AnalysisRequest.Builder request(ScannerSettings settings, RuleSelection rules) {
        List<Path> sources = new ArrayList<>(files.keySet());
        sources.addAll(resources());
        AnalysisRequest.Builder request =
                AnalysisRequest.builder(root).fork(true).sources(sources).classPath(List.copyOf(classPath));
        modules.forEach(module -> request.encoding(module.folder(), module.encoding()));
        encode(request);
        settings.applyTo(request);
        rules.applyTo(request);
        return request;
    }

    /** A file may have another encoding than its module, such as one with a byte order mark. */
    private void encode(AnalysisRequest.Builder request) {
        Map<Path, Charset> encodings = new TreeMap<>();
        modules.forEach(module -> encodings.put(module.folder(), module.encoding()));
        files.forEach((path, file) -> {
            if (!file.charset().equals(encodings.get(folder(path)))) {
                request.encoding(path, file.charset());
            }
        });
    }

    private Path folder(Path file) {
        return modules.stream()
                .map(ModuleDescription::folder)
                .filter(file::startsWith)
                .max((a, b) -> Integer.compare(a.getNameCount(), b.getNameCount()))
                .orElse(root);
    }
}
