package io.github.txguard.maven;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The sources that a module is analyzed with.
 *
 * @param own source roots of the module itself
 * @param upstream source roots of the modules it depends on, for calls that lead there
 */
record ModuleSources(List<Path> own, List<Path> upstream) {
    /**
     * The source roots of a module and of others; roots without Java sources are left out.
     *
     * @param project the module
     * @param upstream modules it depends on
     * @param tests whether the module's test sources count
     */
    static ModuleSources of(MavenProject project, List<MavenProject> upstream, boolean tests) {
        Set<Path> own = new LinkedHashSet<>(mainRoots(project));
        if (tests) {
            own.addAll(roots(project, project.getTestCompileSourceRoots(), "generated-test-sources"));
        }
        List<Path> others = upstream.stream()
                .flatMap(module -> mainRoots(module).stream())
                .distinct()
                .toList();
        return new ModuleSources(List.copyOf(own), others);
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

    /** Every root, the module's own first. */
    List<Path> all() {
        return Stream.concat(own.stream(), upstream.stream()).distinct().toList();
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
     * A result without what is another module's business: findings and problems that lie in upstream modules only are reported
     * there.
     *
     * @param result result of an analysis of every root
     * @param root folder to which its files are relative
     */
    AnalysisResult withoutForeign(AnalysisResult result, Path root) {
        List<String> others =
                upstream.stream().map(other -> prefix(root, other)).toList();
        List<Finding> findings = result.findings().stream()
                .filter(finding -> !places(finding).allMatch(place -> isWithin(place.file(), others)))
                .toList();
        List<Problem> problems = result.problems().stream()
                .filter(problem -> !isWithin(problem.file(), others))
                .toList();
        return new AnalysisResult(findings, problems, result.coverage(), result.blindSpots(), result.rules());
    }

    private static boolean isWithin(String file, List<String> prefixes) {
        return prefixes.stream().anyMatch(file::startsWith);
    }

    private static String prefix(Path root, Path folder) {
        return root.relativize(folder).toString().replace(File.separatorChar, '/') + "/";
    }

    private static Stream<SourceLocation> places(Finding finding) {
        return Stream.concat(
                Stream.of(finding.transaction().location(), finding.sink().location()),
                finding.path().steps().stream().map(PathStep::location));
    }
}
