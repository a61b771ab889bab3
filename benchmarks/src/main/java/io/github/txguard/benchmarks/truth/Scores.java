package io.github.txguard.benchmarks.truth;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The verdicts over everything that is known.
 *
 * @param labels each label with how well it was found
 * @param negatives each innocent call with whether it was reported
 * @param transactions each judged transaction with the kinds of sinks that were reported for it
 */
record Scores(List<LabelScore> labels, List<NegativeScore> negatives, List<TransactionScore> transactions) {
    /**
     * An innocent call.
     *
     * @param negative the call
     * @param reported whether it was reported
     */
    record NegativeScore(Negative negative, boolean reported) {}

    /**
     * A judged transaction.
     *
     * @param transaction the transaction
     * @param reported kinds of sinks that were reported for it
     */
    record TransactionScore(JudgedTransaction transaction, SortedSet<String> reported) {}

    /** Compares findings with the truth. */
    static Scores of(Truth truth, List<Reported> findings) {
        Scorer scorer = new Scorer(findings);
        return new Scores(
                truth.labels().stream()
                        .map(label -> new LabelScore(label, scorer.match(label)))
                        .toList(),
                truth.negatives().stream()
                        .map(negative -> new NegativeScore(negative, scorer.isReported(negative)))
                        .toList(),
                truth.transactions().stream()
                        .map(transaction -> new TransactionScore(transaction, scorer.categories(transaction)))
                        .toList());
    }

    /** All labels counted. */
    Tally recall() {
        Tally tally = new Tally();
        labels.forEach(score -> tally.add(score.label(), score.match()));
        return tally;
    }

    /**
     * Labels counted by group.
     *
     * @param groups the groups of a label; it counts in each
     */
    Map<String, Tally> recallBy(Function<Label, List<String>> groups) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (LabelScore score : labels) {
            for (String group : groups.apply(score.label())) {
                tallies.computeIfAbsent(group, name -> new Tally()).add(score.label(), score.match());
            }
        }
        return tallies;
    }

    /** Calls reported that must not be, in percent of those that must not be. */
    double falselyReported() {
        List<NegativeScore> hard =
                negatives.stream().filter(score -> score.negative().isHard()).toList();
        int reported = (int) hard.stream().filter(NegativeScore::reported).count();
        return hard.isEmpty() ? 0 : Tally.percent(reported, hard.size());
    }
}
