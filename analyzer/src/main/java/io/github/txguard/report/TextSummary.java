package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The end of a text report: problems, findings by severity and by rule, coverage. */
final class TextSummary {
    private final Paint paint;

    TextSummary(Paint paint) {
        this.paint = paint;
    }

    void append(StringBuilder text, AnalysisResult result) {
        appendProblems(text, result.problems());
        appendCounts(text, result.findings());
        appendRules(text, result);
        appendCoverage(text, result.coverage());
        if (result.isIncomplete()) {
            text.append(paint.bad("The analysis is incomplete; see the problems above."))
                    .append('\n');
        }
    }

    private void appendProblems(StringBuilder text, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        text.append(paint.bold(counted(problems.size(), "problem") + ":")).append('\n');
        for (Problem problem : problems) {
            text.append("  ").append(line(problem)).append('\n');
        }
        text.append('\n');
    }

    /** A problem in one line: where, what kind, what and why. */
    static String line(Problem problem) {
        String place = problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file();
        String kind = problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return place + ": [" + kind + "] " + problem.message();
    }

    private void appendCounts(StringBuilder text, List<Finding> findings) {
        if (findings.isEmpty()) {
            text.append(paint.good("No findings.")).append('\n');
            return;
        }
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                parts.add(paint.of(severity, count + " " + severity.name().toLowerCase(Locale.ROOT)));
            }
        }
        text.append(paint.bold(counted(findings.size(), "finding")))
                .append(": ")
                .append(String.join(", ", parts))
                .append('\n');
    }

    private static void appendRules(StringBuilder text, AnalysisResult result) {
        int width = String.valueOf(result.findings().size()).length();
        for (RuleInfo rule : result.rules()) {
            long count = result.findings().stream()
                    .filter(finding -> finding.rule().equals(rule.id()))
                    .count();
            if (count > 0) {
                text.append(String.format(Locale.ROOT, "  %s  %" + width + "d  %s%n", rule.id(), count, rule.title())
                        .replace(System.lineSeparator(), "\n"));
            }
        }
    }

    private static void appendCoverage(StringBuilder text, Coverage coverage) {
        text.append(String.format(
                Locale.ROOT,
                "Looked at %,d of %,d files (%,d lines) with %s; %s of %,d calls on their paths understood (%s).",
                coverage.filesParsed(),
                coverage.files(),
                coverage.lines(),
                counted(coverage.scopes(), "transaction"),
                String.format(Locale.ROOT, "%,d", coverage.callsResolved()),
                coverage.calls(),
                share(coverage.callsResolved(), coverage.calls())));
        text.append('\n');
    }

    /** A share in per cent, never rounded up to a whole that it is not. */
    static String share(int part, int whole) {
        if (part >= whole) {
            return "100 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(1000.0 * part / whole) / 10);
    }

    static String counted(int count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
