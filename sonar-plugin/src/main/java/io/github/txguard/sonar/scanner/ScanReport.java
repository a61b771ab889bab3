package io.github.txguard.sonar.scanner;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Problem;
import io.github.txguard.report.BlindSpotWords;
import io.github.txguard.report.ProblemWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an analysis has to say besides its issues: above all what it could not see.
 *
 * @param information lines for the log
 * @param trouble lines for the log that somebody should look at
 * @param warnings sentences for the page of the project
 */
record ScanReport(List<String> information, List<String> trouble, List<String> warnings) {
    /** A log is no report; the other front ends list them all. */
    private static final int MOST_LINES = 10;

    private static final int MOST_NAMES = 3;

    ScanReport {
        information = List.copyOf(information);
        trouble = List.copyOf(trouble);
        warnings = List.copyOf(warnings);
    }

    /**
     * What there is to say.
     *
     * @param program what was analyzed
     * @param result what came of it
     */
    static ScanReport of(ScannedProgram program, AnalysisResult result) {
        List<String> information = new ArrayList<>();
        information.add(coverage(result.coverage()));
        List<BlindSpot> spots = result.blindSpots();
        if (!spots.isEmpty()) {
            int calls = spots.stream().mapToInt(BlindSpot::calls).sum();
            information.add("Calls in transactions that are not understood: " + calls);
            spots.stream().limit(MOST_LINES).forEach(spot -> information.add("  " + BlindSpotWords.line(spot)));
        }
        List<String> trouble = new ArrayList<>();
        List<Problem> problems = result.problems();
        problems.stream().limit(MOST_LINES).map(ProblemWords::line).forEach(trouble::add);
        if (problems.size() > MOST_LINES) {
            trouble.add("and " + (problems.size() - MOST_LINES) + " more problems");
        }
        return new ScanReport(information, trouble, warnings(program, result));
    }

    /**
     * The report with more warnings.
     *
     * @param more sentences
     */
    ScanReport with(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new ScanReport(information, trouble, all);
    }

    private static String coverage(Coverage coverage) {
        return String.format(
                Locale.ROOT,
                "Looked at %,d of %,d files (%,d lines): %,d transactions; %,d of %,d calls on their paths understood",
                coverage.filesParsed(),
                coverage.files(),
                coverage.lines(),
                coverage.scopes(),
                coverage.callsResolved(),
                coverage.calls());
    }

    private static List<String> warnings(ScannedProgram program, AnalysisResult result) {
        List<String> warnings = new ArrayList<>();
        if (program.isWithoutLibraries()) {
            warnings.add(
                    "TxGuard was given no libraries (sonar.java.libraries), so it knows their types by name only: calls"
                            + " that wait may be missing from its issues.");
        }
        if (!program.missing().isEmpty()) {
            warnings.add(
                    "TxGuard did not find all of sonar.java.binaries and sonar.java.libraries, so calls that wait may be"
                            + " missing from its issues: " + some(program.missing()));
        }
        List<String> unseen = result.problems().stream()
                .filter(Problem::isLoss)
                .map(Problem::file)
                .distinct()
                .toList();
        if (!unseen.isEmpty()) {
            warnings.add("TxGuard could not analyze everything; the log of the scan says why: " + some(unseen));
        }
        List<String> types = result.blindSpots().stream()
                .filter(spot -> spot.kind() == BlindSpot.Kind.MISSING_TYPE)
                .map(BlindSpot::subject)
                .toList();
        if (!types.isEmpty()) {
            warnings.add("TxGuard knows nothing of types that are used inside transactions; their jars are missing from"
                    + " sonar.java.libraries: " + some(types));
        }
        return warnings;
    }

    private static String some(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }
}
