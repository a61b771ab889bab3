package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.settings.SettingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Starts the command line. */
public final class Main {
    private final Console console;
    private final Function<AnalysisRequest, AnalysisResult> analysis;

    Main(Console console, Function<AnalysisRequest, AnalysisResult> analysis) {
        this.console = console;
        this.analysis = analysis;
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments what the user wrote
     */
    public static void main(String[] arguments) {
        System.exit(new Main(Console.ofProcess(), TxGuard::analyze).run(arguments));
    }

    /** Runs a command. */
    int run(String... arguments) {
        CommandLine line = new CommandLine(new TxGuardCommand());
        Map<String, Supplier<Object>> commands = commands();
        String first = arguments.length == 0 ? "" : arguments[0];
        commands.forEach((name, command) -> {
            // Each takes tens of milliseconds to look at, so only help and mistakes know of those that are not asked
            // for.
            if (!commands.containsKey(first) || name.equals(first)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line.setOut(console.outWriter())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(this::wrongArguments)
                .setExecutionExceptionHandler(this::failed)
                .execute(arguments);
    }

    private Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(console, analysis));
        commands.put("explain", () -> new ExplainCommand(console));
        commands.put("rules", () -> new RulesCommand(console));
        commands.put("summary", () -> new SummaryCommand(console));
        return commands;
    }

    private int wrongArguments(ParameterException problem, String[] arguments) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.join(
                " ",
                String.valueOf(problem.getMessage()).lines().map(String::strip).toList());
        console.error(message + " (see " + command + " --help)");
        return ExitCode.USAGE;
    }

    private int failed(Exception problem, CommandLine command, ParseResult arguments) {
        if (problem instanceof SettingException) {
            console.error(String.valueOf(problem.getMessage()));
            return ExitCode.USAGE;
        }
        console.error("internal error: " + problem + "; set TXGUARD_STACKTRACE to see where");
        if (System.getenv("TXGUARD_STACKTRACE") != null) {
            problem.printStackTrace(console.err());
            console.err().flush();
        }
        return ExitCode.INCOMPLETE;
    }
}
