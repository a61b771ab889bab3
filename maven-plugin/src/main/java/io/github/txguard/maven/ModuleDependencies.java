package io.github.txguard.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;
import org.jspecify.annotations.Nullable;

/**
 * What a module depends on: modules of the same build, which are known by their sources, and jars.
 *
 * <p>Maven could resolve the dependencies before the goal runs, but then a goal that is called by itself would fail in every build
 * whose modules were not installed before: it would insist on jars of modules that are not built yet, and that nobody needs.
 *
 * @param modules modules of the same build, nearest first
 * @param jars the other dependencies, in the order of the class path
 */
record ModuleDependencies(List<MavenProject> modules, List<Path> jars) {
    /**
     * Finds out. Jars that cannot be had are told of in the log; without them library types are known by name.
     */
    static ModuleDependencies of(
            MavenProject project, MavenSession session, ProjectDependenciesResolver resolver, Log log) {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        DependencyFilter foreign = (node, parents) -> {
            Dependency dependency = node.getDependency();
            return dependency != null && isWanted(dependency) && module(dependency.getArtifact(), session) == null;
        };
        request.setResolutionFilter(foreign);
        DependencyResolutionResult result;
        try {
            result = resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            log.warn("Part of the class path is missing, its types are known by name only: " + e.getMessage());
            result = e.getResult();
        }
        Set<MavenProject> modules = new LinkedHashSet<>();
        DependencyNode graph = result.getDependencyGraph();
        if (graph != null) {
            collectModules(graph, session, modules);
        }
        return new ModuleDependencies(List.copyOf(modules), jars(result));
    }

    private static List<Path> jars(DependencyResolutionResult result) {
        List<Path> jars = new ArrayList<>();
        for (Dependency dependency : result.getResolvedDependencies()) {
            File file = dependency.getArtifact().getFile();
            if (file != null) {
                jars.add(file.toPath());
            }
        }
        return jars;
    }

    private static void collectModules(DependencyNode node, MavenSession session, Set<MavenProject> modules) {
        for (DependencyNode child : node.getChildren()) {
            Dependency dependency = child.getDependency();
            if (dependency == null || !isWanted(dependency)) {
                continue;
            }
            MavenProject module = module(dependency.getArtifact(), session);
            if (module != null) {
                modules.add(module);
            }
            collectModules(child, session, modules);
        }
    }

    private static boolean isWanted(Dependency dependency) {
        return !"test".equals(dependency.getScope());
    }

    private static @Nullable MavenProject module(Artifact artifact, MavenSession session) {
        // A classifier or another type is something else than the module's main sources.
        if (!artifact.getClassifier().isEmpty() || !artifact.getExtension().equals("jar")) {
            return null;
        }
        return session.getProjects().stream()
                .filter(module -> module.getGroupId().equals(artifact.getGroupId())
                        && module.getArtifactId().equals(artifact.getArtifactId())
                        && module.getVersion().equals(artifact.getBaseVersion()))
                .findFirst()
                .orElse(null);
    }
}
