package io.github.txguard.maven;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Question;
import io.github.txguard.report.ExplanationText;
import io.github.txguard.report.TextStyle;
import io.github.txguard.settings.SettingException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Tells why something about a method is reported, or is not: which transactions reach it, what its calls were taken for, what
 * keeps calls from being followed, and which calls below it wait. All modules of the build are one program.
 */
@Mojo(name = "explain", aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have defaults
public final class ExplainMojo extends AnalysisMojo {
    /**
     * The method: {@code Type.method} or {@code Type#method}, with or without package and parameter types, or {@code
     * File.java:LINE} for the method around a line.
     */
    @Parameter(property = "txguard.method", required = true)
    private String method;

    /** A method of the program or of a library, or {@code File.java:LINE}, to which ways from the method are wanted. */
    @Parameter(property = "txguard.to")
    private @Nullable String to;

    /** How many calls deep to go. */
    @Parameter(property = "txguard.depth", defaultValue = "3")
    private int depth;

    /**
     * Called by Maven.
     *
     * @param resolver finds the jars of dependencies
     * @param builder reads modules that Maven has not read
     * @param repositories finds summaries of dependencies
     */
    @Inject
    public ExplainMojo(ProjectDependenciesResolver resolver, ProjectBuilder builder, RepositorySystem repositories) {
        super(resolver, builder, repositories);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (depth < 1) {
            throw new MojoExecutionException("txguard.depth: must be at least 1, but is " + depth);
        }
        BuildModules build = modules();
        List<MavenProject> program = build.all();
        Explanation explanation;
        try {
            ModuleSources sources = ModuleSources.of(program, List.of(), includeTests);
            AnalysisRequest request = request(sources, program, build).build();
            explanation = TxGuard.explain(request, new Question(method, to, depth));
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        new ExplanationText(TextStyle.PLAIN, getLog()::info).write(explanation);
        if (explanation.matches().isEmpty()) {
            throw new MojoFailureException("No method is called " + method + "; see above for similar names.");
        }
    }
}
