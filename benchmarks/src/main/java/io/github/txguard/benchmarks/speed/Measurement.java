package io.github.txguard.benchmarks.speed;

/**
 * One run of one tool on one corpus, as it is kept in the file of results.
 *
 * @param corpus name of the corpus
 * @param lines its lines
 * @param contender name of the contender
 * @param repeat number of the repeat, from 1
 * @param settings what the figures depend on beside that; runs with other settings cannot be compared
 * @param outcome what came of it
 * @param usage what it used; zero if it did not run
 * @param note what is to be said about it; the reason if it did not run well
 */
record Measurement(
        String corpus,
        long lines,
        String contender,
        int repeat,
        String settings,
        Outcome outcome,
        Usage usage,
        String note) {
    /** What can come of a run. */
    enum Outcome {
        /** It ran, and its result is what it should be. */
        DONE,
        /** It was stopped because it took too long. */
        OVER_LIMIT,
        /** It ran, but not well. */
        FAILED,
        /** It cannot run on this corpus. */
        NOT_POSSIBLE
    }

    /** Whether the figures are those of a whole run. */
    boolean done() {
        return outcome == Outcome.DONE;
    }
}
