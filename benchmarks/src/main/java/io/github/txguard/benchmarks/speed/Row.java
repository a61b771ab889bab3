package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.speed.Measurement.Outcome;
import java.util.List;

/**
 * All runs of one contender on one corpus.
 *
 * @param contender the contender
 * @param runs its runs; none if it has not come to it
 */
record Row(Contender contender, List<Measurement> runs) {
    /** The runs that count. */
    List<Usage> usages() {
        return runs.stream().filter(Measurement::done).map(Measurement::usage).toList();
    }

    /** Whether there is a figure. */
    boolean done() {
        return !usages().isEmpty();
    }

    /** The medians; only if {@link #done}. */
    Usage median() {
        return Statistics.medianUsage(usages());
    }

    /** Whether it needs no further run: it cannot, or must not, be repeated. */
    boolean hopeless() {
        return runs.stream().anyMatch(run -> !run.done());
    }

    /** What is to be said about it; empty if nothing. */
    String note() {
        return runs.stream()
                .filter(run -> !run.done())
                .findFirst()
                .or(() -> runs.stream().findFirst())
                .map(run -> run.outcome() == Outcome.OVER_LIMIT ? "stopped: " + run.note() : run.note())
                .orElse("not run");
    }
}
