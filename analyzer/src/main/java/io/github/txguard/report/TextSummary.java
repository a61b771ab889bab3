package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The end of a text report: problems, findings by severity and by rule, coverage. */
final class TextSummary {
    /** The other reports have them all. */
    private static final int MOST_SPOTS = 5;

    private final Paint paint;

    TextSummary(Paint paint) {
        this.paint = paint;
    }

    void write(AnalysisResult result, TextLines lines) {
        writeProblems(result.problems(), lines);
        writeCounts(result.findings(), lines);
        writeRules(result, lines);
        writeCoverage(result.coverage(), lines);
        writeBlindSpots(result.blindSpots(), lines);
        if (result.isIncomplete()) {
            lines.line(paint.bad("The analysis is incomplete; see the problems above."));
        }
    }

    private void writeProblems(List<Problem> problems, TextLines lines) {
        if (problems.isEmpty()) {
            return;
        }
        lines.line(paint.bold(counted(problems.size(), "problem") + ":"));
        problems.forEach(problem -> lines.line("  " + ProblemWords.line(problem)));
        lines.line("");
    }

    private void writeCounts(List<Finding> findings, TextLines lines) {
        if (findings.isEmpty()) {
            lines.line(paint.good("No findings."));
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
        int calls = (int) findings.stream()
                .map(finding -> finding.sink().location())
                .distinct()
                .count();
        String about = calls < findings.size() ? " about " + counted(calls, "call") : "";
        lines.line(paint.bold(counted(findings.size(), "finding") + about) + ": " + String.join(", ", parts));
    }

    private static void writeRules(AnalysisResult result, TextLines lines) {
        int width = String.valueOf(result.findings().size()).length();
        for (RuleInfo rule : result.rules()) {
            long count = result.findings().stream()
                    .filter(finding -> finding.rule().equals(rule.id()))
                    .count();
            if (count > 0) {
                lines.line(String.format(Locale.ROOT, "  %s  %" + width + "d  %s", rule.id(), count, rule.title()));
            }
        }
    }

    private static void writeCoverage(Coverage coverage, TextLines lines) {
        String files = String.format(
                Locale.ROOT,
                "Looked at %,d of %,d files (%,d lines) with %s",
                coverage.filesParsed(),
                coverage.files(),
                coverage.lines(),
                counted(coverage.scopes(), "transaction"));
        String calls = String.format(
                Locale.ROOT,
                "; %,d of %,d calls on their paths understood (%s)",
                coverage.callsResolved(),
                coverage.calls(),
                share(coverage.callsResolved(), coverage.calls()));
        lines.line(files + (coverage.calls() == 0 ? "" : calls) + ".");
    }

    private void writeBlindSpots(List<BlindSpot> spots, TextLines lines) {
        if (spots.isEmpty()) {
            return;
        }
        int calls = spots.stream().mapToInt(BlindSpot::calls).sum();
        lines.line(paint.bold("Blind spots") + ": " + counted(calls, "call")
                + (calls == 1 ? " in a transaction is" : " in transactions are") + " not understood"
                + (spots.size() > MOST_SPOTS ? "; what would settle most:" : ":"));
        for (BlindSpot spot : spots.subList(0, Math.min(spots.size(), MOST_SPOTS))) {
            SourceLocation at = spot.example();
            String example =
                    spot.members().isEmpty() ? "" : spot.members().get(0).name() + ", ";
            lines.line(
                    "  " + BlindSpotWords.line(spot) + paint.faint(" (" + example + at.file() + ":" + at.line() + ")"));
        }
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
