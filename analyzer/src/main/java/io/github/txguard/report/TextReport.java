package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A result for people: each finding with its place, what is held, its path one call a line, and what to do; then a summary.
 * Findings about one call stand together, share the advice, and say only once how their paths end.
 */
public final class TextReport implements ReportWriter {
    private static final String INDENT = "    ";

    private final TextStyle style;
    private final Paint paint;

    /**
     * A report in a style.
     *
     * @param style colours and width
     */
    public TextReport(TextStyle style) {
        this.style = style;
        this.paint = new Paint(style.coloured());
    }

    @Override
    public void write(AnalysisResult result, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        write(result, new TextLines() {
            @Override
            public void headline(Finding finding, String line) {
                line(line);
            }

            @Override
            public void line(String line) {
                text.append(line).append('\n');
            }
        });
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * Hands a result over line by line.
     *
     * @param result what to write
     * @param lines where to
     */
    public void write(AnalysisResult result, TextLines lines) {
        List<Finding> findings = result.findings();
        PrintedEnds printed = new PrintedEnds();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            writeFinding(finding, printed, lines);
            if (i + 1 == findings.size() || !isSameCall(finding, findings.get(i + 1))) {
                writeAdvice(finding.advice(), lines);
                lines.line("");
                printed.clear();
            }
        }
        new TextSummary(paint).write(result, lines);
    }

    /**
     * A problem in one line: where, what kind, what and why.
     *
     * @param problem problem
     */
    public static String line(Problem problem) {
        return ProblemWords.line(problem);
    }

    private static boolean isSameCall(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.advice().equals(other.advice())
                && one.sink().location().equals(other.sink().location());
    }

    /**
     * Writes a finding.
     *
     * @param printed ends of paths that were printed for the same call; grows
     */
    private void writeFinding(Finding finding, PrintedEnds printed, TextLines lines) {
        lines.headline(
                finding,
                paint.bold(place(finding.sink().location())) + ": "
                        + paint.of(finding.severity(), "[" + finding.rule() + "]") + " " + finding.message());
        lines.line(INDENT + state(finding));
        List<PathStep> steps = finding.path().steps();
        int known = printed.add(steps);
        for (PathLine line : aligned(finding, steps.subList(0, known))) {
            lines.line(INDENT + paint.faint(line.place()) + "  " + line.words());
        }
        if (known < steps.size()) {
            lines.line(INDENT + paint.faint("and on as above, in " + (steps.size() - known) + " more calls"));
        }
    }

    private static String state(Finding finding) {
        String held = switch (finding.held()) {
            case NOTHING_HELD -> "no transaction";
            case CONNECTION_HELD -> "connection held, no transaction open on the server";
            case TRANSACTION_OPEN -> "transaction open";
            case LOCKS_HELD -> "transaction open, rows locked";
        };
        return finding.severity() + ", " + held + ", "
                + finding.confidence().name().toLowerCase(Locale.ROOT);
    }

    /** A line of a path: where, and what happens there. */
    private record PathLine(String place, String words) {}

    private static List<PathLine> aligned(Finding finding, List<PathStep> steps) {
        List<PathLine> lines = new ArrayList<>();
        lines.add(new PathLine(place(finding.transaction().location()), StepWords.opening(finding)));
        for (PathStep step : steps) {
            lines.add(new PathLine(place(step.location()), StepWords.of(step)));
        }
        int width = lines.stream().mapToInt(line -> line.place().length()).max().orElse(0);
        return lines.stream()
                .map(line -> new PathLine(
                        line.place() + " ".repeat(width - line.place().length()), line.words()))
                .toList();
    }

    private static String place(SourceLocation location) {
        return location.file() + ":" + location.line();
    }

    private void writeAdvice(String advice, TextLines lines) {
        String label = "What to do: ";
        int room = style.width() - INDENT.length() - label.length();
        String margin = paint.good(label);
        for (String line : room > 20 ? wrapped(advice, room) : List.of(advice)) {
            lines.line(INDENT + margin + line);
            margin = " ".repeat(label.length());
        }
    }

    /** The lines of a text, broken at blanks. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
