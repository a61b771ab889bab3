package io.github.txguard.benchmarks.truth;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Labels of one group, counted by how well they were found. */
final class Tally {
    private final Map<Match, Integer> counts = new EnumMap<>(Match.class);
    private int certain;
    private int certainFound;

    /** Counts a label. */
    void add(Label label, Match match) {
        counts.merge(match, 1, Integer::sum);
        if (label.isCertain()) {
            certain++;
            certainFound += match.isFound() ? 1 : 0;
        }
    }

    /** The number of labels with a match. */
    int count(Match match) {
        return counts.getOrDefault(match, 0);
    }

    /** The number of labels. */
    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Found labels in percent. */
    double recall() {
        return percent(count(Match.EXACT) + count(Match.SINK), total());
    }

    /** Found labels among those that are certain, in percent. */
    double certainRecall() {
        return percent(certainFound, certain);
    }

    /** One line of a table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%6d %6d %6d %6d %6d %8s %8s",
                total(),
                count(Match.EXACT),
                count(Match.SINK),
                count(Match.ROOT),
                count(Match.MISS),
                shown(recall(), total()),
                shown(certainRecall(), certain));
    }

    /** The head of that table. */
    static String head() {
        return String.format(
                Locale.ROOT,
                "%6s %6s %6s %6s %6s %8s %8s",
                "labels",
                "exact",
                "sink",
                "root",
                "miss",
                "recall",
                "certain");
    }

    /** A part in percent of a whole; of nothing, all. */
    static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }

    private static String shown(double percent, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
