package io.github.txguard.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The jars that modules depend on, without the modules of the same build, which are known by their sources.
 *
 * <p>Maven could resolve the dependencies before the goal runs, but then a goal that is called by itself would fail in every build
 * whose modules were not installed before: it would insist on jars of modules that are not built yet, and that nobody needs.
 */
final class ModuleJars {
    private ModuleJars() {}

    /**
     * Finds the jars. Those that cannot be had are told of in the log; without them library types are known by name. What was
     * found for a module is kept for the others in the same build.
     *
     * @param modules modules: where they have different versions of a library, that of the first one counts
     * @param build all modules of the build
     * @param session the build
     * @param resolver finds jars
     * @param log hears of what is missing
     */
    static List<Artifact> of(
            List<MavenProject> modules,
            BuildModules build,
            MavenSession session,
            ProjectDependenciesResolver resolver,
            Log log) {
        SessionData known = session.getRepositorySession().getData();
        Map<File, Artifact> jars = new LinkedHashMap<>();
        for (MavenProject module : modules) {
            String key = ModuleJars.class.getName() + ":" + module.getId();
            List<Artifact> own = new ArrayList<>();
            if (known.get(key) instanceof List<?> kept) {
                kept.forEach(jar -> own.add((Artifact) jar));
            } else {
                own.addAll(ofOne(module, build, session, resolver, log));
                known.set(key, List.copyOf(own));
            }
            own.forEach(jar -> jars.putIfAbsent(jar.getFile(), jar));
        }
        return List.copyOf(jars.values());
    }

    /** The files of jars, without summaries of modules. */
    static List<Path> files(List<Artifact> jars) {
        return jars.stream()
                .filter(jar -> !ModuleSummaries.isSummary(jar))
                .map(jar -> jar.getFile().toPath())
                .toList();
    }

    private static List<Artifact> ofOne(
            MavenProject module,
            BuildModules build,
            MavenSession session,
            ProjectDependenciesResolver resolver,
            Log log) {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(module, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> {
            Dependency dependency = node.getDependency();
            return dependency != null
                    && !"test".equals(dependency.getScope())
                    && !isModule(dependency.getArtifact(), build);
        });
        DependencyResolutionResult result;
        try {
            result = resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            log.warn("Part of the class path of " + module.getArtifactId()
                    + " is missing, its types are known by name only: " + e.getMessage());
            result = e.getResult();
        }
        List<Artifact> jars = new ArrayList<>();
        for (Dependency dependency : result.getResolvedDependencies()) {
            if (dependency.getArtifact().getFile() != null) {
                jars.add(dependency.getArtifact());
            }
        }
        return jars;
    }

    private static boolean isModule(Artifact artifact, BuildModules build) {
        // A classifier or another type is something else than the module's main sources.
        return artifact.getClassifier().isEmpty()
                && artifact.getExtension().equals("jar")
                && build.module(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion()) != null;
    }
}
