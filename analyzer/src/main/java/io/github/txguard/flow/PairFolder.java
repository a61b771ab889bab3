package io.github.txguard.flow;

import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Leaves out transactions that reach a sink only through another one that is reported for it. */
final class PairFolder {
    private PairFolder() {}

    /** Call site of a sink: everything that is reported for it stands for one place to mend. */
    private record Sink(String method, int line, int column, String row) {
        static Sink of(Occurrence occurrence) {
            String row = Objects.requireNonNull(occurrence.roles().blocking()).id();
            return new Sink(
                    occurrence.sinkCode().method().id(),
                    occurrence.sink().line(),
                    occurrence.sink().column(),
                    row);
        }
    }

    /** The occurrences that remain, in their order. */
    static List<Occurrence> fold(List<Occurrence> occurrences) {
        Map<Sink, List<Occurrence>> bySink = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            bySink.computeIfAbsent(Sink.of(occurrence), s -> new ArrayList<>()).add(occurrence);
        }
        List<Occurrence> kept = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            boolean covered = bySink.getOrDefault(Sink.of(occurrence), List.of()).stream()
                    .anyMatch(other -> covers(other, occurrence));
            if (!covered) {
                kept.add(occurrence);
            }
        }
        return kept;
    }

    /** Boundaries that some transactions meet only through another one, without those. */
    static List<BoundaryIssue> foldIssues(List<BoundaryIssue> issues) {
        Map<IssuePlace, List<BoundaryIssue>> byPlace = new LinkedHashMap<>();
        for (BoundaryIssue issue : issues) {
            byPlace.computeIfAbsent(IssuePlace.of(issue), p -> new ArrayList<>())
                    .add(issue);
        }
        return issues.stream()
                .filter(issue -> byPlace.getOrDefault(IssuePlace.of(issue), List.of()).stream()
                        .noneMatch(other -> isMetThrough(issue, other)))
                .toList();
    }

    private record IssuePlace(BoundaryIssue.Kind kind, BoundaryIssue.Place place) {
        static IssuePlace of(BoundaryIssue issue) {
            return new IssuePlace(issue.kind(), issue.place());
        }
    }

    private static boolean isMetThrough(BoundaryIssue issue, BoundaryIssue other) {
        MethodModel opener = other.opener().method();
        boolean inner = !opener.equals(issue.opener().method())
                && issue.hops().stream().anyMatch(hop -> hop.caller().method().equals(opener));
        return inner
                && other.confidence().isAtLeast(issue.confidence())
                && other.held().compareTo(issue.held()) >= 0;
    }

    private static boolean covers(Occurrence other, Occurrence occurrence) {
        if (!other.confidence().isAtLeast(occurrence.confidence())) {
            return false;
        }
        boolean direct =
                occurrence.through() && !other.through() && other.scope().isTransaction();
        return (direct || isIncident(occurrence, other)) && other.held().compareTo(occurrence.held()) >= 0;
    }

    /** Whether what the occurrence holds is only the connection of a transaction's own way to the sink. */
    private static boolean isIncident(Occurrence occurrence, Occurrence other) {
        MethodModel opener = occurrence.opener().method();
        return !occurrence.scope().isTransaction()
                && other.scope().isTransaction()
                && other.hops().stream().anyMatch(hop -> hop.caller().method().equals(opener));
    }
}
