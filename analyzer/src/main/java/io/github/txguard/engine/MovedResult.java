package io.github.txguard.engine;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.CallPath;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import io.github.txguard.filter.ResultOrder;
import io.github.txguard.rules.LinesInMessages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result in which places have moved. */
final class MovedResult {
    private final Map<String, PlaceMap> moved;

    private MovedResult(Map<String, PlaceMap> moved) {
        this.moved = moved;
    }

    /** Thrown where a place is not known in the later version of a file. */
    private static final class LostPlaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostPlaceException(String place) {
            super(place, null, false, false);
        }
    }

    /**
     * The same result of sources of which some files have changed.
     *
     * @param result the earlier result
     * @param moved of each changed file, where its places are now
     * @param lines lines that were added, less those that were removed
     * @return empty if that cannot be told for certain
     */
    static Optional<AnalysisResult> of(AnalysisResult result, Map<String, PlaceMap> moved, int lines) {
        try {
            return new MovedResult(moved).result(result, lines);
        } catch (LostPlaceException e) {
            return Optional.empty();
        }
    }

    private Optional<AnalysisResult> result(AnalysisResult result, int lines) {
        List<Finding> findings = result.findings().stream().map(this::finding).toList();
        List<Problem> problems = result.problems().stream().map(this::problem).toList();
        if (!isSorted(findings, ResultOrder.ofFindings()) || !isSorted(problems, ResultOrder.ofProblems())) {
            return Optional.empty();
        }
        return Optional.of(new AnalysisResult(
                findings,
                problems,
                coverage(result.coverage(), lines),
                result.blindSpots().stream().map(this::blindSpot).toList(),
                result.rules()));
    }

    private static <T> boolean isSorted(List<T> list, Comparator<T> order) {
        for (int i = 1; i < list.size(); i++) {
            if (order.compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Coverage coverage(Coverage coverage, int lines) {
        return new Coverage(
                coverage.files(),
                coverage.filesParsed(),
                coverage.lines() + lines,
                coverage.methods(),
                coverage.methodsAnalyzed(),
                coverage.calls(),
                coverage.callsResolved(),
                coverage.scopes());
    }

    private Finding finding(Finding finding) {
        TransactionRef transaction = finding.transaction();
        SinkRef sink = finding.sink();
        SourceLocation loop = finding.loop();
        return new Finding(
                finding.rule(),
                finding.kind(),
                finding.severity(),
                finding.confidence(),
                finding.held(),
                LinesInMessages.moved(finding, this::line),
                finding.advice(),
                finding.fingerprint(),
                new TransactionRef(
                        transaction.kind(), transaction.method(), place(transaction.location()), transaction.begins()),
                new SinkRef(sink.api(), sink.entry(), sink.method(), place(sink.location())),
                new CallPath(finding.path().steps().stream().map(this::step).toList()),
                loop == null ? null : place(loop));
    }

    private PathStep step(PathStep step) {
        return new PathStep(step.method(), place(step.location()), step.callee(), step.reason());
    }

    private BlindSpot blindSpot(BlindSpot spot) {
        return new BlindSpot(
                spot.kind(),
                spot.subject(),
                spot.calls(),
                spot.transactions(),
                spot.members(),
                spot.method(),
                place(spot.example()));
    }

    private Problem problem(Problem problem) {
        return new Problem(problem.kind(), problem.file(), line(problem.file(), problem.line()), problem.message());
    }

    private int line(String file, int line) {
        PlaceMap map = moved.get(file);
        Integer there = map == null ? Integer.valueOf(line) : map.line(line);
        if (there == null) {
            throw new LostPlaceException(file + ":" + line);
        }
        return there;
    }

    private SourceLocation place(SourceLocation location) {
        PlaceMap map = moved.get(location.file());
        SourceLocation there = map == null ? location : map.place(location);
        if (there == null) {
            throw new LostPlaceException(location.toString());
        }
        return there;
    }
}
