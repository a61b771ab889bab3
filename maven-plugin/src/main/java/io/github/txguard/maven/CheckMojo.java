package io.github.txguard.maven;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.report.ReportFormat;
import io.github.txguard.report.TextReport;
import io.github.txguard.report.TextStyle;
import io.github.txguard.settings.FailOn;
import io.github.txguard.settings.SettingException;
import io.github.txguard.settings.SettingParser;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Finds transactions of the module that wait for something other than their database, and fails the build for them. The sources
 * of the modules that this one depends on are looked into where calls lead there.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have defaults
public final class CheckMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Whether to do nothing. */
    @Parameter(property = "txguard.skip", defaultValue = "false")
    private boolean skip;

    /** Least severity of findings that fail the build: never, any, blocker, critical, major, minor, info. */
    @Parameter(property = "txguard.failOn", defaultValue = "any")
    private String failOn;

    /** Whether the build fails if parts of the module could not be analyzed. */
    @Parameter(property = "txguard.failOnIncomplete", defaultValue = "false")
    private boolean failOnIncomplete;

    /** Formats of the reports in {@link #outputDirectory}: text, json, sarif. */
    @Parameter(property = "txguard.formats", defaultValue = "json,sarif")
    private List<String> formats;

    /** Folder for the reports. */
    @Parameter(property = "txguard.outputDirectory", defaultValue = "${project.build.directory}/txguard")
    private File outputDirectory;

    /** Glob patterns of files that alone are analyzed, relative to {@link #root}; every file if empty. */
    @Parameter(property = "txguard.includes")
    private @Nullable List<String> includes;

    /** Glob patterns of files that are left out, relative to {@link #root}. */
    @Parameter(property = "txguard.excludes")
    private @Nullable List<String> excludes;

    /** Least confidence of findings: certain, likely, possible. */
    @Parameter(property = "txguard.minConfidence", defaultValue = "likely")
    private String minConfidence;

    /**
     * {@code minimal} folds, for one call, the transactions that reach it only through another reported one; {@code all} lists
     * every pair of transaction and call.
     */
    @Parameter(property = "txguard.pairs", defaultValue = "minimal")
    private String pairs;

    /** Rules to turn on that are off by default. */
    @Parameter(property = "txguard.enabledRules")
    private @Nullable List<String> enabledRules;

    /** Rules to turn off. */
    @Parameter(property = "txguard.disabledRules")
    private @Nullable List<String> disabledRules;

    /** Whether test sources are analyzed as well. */
    @Parameter(property = "txguard.includeTests", defaultValue = "false")
    private boolean includeTests;

    /** Encoding of the sources; UTF-8 if neither this nor {@code project.build.sourceEncoding} is set. */
    @Parameter(property = "txguard.encoding", defaultValue = "${project.build.sourceEncoding}")
    private @Nullable String encoding;

    /** Number of threads; one per processor if 0. */
    @Parameter(property = "txguard.threads", defaultValue = "0")
    private int threads;

    /** Folder to which files in reports are relative; one further up if something lies outside of it. */
    @Parameter(property = "txguard.root", defaultValue = "${maven.multiModuleProjectDirectory}")
    private @Nullable File root;

    private final ProjectDependenciesResolver resolver;

    /**
     * Called by Maven.
     *
     * @param resolver finds the jars of dependencies
     */
    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("txguard.skip is set: nothing is checked.");
            return;
        }
        if (ModuleSources.of(project, List.of(), includeTests).own().isEmpty()) {
            getLog().debug("No Java sources in " + project.getId() + ".");
            return;
        }
        try {
            FailOn threshold = SettingParser.constant("txguard.failOn", failOn, FailOn.class);
            List<ReportFormat> wanted = formats();
            AnalysisResult result = analyze();
            new TextReport(TextStyle.PLAIN).write(result, new LogLines(getLog(), threshold));
            writeReports(result, wanted);
            judge(result, threshold);
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private AnalysisResult analyze() {
        ModuleDependencies dependencies = ModuleDependencies.of(project, session, resolver, getLog());
        ModuleSources sources = ModuleSources.of(project, dependencies.modules(), includeTests);
        Path folder = sources.commonFolder(
                project.getBasedir().toPath(),
                root == null ? project.getBasedir().toPath() : root.toPath());
        AnalysisRequest.Builder request = AnalysisRequest.builder(folder);
        configure(request);
        request.sources(sources.all()).classPath(dependencies.jars());
        return sources.withoutForeign(TxGuard.analyze(request.build()), folder);
    }

    private void configure(AnalysisRequest.Builder request) {
        List<RuleInfo> rules = TxGuard.rules();
        request.includes(SettingParser.globs("txguard.includes", orNone(includes)))
                .excludes(SettingParser.globs("txguard.excludes", orNone(excludes)))
                .minConfidence(SettingParser.constant("txguard.minConfidence", minConfidence, Confidence.class))
                .pairs(SettingParser.constant("txguard.pairs", pairs, Pairs.class))
                .enabledRules(SettingParser.rules("txguard.enabledRules", orNone(enabledRules), rules))
                .disabledRules(SettingParser.rules("txguard.disabledRules", orNone(disabledRules), rules));
        if (encoding != null && !encoding.isBlank()) {
            request.encoding(SettingParser.charset("txguard.encoding", encoding));
        }
        if (threads < 0) {
            throw new SettingException("txguard.threads: must not be negative, but is " + threads);
        }
        if (threads > 0) {
            request.threads(threads);
        }
    }

    private List<ReportFormat> formats() {
        List<ReportFormat> wanted = new ArrayList<>();
        for (String format : formats) {
            wanted.add(SettingParser.constant("txguard.formats", format, ReportFormat.class));
        }
        return wanted;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private void writeReports(AnalysisResult result, List<ReportFormat> wanted) throws MojoExecutionException {
        for (ReportFormat format : wanted) {
            Path file = outputDirectory.toPath().resolve(format.fileName());
            try {
                Files.createDirectories(outputDirectory.toPath());
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    format.writer().write(result, out);
                }
            } catch (IOException e) {
                throw new MojoExecutionException("cannot write " + file + ": " + e, e);
            }
        }
    }

    private void judge(AnalysisResult result, FailOn threshold) throws MojoFailureException {
        long failing = threshold.count(result);
        if (failing > 0) {
            throw new MojoFailureException("TxGuard found " + failing
                    + (failing == 1 ? " transaction that waits" : " transactions that wait")
                    + " for something other than the database; they are listed above.");
        }
        if (failOnIncomplete && result.isIncomplete()) {
            throw new MojoFailureException(
                    "TxGuard could not analyze the whole module; the problems are listed above.");
        }
    }
}
