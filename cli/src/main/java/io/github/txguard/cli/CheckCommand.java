package io.github.txguard.cli;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Pairs;
import io.github.txguard.settings.FailOn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = {"-f", "--format"},
            split = ",",
            paramLabel = "FORMAT[=FILE]",
            description = "What to write: text, json, sarif or sonar; repeatable.")
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
            names = "--pairs",
            paramLabel = "PAIRS",
            defaultValue = "minimal",
            description =
                    "minimal (default) folds the transactions that reach a call only through another reported one; "
                            + "all lists every pair of transaction and call.")
    private Pairs pairs = Pairs.MINIMAL;

    @Mixin
    private ProgramOptions program = new ProgramOptions();

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
        AnalysisRequest.Builder request = program.request(console).pairs(pairs);
        AnalysisResult result = program.run(request, console, analysis);
        int failures = plan.write(result, console, program.style(console));
        if (failures > 0) {
            return ExitCode.USAGE;
        }
        // A finding says more than a gap, so it wins.
        if (failOn.count(result) > 0) {
            return ExitCode.FINDINGS;
        }
        return result.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.CLEAN;
    }
}
