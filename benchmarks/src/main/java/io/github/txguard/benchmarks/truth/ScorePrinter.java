package io.github.txguard.benchmarks.truth;

import io.github.txguard.benchmarks.truth.Scores.NegativeScore;
import io.github.txguard.benchmarks.truth.Scores.TransactionScore;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Scores as tables for people. */
final class ScorePrinter {
    private final PrintStream out;
    private final Scores scores;

    ScorePrinter(PrintStream out, Scores scores) {
        this.out = out;
        this.scores = scores;
    }

    /** Everything. */
    void print(Explanations explanations) {
        recall("application", label -> List.of(label.app()));
        recall("category", label -> List.of(label.category()));
        recall("feature", Label::features);
        negatives();
        transactions();
        misses(explanations);
        summary();
    }

    private void recall(String by, Function<Label, List<String>> groups) {
        line("%n%-36s %s", "Recall by " + by, Tally.head());
        scores.recallBy(groups).forEach((name, tally) -> line("  %-34s %s", name, tally.row()));
        if (!by.equals("feature")) {
            line("  %-34s %s", "all", scores.recall().row());
        }
    }

    private void negatives() {
        line("%n%-36s %6s %8s %6s %8s", "Innocent calls by reason", "hard", "reported", "soft", "reported");
        Map<String, List<NegativeScore>> byKind = new TreeMap<>();
        for (NegativeScore score : scores.negatives()) {
            byKind.merge(score.negative().kind(), List.of(score), ScorePrinter::joined);
        }
        byKind.forEach(this::negativesRow);
        negativesRow("all", scores.negatives());
        for (NegativeScore score : scores.negatives()) {
            if (score.reported()) {
                Negative negative = score.negative();
                line(
                        "  reported (%s): %s %s:%d in %s: %s",
                        negative.strength(),
                        negative.app(),
                        negative.file(),
                        negative.line(),
                        negative.rootMethod(),
                        negative.why());
            }
        }
    }

    private void negativesRow(String name, List<NegativeScore> group) {
        Predicate<NegativeScore> hard = score -> score.negative().isHard();
        line(
                "  %-34s %6d %8d %6d %8d",
                name,
                count(group, hard),
                count(group, hard.and(NegativeScore::reported)),
                count(group, hard.negate()),
                count(group, hard.negate().and(NegativeScore::reported)));
    }

    private void transactions() {
        line(
                "%n%-36s %6s %6s %6s %8s %9s",
                "Transactions, all judged", "wait", "found", "clean", "reported", "precision");
        Map<String, List<TransactionScore>> byApp = new TreeMap<>();
        for (TransactionScore score : scores.transactions()) {
            byApp.merge(score.transaction().app(), List.of(score), ScorePrinter::joined);
        }
        byApp.forEach(this::transactionsRow);
        transactionsRow("all", scores.transactions());
        for (TransactionScore score : scores.transactions()) {
            boolean reported = !score.reported().isEmpty();
            if (reported == score.transaction().isClean()) {
                line(
                        "  %s: %s %s: %s",
                        reported ? "clean, but reported" : "waits, but not reported",
                        score.transaction().app(),
                        score.transaction().rootMethod(),
                        String.join(
                                ", ",
                                reported
                                        ? score.reported()
                                        : score.transaction().categories()));
            }
        }
    }

    private void transactionsRow(String name, List<TransactionScore> group) {
        Predicate<TransactionScore> clean = score -> score.transaction().isClean();
        Predicate<TransactionScore> reported = score -> !score.reported().isEmpty();
        int found = count(group, clean.negate().and(reported));
        int wrong = count(group, clean.and(reported));
        line(
                "  %-34s %6d %6d %6d %8d %9s",
                name,
                count(group, clean.negate()),
                found,
                count(group, clean),
                wrong,
                found + wrong == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", Tally.percent(found, found + wrong)));
    }

    private void misses(Explanations explanations) {
        line("%nMissed");
        for (LabelScore score : scores.labels()) {
            if (!score.match().isFound()) {
                Label label = score.label();
                line(
                        "  %s (%s, %s, %s): %s",
                        label.id(),
                        score.match().name().toLowerCase(Locale.ROOT),
                        label.category(),
                        label.confidence(),
                        explanations.of(label.id()));
                line("    %s, sink %s:%d", label.sinkCall(), label.sinkFile(), label.sinkLine());
                line("    needs %s", String.join(", ", label.features()));
                label.chain().forEach(step -> line("      %s", step));
            }
        }
        explanations.outdated(scores.labels()).forEach(id -> line("  %s is explained, but no longer missed", id));
    }

    private void summary() {
        Tally recall = scores.recall();
        line(
                "%nRecall %.1f %% of %d (certain: %.1f %%); innocent calls falsely reported %.1f %%",
                recall.recall(), recall.total(), recall.certainRecall(), scores.falselyReported());
    }

    private static <T> int count(List<T> values, Predicate<T> wanted) {
        return (int) values.stream().filter(wanted).count();
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
