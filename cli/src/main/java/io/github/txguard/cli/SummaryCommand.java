package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.settings.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the summary of a module, for builds that depend on it. */
@Command(
        name = "summary",
        description =
                "Writes what a check of another build needs of a module in place of its sources; see --summaries of check.",
        abbreviateSynopsis = true,
        usageHelpWidth = 100,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the summary was written",
            "2:wrong arguments, or an output that cannot be written",
            "3:the summary was written, but parts of the module could not be read"
        })
final class SummaryCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write the summary.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path output;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Name of the module, with which its files begin in reports; by default that of the folder to which files are "
                            + "relative.")
    private @Nullable String name;

    @Mixin
    private ProgramOptions program = new ProgramOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    SummaryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Problem> problems = program.run(program.request(console), console, this::write);
        for (Problem problem : problems) {
            console.error(problem.file() + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.message());
        }
        return problems.stream().anyMatch(Problem::isLoss) ? ExitCode.INCOMPLETE : ExitCode.CLEAN;
    }

    private List<Problem> write(AnalysisRequest request) {
        Path folder = request.root().toAbsolutePath().normalize().getFileName();
        String module = name == null ? String.valueOf(folder) : name;
        if (module.isBlank()) {
            throw new SettingException("--name must not be empty");
        }
        try {
            return TxGuard.summarize(request, module, output);
        } catch (IOException e) {
            throw new SettingException("cannot write " + output + ": " + Causes.of(e));
        }
    }
}
