package io.github.txguard.flow;

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
        Map<Sink, List<Occurrence>> direct = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            if (!occurrence.through()) {
                direct.computeIfAbsent(Sink.of(occurrence), s -> new ArrayList<>())
                        .add(occurrence);
            }
        }
        List<Occurrence> kept = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            boolean covered = occurrence.through()
                    && direct.getOrDefault(Sink.of(occurrence), List.of()).stream()
                            .anyMatch(other -> covers(other, occurrence));
            if (!covered) {
                kept.add(occurrence);
            }
        }
        return kept;
    }

    private static boolean covers(Occurrence other, Occurrence occurrence) {
        return other.held().compareTo(occurrence.held()) >= 0
                && other.confidence().isAtLeast(occurrence.confidence());
    }
}
