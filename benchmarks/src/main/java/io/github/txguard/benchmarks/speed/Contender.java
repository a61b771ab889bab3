package io.github.txguard.benchmarks.speed;

import java.io.IOException;

/**
 * A tool, with settings, that takes part.
 *
 * @param name short name, unique
 * @param title name for people
 * @param threads number of threads that it is given; 0 where the tool decides
 * @param own whether it is the analyzer or what it is measured by, so that its runs are always repeated
 * @param start how it is started
 */
record Contender(String name, String title, int threads, boolean own, Start start) {
    /** Makes commands. */
    @FunctionalInterface
    interface Start {
        /**
         * The command for a corpus.
         *
         * @param corpus what to run on
         * @throws NotPossibleException if the tool cannot run on it
         * @throws IOException if the tool cannot be brought
         * @throws InterruptedException if we are asked to stop
         */
        Launch on(Corpus corpus) throws IOException, InterruptedException, NotPossibleException;
    }

    /** A tool cannot run on a corpus; the message says why. */
    static final class NotPossibleException extends Exception {
        private static final long serialVersionUID = 1;

        NotPossibleException(String reason) {
            super(reason);
        }
    }
}
