package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Question;
import io.github.txguard.report.ExplanationText;
import io.github.txguard.settings.SettingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells why something about a method is reported, or is not. */
@Command(
        name = "explain",
        description =
                "Tells of one method which transactions reach it, what each of its calls was taken for, what keeps calls from "
                        + "being followed, and which calls below it wait.",
        abbreviateSynopsis = true,
        usageHelpWidth = 100,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the method was explained, or several fit and are listed",
            "2:wrong arguments, or no such method"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            required = true,
            description =
                    "Type.method or Type#method, with or without package and (ParameterTypes), or File.java:LINE for the method "
                            + "around a line.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String method;

    @Option(
            names = "--to",
            paramLabel = "CALL",
            description =
                    "A method of the program or of a library, or File.java:LINE: tells by which calls the method reaches it, or "
                            + "where ways end that one cannot follow.")
    private @Nullable String to;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "How many calls deep to go; " + Question.DEFAULT_DEPTH + " by default.")
    private int depth = Question.DEFAULT_DEPTH;

    @Mixin
    private ProgramOptions program = new ProgramOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (depth < 1) {
            throw new SettingException("--depth must be at least 1, not " + depth);
        }
        Question question = new Question(method, to, depth);
        Explanation explanation =
                program.run(program.request(console), console, request -> TxGuard.explain(request, question));
        PrintWriter out = console.outWriter();
        new ExplanationText(program.style(console), line -> out.print(line + "\n")).write(explanation);
        out.flush();
        return explanation.matches().isEmpty() ? ExitCode.USAGE : ExitCode.CLEAN;
    }
}
