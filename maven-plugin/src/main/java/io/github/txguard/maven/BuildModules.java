package io.github.txguard.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.apache.maven.project.ProjectBuildingResult;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a build and which of them run together.
 *
 * @param all every module, in the order of the build; with {@code -pl}, also those that are not built, and in a module's folder
 *     those that its parents on the disk name
 */
record BuildModules(List<MavenProject> all) {
    /** Artifacts of a module that are not its program. */
    private static final Set<String> ASIDE = new TreeSet<>(List.of("java-source", "javadoc", "test-jar"));

    /**
     * Finds the modules. If those around the current one cannot be read, the log is told and they are left out.
     *
     * @param session the build
     * @param project the current module
     * @param builder reads modules that Maven has not read
     * @param log hears of it
     */
    static BuildModules of(MavenSession session, MavenProject project, ProjectBuilder builder, Log log) {
        List<MavenProject> read = session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
        File top = topOf(project, read);
        if (top == null) {
            return new BuildModules(List.copyOf(read));
        }
        Map<String, MavenProject> modules = new LinkedHashMap<>();
        for (MavenProject module : readFrom(top, session, builder, log)) {
            modules.put(key(module), module);
        }
        if (!modules.containsKey(key(project))) {
            return new BuildModules(List.copyOf(read));
        }
        // Maven's own know what plugins have added.
        read.forEach(module -> modules.put(key(module), module));
        return new BuildModules(List.copyOf(modules.values()));
    }

    /** The build file of the outermost parent on the disk that Maven has not read as a module; null if there is none. */
    private static @Nullable File topOf(MavenProject project, List<MavenProject> read) {
        File top = null;
        MavenProject parent = project.getParent();
        while (parent != null && parent.getFile() != null) {
            String parentKey = key(parent);
            boolean known = read.stream().anyMatch(module -> key(module).equals(parentKey));
            if (!known && !parent.getModules().isEmpty()) {
                top = parent.getFile();
            }
            parent = parent.getParent();
        }
        return top;
    }

    private static List<MavenProject> readFrom(File top, MavenSession session, ProjectBuilder builder, Log log) {
        ProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setProject(null);
        request.setResolveDependencies(false);
        request.setProcessPlugins(false);
        List<ProjectBuildingResult> results;
        try {
            results = builder.build(List.of(top), true, request);
        } catch (ProjectBuildingException e) {
            log.warn("Other modules of the build cannot be read, calls are not followed there: " + e.getMessage());
            results = e.getResults() == null ? List.of() : e.getResults();
        }
        List<MavenProject> modules = new ArrayList<>();
        for (ProjectBuildingResult result : results) {
            if (result.getProject() != null && result.getProject().getFile() != null) {
                modules.add(result.getProject());
            }
        }
        return modules;
    }

    /**
     * The modules that run together with one: those it depends on, those that depend on it with what they bring along, and
     * those that nobody brings together here although they share modules with it, unless they are applications of their own.
     *
     * @param module the module
     * @return in the order of the build, the module among them
     */
    List<MavenProject> program(MavenProject module) {
        Set<MavenProject> together = new LinkedHashSet<>(upstream(module));
        for (MavenProject other : all) {
            Set<MavenProject> brought = upstream(other);
            boolean holdsIt = brought.contains(module) && !other.getPackaging().equals("pom");
            if (holdsIt || meets(module, other)) {
                together.addAll(brought);
            }
        }
        return all.stream().filter(together::contains).toList();
    }

    private boolean meets(MavenProject module, MavenProject other) {
        if (other.getPackaging().equals("pom") || hasDependents(other)) {
            return false;
        }
        Set<MavenProject> shared = upstream(other);
        shared.retainAll(upstream(module));
        return !shared.isEmpty() && !ModuleSources.isApplication(other);
    }

    private boolean hasDependents(MavenProject module) {
        return all.stream()
                .anyMatch(other -> !other.getPackaging().equals("pom")
                        && !other.equals(module)
                        && direct(other).contains(module));
    }

    /** A module and all it depends on. */
    private Set<MavenProject> upstream(MavenProject module) {
        Set<MavenProject> found = new LinkedHashSet<>();
        List<MavenProject> open = new ArrayList<>(List.of(module));
        while (!open.isEmpty()) {
            MavenProject next = open.remove(open.size() - 1);
            if (found.add(next)) {
                open.addAll(direct(next));
            }
        }
        return found;
    }

    private List<MavenProject> direct(MavenProject module) {
        List<MavenProject> found = new ArrayList<>();
        for (Dependency dependency : module.getDependencies()) {
            String classifier = dependency.getClassifier();
            boolean aside = ASIDE.contains(dependency.getType()) || (classifier != null && !classifier.isEmpty());
            MavenProject other = aside || "test".equals(dependency.getScope())
                    ? null
                    : module(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
            if (other != null) {
                found.add(other);
            }
        }
        return found;
    }

    /**
     * The module of these coordinates; null if it is none of the build.
     *
     * @param groupId group
     * @param artifactId artifact
     * @param version version
     */
    @Nullable
    MavenProject module(String groupId, String artifactId, @Nullable String version) {
        return all.stream()
                .filter(module -> module.getGroupId().equals(groupId)
                        && module.getArtifactId().equals(artifactId)
                        && module.getVersion().equals(version))
                .findFirst()
                .orElse(null);
    }

    private static String key(MavenProject module) {
        return module.getGroupId() + ":" + module.getArtifactId();
    }
}
