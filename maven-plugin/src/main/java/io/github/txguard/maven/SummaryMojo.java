package io.github.txguard.maven;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.settings.SettingException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/**
 * Attaches a summary to the module, which checks of other builds use in place of its sources: an artifact with the classifier
 * {@code txguard-summary} and the type {@code tgs}.
 */
@Mojo(name = "summary", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have defaults
public final class SummaryMojo extends AnalysisMojo {
    private final MavenProjectHelper helper;

    /** Name of the module, with which its files begin in the reports of other builds. */
    @Parameter(property = "txguard.summaryName", defaultValue = "${project.artifactId}")
    private String summaryName;

    /** The file. */
    @Parameter(
            defaultValue = "${project.build.directory}/${project.build.finalName}-" + ModuleSummaries.CLASSIFIER + "."
                    + ModuleSummaries.TYPE,
            readonly = true)
    private File file;

    /**
     * Called by Maven.
     *
     * @param resolver finds the jars of dependencies
     * @param builder reads modules that Maven has not read
     * @param repositories finds summaries of dependencies
     * @param helper attaches artifacts
     */
    @Inject
    public SummaryMojo(
            ProjectDependenciesResolver resolver,
            ProjectBuilder builder,
            RepositorySystem repositories,
            MavenProjectHelper helper) {
        super(resolver, builder, repositories);
        this.helper = helper;
    }

    @Override
    public void execute() throws MojoExecutionException {
        ModuleSources sources = ModuleSources.of(List.of(project), List.of(), false);
        if (skip || sources.own().isEmpty()) {
            getLog().debug("No summary of " + project.getId() + ".");
            return;
        }
        try {
            AnalysisRequest.Builder request =
                    AnalysisRequest.builder(project.getBasedir().toPath());
            configure(request);
            encode(request, List.of(project));
            List<Problem> problems =
                    TxGuard.summarize(request.sources(sources.all()).build(), summaryName, file.toPath());
            for (Problem problem : problems) {
                getLog().warn(problem.file() + (problem.line() > 0 ? ":" + problem.line() : "") + ": "
                        + problem.message());
            }
            helper.attachArtifact(project, ModuleSummaries.TYPE, ModuleSummaries.CLASSIFIER, file);
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write " + file + ": " + e, e);
        }
    }
}
