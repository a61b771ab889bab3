package io.github.txguard.sonar.issues;

import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.report.StepWords;
import java.util.ArrayList;
import java.util.List;

/**
 * An issue before the files that it speaks of were looked up: all that is kept of a finding.
 *
 * @param rule rule id, such as {@code TXG001}
 * @param severity how bad
 * @param message what is wrong, one sentence
 * @param place where it is shown
 * @param path from the transaction to the call, with what happens there; a loop that repeats the wait stands before what it repeats
 */
public record IssueDraft(String rule, Severity severity, String message, Place place, List<Place> path) {
    /** Copies the list so that the draft is immutable. */
    public IssueDraft {
        path = List.copyOf(path);
    }

    /**
     * A place with what is said about it.
     *
     * @param file file, relative to the root of the analysis, with {@code /}
     * @param line line, from 1; 0 for the whole file
     * @param column column, from 1; 0 for the whole line
     * @param message what is said
     */
    public record Place(String file, int line, int column, String message) {
        private static Place of(SourceLocation location, String message) {
            return new Place(location.file(), location.line(), location.column(), message);
        }
    }

    /**
     * The issue about a finding.
     *
     * @param finding finding
     */
    public static IssueDraft of(Finding finding) {
        List<Place> path = new ArrayList<>();
        SourceLocation loop = finding.loop();
        path.add(Place.of(finding.transaction().location(), StepWords.opening(finding)));
        for (PathStep step : finding.path().steps()) {
            if (loop != null && isWithin(step.location(), loop)) {
                path.add(Place.of(loop, "This loop repeats the wait"));
                loop = null;
            }
            path.add(Place.of(step.location(), StepWords.of(step)));
        }
        return new IssueDraft(
                finding.rule(),
                finding.severity(),
                finding.message(),
                Place.of(place(finding), finding.message()),
                path);
    }

    /**
     * In the file of the transaction: at the call if it is there, else at the transaction itself. The server takes an issue for as
     * old as the newest of its lines in the file where it is shown. A transaction that is put around an old call would never be
     * new at that call, and the quality gate stay green.
     */
    private static SourceLocation place(Finding finding) {
        SourceLocation transaction = finding.transaction().location();
        SourceLocation sink = finding.sink().location();
        return sink.file().equals(transaction.file()) ? sink : transaction;
    }

    /** The first step behind the beginning of the loop in its file is the one that is repeated: the path goes through the loop. */
    private static boolean isWithin(SourceLocation step, SourceLocation loop) {
        return step.file().equals(loop.file()) && step.line() >= loop.line();
    }
}
