package io.github.txguard.maven;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/**
 * Finds transactions of the module that wait for something other than their database, and fails the build for them. The sources
 * of the modules that run together with this one are looked into where calls lead there.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have defaults
public final class CheckMojo extends AnalysisMojo {
    /** Folder for the reports. */
    @Parameter(property = "txguard.outputDirectory", defaultValue = "${project.build.directory}/txguard")
    private File outputDirectory;

    /**
     * Called by Maven.
     *
     * @param resolver finds the jars of dependencies
     * @param builder reads modules that Maven has not read
     * @param repositories finds summaries of dependencies
     */
    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver, ProjectBuilder builder, RepositorySystem repositories) {
        super(resolver, builder, repositories);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("txguard.skip is set: nothing is checked.");
            return;
        }
        if (ModuleSources.of(List.of(project), List.of(), includeTests).own().isEmpty()) {
            getLog().debug("No Java sources in " + project.getId() + ".");
            return;
        }
        BuildModules build = modules();
        check(List.of(project), build.program(project), build, outputDirectory.toPath());
    }
}
