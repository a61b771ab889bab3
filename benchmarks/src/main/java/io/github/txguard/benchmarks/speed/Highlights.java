package io.github.txguard.benchmarks.speed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the analyzer's limits are about, for one corpus. All figures are empty where a run is missing.
 *
 * @param corpus the corpus
 */
record Highlights(CorpusTable corpus) {
    /** Columns of {@link #cells}. */
    static final List<String> HEAD = List.of(
            "Corpus",
            "Lines",
            "Cold, × parse",
            "No class path, × parse",
            "Two threads",
            "Started plainly",
            "Nothing changed",
            "One body changed",
            "One signature changed",
            "In an editor",
            "Heap MiB",
            "MiB");

    /** One row: name, lines, ratios to the parser, speed-ups, warm runs in percent of the cold one, memory. */
    List<String> cells() {
        return List.of(
                corpus.corpus(),
                String.format(Locale.ROOT, "%,d", corpus.lines()),
                ratio("txguard/1"),
                ratio("txguard-sources/1"),
                timesAsFast("txguard/1", "txguard/2"),
                timesAsFast("txguard-unforked", "txguard-plain"),
                shareOfCold("txguard-warm"),
                shareOfCold("txguard-changed"),
                shareOfCold("txguard-signature"),
                corpus.row(EditorContender.NAME)
                        .map(row -> String.format(
                                Locale.ROOT, "%.0f ms", 1000 * row.median().cpu()))
                        .orElse("–"),
                corpus.row("txguard/1")
                        .map(row -> row.median().heap())
                        .filter(heap -> heap > 0)
                        .map(heap -> String.format(Locale.ROOT, "%.0f", heap))
                        .orElse("–"),
                corpus.row("txguard/1")
                        .map(row ->
                                String.format(Locale.ROOT, "%.0f", row.median().mebibytes()))
                        .orElse("–"));
    }

    private String ratio(String contender) {
        return corpus.row(contender)
                .map(corpus::ratio)
                .filter(ratio -> ratio.isPresent())
                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()))
                .orElse("–");
    }

    private String timesAsFast(String slow, String fast) {
        Optional<Row> before = corpus.row(slow);
        Optional<Row> after = corpus.row(fast);
        return before.isPresent() && after.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%.2f × as fast",
                        before.get().median().wall() / after.get().median().wall())
                : "–";
    }

    private String shareOfCold(String contender) {
        Optional<Row> cold = corpus.row("txguard/1");
        return corpus.row(contender)
                .filter(row -> cold.isPresent())
                .map(row -> String.format(
                        Locale.ROOT,
                        "%.2f s, %.0f %%",
                        row.median().cpu(),
                        100 * row.median().cpu() / cold.orElseThrow().median().cpu()))
                .orElse("–");
    }
}
