package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.settings.SettingParser;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the rules, or explains some. */
@Command(
        name = "rules",
        aliases = "explain-rule",
        description = "Lists the rules, or explains the given ones.",
        sortOptions = false)
final class RulesCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    @Parameters(paramLabel = "RULE", description = "Rule to explain, such as TXG001.")
    private List<String> wanted = new ArrayList<>();

    RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<RuleInfo> rules = TxGuard.rules();
        List<RuleInfo> explained = wanted.stream()
                .map(id -> SettingParser.rule("rules", id, rules))
                .toList();
        PrintWriter out = console.outWriter();
        if (explained.isEmpty()) {
            rules.forEach(rule -> print(out, line(rule)));
        } else {
            explained.forEach(rule -> print(out, explanation(rule)));
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private static void print(PrintWriter out, String text) {
        out.print(text + "\n");
    }

    private static String line(RuleInfo rule) {
        return String.format(
                Locale.ROOT,
                "%s  %-8s  %s%s",
                rule.id(),
                rule.severity(),
                rule.title(),
                rule.enabled() ? "" : " (off by default)");
    }

    private static String explanation(RuleInfo rule) {
        return "# " + rule.id() + ": " + rule.title() + "\n\n"
                + rule.severity() + (rule.enabled() ? "" : ", off by default") + ". What to do: " + rule.advice()
                + "\n\n"
                + rule.markdown();
    }
}
