package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.settings.FailOn;
import io.github.txguard.settings.SettingException;
import io.github.txguard.settings.SettingParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analyzes sources and reports what it finds. */
@Command(
        name = "check",
        description =
                "Analyzes Java sources and reports transactions that wait for something other than their database.",
        abbreviateSynopsis = true,
        usageHelpWidth = 100,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no finding at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:wrong arguments, or an output that cannot be written",
            "3:no such finding, but parts of the program could not be analyzed"
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final Function<AnalysisRequest, AnalysisResult> analysis;

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
            names = {"-f", "--format"},
            split = ",",
            paramLabel = "FORMAT[=FILE]",
            description = "What to write: text, json or sarif; repeatable.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description =
                    "Where formats without a FILE of their own go: a file for one, a folder for several. Text goes to standard "
                            + "output as well, unless another format does.")
    private @Nullable Path output;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "any",
            description =
                    "Least severity that gives exit code 1: never, any (default), blocker, critical, major, minor, info.")
    private FailOn failOn = FailOn.ANY;

    @Option(
            names = "--min-confidence",
            paramLabel = "CONFIDENCE",
            defaultValue = "likely",
            description = "Least confidence of findings: certain, likely (default) or possible.")
    private Confidence minConfidence = Confidence.LIKELY;

    @Option(
            names = "--pairs",
            paramLabel = "PAIRS",
            defaultValue = "minimal",
            description =
                    "minimal (default) folds the transactions that reach a call only through another reported one; "
                            + "all lists every pair of transaction and call.")
    private Pairs pairs = Pairs.MINIMAL;

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
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours in the text: auto (default), always or never.")
    private ColorChoice color = ColorChoice.AUTO;

    @Option(names = "--no-progress", description = "No progress line on a terminal.")
    private boolean noProgress;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    CheckCommand(Console console, Function<AnalysisRequest, AnalysisResult> analysis) {
        this.console = console;
        this.analysis = analysis;
    }

    @Override
    public Integer call() {
        OutputPlan plan = OutputPlan.of(formats, output);
        AnalysisRequest.Builder request = request();
        AnalysisResult result = analyze(request);
        int failures = plan.write(result, console, color.style(console));
        if (failures > 0) {
            return ExitCode.USAGE;
        }
        // A finding says more than a gap, so it wins.
        if (failOn.count(result) > 0) {
            return ExitCode.FINDINGS;
        }
        return result.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.CLEAN;
    }

    private AnalysisRequest.Builder request() {
        List<RuleInfo> rules = TxGuard.rules();
        InputPaths input = InputPaths.of(paths, root);
        List<Path> sources = new SourceRootFinder(tests, console::error).find(input.paths());
        AnalysisRequest.Builder request = AnalysisRequest.builder(input.rootOf(sources))
                .sources(sources)
                .classPath(ClassPathArgument.parse(classPath))
                .includes(SettingParser.globs("--include", includes))
                .excludes(SettingParser.globs("--exclude", excludes))
                .encoding(SettingParser.charset("--encoding", encoding))
                .pairs(pairs)
                .minConfidence(minConfidence)
                .enabledRules(SettingParser.rules("--enable", enabled, rules))
                .disabledRules(SettingParser.rules("--disable", disabled, rules));
        Integer count = threads;
        if (count != null) {
            if (count < 1) {
                throw new SettingException("--threads must be at least 1, not " + count);
            }
            request.threads(count);
        }
        return request;
    }

    private AnalysisResult analyze(AnalysisRequest.Builder request) {
        if (noProgress || !console.terminal()) {
            return analysis.apply(request.progress(ProgressListener.NONE).build());
        }
        try (ProgressLine line = new ProgressLine(console.err())) {
            return analysis.apply(request.progress(line).build());
        }
    }
}
