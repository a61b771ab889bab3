package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.report.TextStyle;
import io.github.txguard.settings.CacheFolder;
import io.github.txguard.settings.SettingException;
import io.github.txguard.settings.SettingParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of every command that analyzes: what, and how. */
final class ProgramOptions {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Project folder, source root or Java file. In a project folder the source roots of all modules (Maven and "
                            + "Gradle layout, generated sources) are found and analyzed as one program.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-c", "--classpath"},
            paramLabel = "PATHS",
            description =
                    "Jars and class folders of the program's libraries, separated like a Java class path; DIR/* means the jars "
                            + "of a folder. Without it, library types are known by name.")
    private List<String> classPath = new ArrayList<>();

    @Option(
            names = "--summaries",
            split = ",",
            paramLabel = "FILE",
            description =
                    "Summaries of modules of other builds, in place of their sources; repeatable. What lies within one of them "
                            + "altogether is left to its own build.")
    private List<Path> summaries = new ArrayList<>();

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description =
                    "Catalog rows of your own, which say what calls into libraries do; repeatable, the last is the strongest.")
    private List<Path> catalogs = new ArrayList<>();

    @Option(
            names = "--min-confidence",
            paramLabel = "CONFIDENCE",
            defaultValue = "likely",
            description = "Least confidence of findings: certain, likely (default) or possible.")
    private Confidence minConfidence = Confidence.LIKELY;

    @Option(
            names = "--enable",
            split = ",",
            paramLabel = "RULE",
            description = "Rules to turn on that are off by default.")
    private List<String> enabled = new ArrayList<>();

    @Option(names = "--disable", split = ",", paramLabel = "RULE", description = "Rules to turn off.")
    private List<String> disabled = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Only files that match, relative to the root, such as **/billing/**; repeatable.")
    private List<String> includes = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Files to leave out, likewise.")
    private List<String> excludes = new ArrayList<>();

    @Option(names = "--tests", description = "Analyze test sources as well.")
    private boolean tests;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Folder to which files are relative; by default the PATH, or what several have in common.")
    private @Nullable Path root;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "Encoding of the sources; UTF-8 by default.")
    private String encoding = "UTF-8";

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads; one per processor by default.")
    private @Nullable Integer threads;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "Folder for results and for what was read of the sources, so that the next run does only what has changed; by default one in "
                            + "the user's cache folder.")
    private @Nullable Path cache;

    @Option(names = "--no-cache", description = "Read and analyze everything, and keep nothing for the next run.")
    private boolean noCache;

    @Option(
            names = "--no-fork",
            description =
                    "Analyze in the virtual machine that was started, however it is set up, and not in one for short runs.")
    private boolean noFork;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours in the text: auto (default), always or never.")
    private ColorChoice color = ColorChoice.AUTO;

    @Option(names = "--no-progress", description = "No progress line on a terminal.")
    private boolean noProgress;

    /**
     * The request that the options make.
     *
     * @param console hears what is wrong with build files
     * @throws SettingException if an option is wrong
     */
    AnalysisRequest.Builder request(Console console) {
        List<RuleInfo> rules = TxGuard.rules();
        InputPaths input = InputPaths.of(paths, root);
        List<Path> sources = new SourceRootFinder(tests, console::error).find(input.paths());
        AnalysisRequest.Builder request = AnalysisRequest.builder(input.rootOf(sources))
                .fork(!noFork)
                .sources(sources)
                .classPath(ClassPathArgument.parse(classPath))
                .summaries(SettingParser.files("--summaries", summaries))
                .catalogs(SettingParser.files("--catalog", catalogs))
                .includes(SettingParser.globs("--include", includes))
                .excludes(SettingParser.globs("--exclude", excludes))
                .encoding(SettingParser.charset("--encoding", encoding))
                .minConfidence(minConfidence)
                .enabledRules(SettingParser.rules("--enable", enabled, rules))
                .disabledRules(SettingParser.rules("--disable", disabled, rules));
        if (!noCache) {
            request.cache(cache == null ? CacheFolder.ofUser() : cache);
        }
        Integer count = threads;
        if (count != null) {
            if (count < 1) {
                throw new SettingException("--threads must be at least 1, not " + count);
            }
            request.threads(count);
        }
        return request;
    }

    /** Runs an analysis, with a progress line if somebody watches. */
    <T> T run(AnalysisRequest.Builder request, Console console, Function<AnalysisRequest, T> analysis) {
        try (ProgressLine line = new ProgressLine(console, console.terminal() && !noProgress)) {
            return analysis.apply(request.progress(line).build());
        }
    }

    /** How text is laid out. */
    TextStyle style(Console console) {
        return color.style(console);
    }
}
