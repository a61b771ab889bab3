package io.github.txguard.maven;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.report.ReportFormat;
import io.github.txguard.report.TextReport;
import io.github.txguard.report.TextStyle;
import io.github.txguard.settings.CacheFolder;
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
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** A goal that analyzes sources: what those for one module and those for the whole build have in common. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have defaults
abstract class AnalysisMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /** Whether to do nothing. */
    @Parameter(property = "txguard.skip", defaultValue = "false")
    boolean skip;

    /** Least severity of findings that fail the build: never, any, blocker, critical, major, minor, info. */
    @Parameter(property = "txguard.failOn", defaultValue = "any")
    String failOn;

    /** Whether the build fails if parts of the sources could not be analyzed. */
    @Parameter(property = "txguard.failOnIncomplete", defaultValue = "false")
    boolean failOnIncomplete;

    /** Formats of the reports in the output directory: text, json, sarif, sonar. */
    @Parameter(property = "txguard.formats", defaultValue = "json,sarif")
    List<String> formats;

    /** Glob patterns of files that alone are analyzed, relative to {@link #root}; every file if empty. */
    @Parameter(property = "txguard.includes")
    @Nullable
    List<String> includes;

    /** Glob patterns of files that are left out, relative to {@link #root}. */
    @Parameter(property = "txguard.excludes")
    @Nullable
    List<String> excludes;

    /** Files with catalog rows of the project's own, which say what calls into libraries do; the last is the strongest. */
    @Parameter(property = "txguard.catalogs")
    @Nullable
    List<File> catalogs;

    /**
     * Dependencies of other builds that have summaries, which are used in place of their sources: {@code groupId:artifactId} with
     * {@code *} where anything fits, or the groupId alone. A summary that is a dependency itself need not be named.
     */
    @Parameter(property = "txguard.summaries")
    @Nullable
    List<String> summaries;

    /** Least confidence of findings: certain, likely, possible. */
    @Parameter(property = "txguard.minConfidence", defaultValue = "likely")
    String minConfidence;

    /**
     * {@code minimal} folds, for one call, the transactions that reach it only through another reported one; {@code all} lists
     * every pair of transaction and call.
     */
    @Parameter(property = "txguard.pairs", defaultValue = "minimal")
    String pairs;

    /** Rules to turn on that are off by default. */
    @Parameter(property = "txguard.enabledRules")
    @Nullable
    List<String> enabledRules;

    /** Rules to turn off. */
    @Parameter(property = "txguard.disabledRules")
    @Nullable
    List<String> disabledRules;

    /** Whether test sources are analyzed as well. */
    @Parameter(property = "txguard.includeTests", defaultValue = "false")
    boolean includeTests;

    /** Encoding of the sources; if not set, each module's {@code project.build.sourceEncoding}, and UTF-8 without that. */
    @Parameter(property = "txguard.encoding")
    @Nullable
    String encoding;

    /** Number of threads; one per processor if 0. */
    @Parameter(property = "txguard.threads", defaultValue = "0")
    int threads;

    /**
     * Whether larger programs are analyzed in a process of their own, whose virtual machine is set up for short runs; that takes half
     * the time.
     */
    @Parameter(property = "txguard.fork", defaultValue = "true")
    boolean fork;

    /** Whether results and what was read of the sources are kept, so that the next run does only what has changed. */
    @Parameter(property = "txguard.cache", defaultValue = "true")
    boolean cache;

    /** Where they are kept; in the user's cache folder if not set, so that it outlives clean builds. */
    @Parameter(property = "txguard.cacheDirectory")
    @Nullable
    File cacheDirectory;

    /** Folder to which files in reports are relative; one further up if something lies outside of it. */
    @Parameter(property = "txguard.root", defaultValue = "${maven.multiModuleProjectDirectory}")
    @Nullable
    File root;

    private final ProjectDependenciesResolver resolver;
    private final ProjectBuilder builder;
    private final RepositorySystem repositories;

    /**
     * A goal.
     *
     * @param resolver finds the jars of dependencies
     * @param builder reads modules that Maven has not read
     * @param repositories finds summaries of dependencies
     */
    AnalysisMojo(ProjectDependenciesResolver resolver, ProjectBuilder builder, RepositorySystem repositories) {
        this.resolver = resolver;
        this.builder = builder;
        this.repositories = repositories;
    }

    /** The modules of the build, also those that Maven was not asked to build. */
    BuildModules modules() {
        return BuildModules.of(session, project, builder, getLog());
    }

    /**
     * Analyzes and reports.
     *
     * @param own modules whose transactions are reported
     * @param program all modules whose sources are followed, in the order of the build
     * @param build all modules of the build
     * @param reports folder for the reports
     * @throws MojoFailureException if findings fail the build
     * @throws MojoExecutionException if a parameter is wrong or a report cannot be written
     */
    void check(List<MavenProject> own, List<MavenProject> program, BuildModules build, Path reports)
            throws MojoExecutionException, MojoFailureException {
        try {
            FailOn threshold = SettingParser.constant("txguard.failOn", failOn, FailOn.class);
            List<ReportFormat> wanted = formats();
            ModuleSources sources = ModuleSources.of(own, program, includeTests);
            AnalysisRequest request = request(sources, program, build).build();
            AnalysisResult result = sources.withoutForeign(
                    SharedAnalysis.of(request, session.getRepositorySession().getData()), request.root());
            new TextReport(TextStyle.PLAIN).write(result, new LogLines(getLog(), threshold));
            writeReports(result, wanted, reports);
            judge(result, threshold);
        } catch (SettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /**
     * What to analyze, by the goal's parameters.
     *
     * @param sources source roots
     * @param program the modules they belong to
     * @param build all modules of the build
     * @throws SettingException if a parameter is wrong
     */
    AnalysisRequest.Builder request(ModuleSources sources, List<MavenProject> program, BuildModules build) {
        Path base = project.getBasedir().toPath();
        Path folder = sources.commonFolder(base, root == null ? base : root.toPath());
        AnalysisRequest.Builder request = AnalysisRequest.builder(folder);
        configure(request);
        encode(request, program);
        List<Artifact> libraries = ModuleJars.of(program, build, session, resolver, getLog());
        List<Path> classPath = ModuleJars.files(libraries);
        List<Path> modules = new ModuleSummaries(repositories, session.getRepositorySession(), getLog())
                .of(libraries, orNone(summaries), project.getRemoteProjectRepositories());
        // In an order that does not depend on the module, so that what is the same program gives the same result.
        List<Path> folders = sources.all().stream().sorted().toList();
        getLog().debug("Sources: " + joined(folders));
        getLog().debug("Class path: " + joined(classPath));
        getLog().debug("Summaries: " + joined(modules));
        return request.sources(folders).classPath(classPath).summaries(modules).progress(new Notices(getLog()));
    }

    /**
     * Tells the user what is no result.
     *
     * @param log where to
     */
    private record Notices(Log log) implements ProgressListener {
        @Override
        public void progress(String stage, int done, int total) {
            // A build log has no line that is written over.
        }

        @Override
        public void notice(String message) {
            log.warn(message);
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Each module has its own encoding, unless one is asked for. */
    void encode(AnalysisRequest.Builder request, List<MavenProject> program) {
        if (encoding != null && !encoding.isBlank()) {
            request.encoding(SettingParser.charset("txguard.encoding", encoding));
            return;
        }
        for (MavenProject module : program) {
            String own = module.getProperties().getProperty("project.build.sourceEncoding");
            if (own != null && !own.isBlank()) {
                request.encoding(
                        module.getBasedir().toPath(),
                        SettingParser.charset("project.build.sourceEncoding of " + module.getArtifactId(), own));
            }
        }
    }

    /** Sets what does not depend on modules. */
    void configure(AnalysisRequest.Builder request) {
        List<RuleInfo> rules = TxGuard.rules();
        List<Path> files = catalogs == null
                ? List.of()
                : catalogs.stream().map(File::toPath).toList();
        request.fork(fork)
                .catalogs(SettingParser.files("txguard.catalogs", files))
                .includes(SettingParser.globs("txguard.includes", orNone(includes)))
                .excludes(SettingParser.globs("txguard.excludes", orNone(excludes)))
                .minConfidence(SettingParser.constant("txguard.minConfidence", minConfidence, Confidence.class))
                .pairs(SettingParser.constant("txguard.pairs", pairs, Pairs.class))
                .enabledRules(SettingParser.rules("txguard.enabledRules", orNone(enabledRules), rules))
                .disabledRules(SettingParser.rules("txguard.disabledRules", orNone(disabledRules), rules));
        if (cache) {
            request.cache(cacheDirectory == null ? CacheFolder.ofUser() : cacheDirectory.toPath());
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

    private void writeReports(AnalysisResult result, List<ReportFormat> wanted, Path reports)
            throws MojoExecutionException {
        for (ReportFormat format : wanted) {
            Path file = reports.resolve(format.fileName());
            try {
                Files.createDirectories(reports);
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
            throw new MojoFailureException("TxGuard could not analyze all sources; the problems are listed above.");
        }
    }
}
