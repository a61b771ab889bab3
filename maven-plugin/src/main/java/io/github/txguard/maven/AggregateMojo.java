package io.github.txguard.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes all modules of the build as one program, with one report, and fails the build for transactions that wait for
 * something other than their database. Bound in a parent, it runs once, in the last module.
 */
@Mojo(name = "aggregate", defaultPhase = LifecyclePhase.VERIFY, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have defaults
public final class AggregateMojo extends AnalysisMojo {
    private static final String SKIP = "txguard.skip";

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Folder for the reports; {@code txguard} in the build folder of the module at the root if not set. */
    @Parameter(property = "txguard.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Called by Maven.
     *
     * @param resolver finds the jars of dependencies
     * @param builder reads modules that Maven has not read
     * @param repositories finds summaries of dependencies
     */
    @Inject
    public AggregateMojo(ProjectDependenciesResolver resolver, ProjectBuilder builder, RepositorySystem repositories) {
        super(resolver, builder, repositories);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        MavenProject top = session.getTopLevelProject();
        List<MavenProject> wanted = session.getProjects().stream()
                .filter(module -> !isSkipped(module))
                .toList();
        boolean everywhere =
                skip && (project.equals(top) || session.getUserProperties().containsKey(SKIP));
        if (everywhere || wanted.isEmpty()) {
            getLog().info("txguard.skip is set: nothing is checked.");
            return;
        }
        MavenProject last = lastThatRunsIt();
        if (!project.equals(last)) {
            getLog().info("The whole build is checked when its last module is: " + last.getArtifactId() + ".");
            return;
        }
        BuildModules build = modules();
        if (ModuleSources.of(wanted, List.of(), includeTests).own().isEmpty()) {
            getLog().debug("No Java sources in " + top.getId() + ".");
            return;
        }
        getLog().info("Checking " + names(wanted) + " as one program.");
        Path reports =
                outputDirectory == null ? Path.of(top.getBuild().getDirectory(), "txguard") : outputDirectory.toPath();
        check(wanted, build.all(), build, reports);
    }

    /** Called from the command line it runs once anyway; in a lifecycle, in every module that inherits it. */
    private MavenProject lastThatRunsIt() {
        MavenProject last = project;
        if (execution.getSource() == MojoExecution.Source.LIFECYCLE) {
            for (MavenProject module : session.getProjects()) {
                if (runsIt(module)) {
                    last = module;
                }
            }
        }
        return last;
    }

    private boolean runsIt(MavenProject module) {
        Plugin plugin = module.getPlugin(execution.getPlugin().getKey());
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(each -> each.getId().equals(execution.getExecutionId()) && isBound(each));
    }

    private boolean isBound(PluginExecution each) {
        return each.getGoals().contains(execution.getGoal()) && !"none".equals(each.getPhase());
    }

    /** A module that is skipped is followed, as others call it, and nothing is reported of it. */
    private boolean isSkipped(MavenProject module) {
        Plugin plugin = module.getPlugin(execution.getPlugin().getKey());
        if (plugin != null
                && plugin.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("skip") != null) {
            return Boolean.parseBoolean(configuration.getChild("skip").getValue());
        }
        return Boolean.parseBoolean(module.getProperties().getProperty(SKIP));
    }

    private static String names(List<MavenProject> modules) {
        return modules.stream()
                .filter(module -> !module.getPackaging().equals("pom"))
                .map(MavenProject::getArtifactId)
                .collect(Collectors.joining(", "));
    }
}
