package io.github.txguard.maven;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * The sources that modules are analyzed with.
 *
 * @param own source roots of the modules whose transactions are reported
 * @param others source roots of the other modules of the program, for calls that lead there
 * @param settings folders with resources, for the application's configuration
 */
record ModuleSources(List<Path> own, List<Path> others, List<Path> settings) {
    private static final Pattern MAIN = Pattern.compile("\\bstatic\\s+void\\s+main\\s*\\(");

    /**
     * The source roots of modules; roots without Java sources are left out.
     *
     * @param wanted the modules whose transactions are reported
     * @param program all modules of the program, whether wanted or not
     * @param tests whether the test sources of the wanted modules count
     */
    static ModuleSources of(List<MavenProject> wanted, List<MavenProject> program, boolean tests) {
        Set<Path> own = new LinkedHashSet<>();
        Set<Path> others = new LinkedHashSet<>();
        Set<Path> settings = new LinkedHashSet<>();
        for (MavenProject module : wanted) {
            own.addAll(mainRoots(module));
            if (tests) {
                own.addAll(roots(module, module.getTestCompileSourceRoots(), "generated-test-sources"));
            }
            settings.addAll(resources(module));
        }
        for (MavenProject module : program) {
            others.addAll(mainRoots(module));
            settings.addAll(resources(module));
        }
        others.removeAll(own);
        return new ModuleSources(List.copyOf(own), List.copyOf(others), List.copyOf(settings));
    }

    /**
     * Whether a module is started by itself: it is deployed, or has a main method.
     *
     * @param module module
     */
    static boolean isApplication(MavenProject module) {
        String packaging = module.getPackaging();
        return packaging.equals("war")
                || packaging.equals("ear")
                || mainRoots(module).stream().anyMatch(ModuleSources::hasMain);
    }

    private static boolean hasMain(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).anyMatch(ModuleSources::isMain);
        } catch (IOException e) {
            throw new UncheckedIOException(root + " cannot be listed", e);
        }
    }

    private static boolean isMain(Path file) {
        try {
            // What we look for is the same in every encoding of sources.
            return MAIN.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a module's resources lie, unless its sources lie there too. */
    private static List<Path> resources(MavenProject module) {
        List<Path> folders = new ArrayList<>();
        for (Resource resource : module.getResources()) {
            if (resource.getDirectory() != null) {
                Path folder = Path.of(resource.getDirectory()).normalize();
                if (Files.isDirectory(folder) && !hasJava(folder)) {
                    folders.add(folder);
                }
            }
        }
        return folders;
    }

    private static List<Path> mainRoots(MavenProject project) {
        return roots(project, project.getCompileSourceRoots(), "generated-sources");
    }

    /** Declared roots, and what an earlier run generated: Maven knows of that only if its plugin ran in this build. */
    private static List<Path> roots(MavenProject project, List<String> declared, String generated) {
        Set<Path> roots = new LinkedHashSet<>();
        declared.forEach(root -> roots.add(Path.of(root).normalize()));
        for (Path folder : folders(Path.of(project.getBuild().getDirectory(), generated))) {
            if (roots.stream().noneMatch(root -> root.startsWith(folder))) {
                roots.add(folder);
            }
        }
        return roots.stream().filter(ModuleSources::hasJava).toList();
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(parent + " cannot be listed", e);
        }
    }

    private static boolean hasJava(Path root) {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(root + " cannot be listed", e);
        }
    }

    /** Every folder, the sources of the wanted modules first. */
    List<Path> all() {
        return Stream.of(own, others, settings).flatMap(List::stream).distinct().toList();
    }

    /**
     * The folder to which files are relative: the wanted one, or the next one up that holds the module and every root.
     *
     * @param module folder of the module
     * @param wanted folder asked for
     */
    Path commonFolder(Path module, Path wanted) {
        Path folder = wanted.toAbsolutePath().normalize();
        for (Path each : Stream.concat(Stream.of(module), all().stream()).toList()) {
            Path inside = each.toAbsolutePath().normalize();
            Path parent = folder.getParent();
            while (!inside.startsWith(folder) && parent != null) {
                folder = parent;
                parent = folder.getParent();
            }
        }
        return folder;
    }

    /**
     * A result without what is another module's business: a finding belongs to the module in which its transaction is, or, if
     * that is in none, to the first one on the way to the call; a problem to the one in which it is, and a blind spot to that of
     * its example.
     *
     * @param result result of an analysis of every root
     * @param root folder to which its files are relative
     */
    AnalysisResult withoutForeign(AnalysisResult result, Path root) {
        List<String> mine = own.stream().map(folder -> prefix(root, folder)).toList();
        List<String> foreign =
                others.stream().map(folder -> prefix(root, folder)).toList();
        List<Finding> findings = result.findings().stream()
                .filter(finding -> places(finding)
                        .map(SourceLocation::file)
                        .filter(file -> isWithin(file, mine) || isWithin(file, foreign))
                        .findFirst()
                        .map(file -> isWithin(file, mine))
                        .orElse(true))
                .toList();
        List<Problem> problems = result.problems().stream()
                .filter(problem -> isWithin(problem.file(), mine) || !isWithin(problem.file(), foreign))
                .toList();
        List<BlindSpot> blindSpots = result.blindSpots().stream()
                .filter(spot -> !isWithin(spot.example().file(), foreign))
                .toList();
        return new AnalysisResult(findings, problems, result.coverage(), blindSpots, result.rules());
    }

    private static boolean isWithin(String file, List<String> prefixes) {
        return prefixes.stream().anyMatch(file::startsWith);
    }

    private static String prefix(Path root, Path folder) {
        return root.relativize(folder).toString().replace(File.separatorChar, '/') + "/";
    }

    private static Stream<SourceLocation> places(Finding finding) {
        return Stream.concat(
                Stream.of(finding.transaction().location()),
                Stream.concat(
                        finding.path().steps().stream().map(PathStep::location),
                        Stream.of(finding.sink().location())));
    }
}
