package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tool is started on a corpus.
 *
 * @param before commands that run before and are not measured, such as one that fills a cache
 * @param command the command that is measured
 * @param judge says what came of it
 * @param account file in which the process itself says CPU and wall seconds of the part that counts; null if all of it does
 */
record Launch(
        List<Step> before,
        List<String> command,
        Judge judge,
        @Nullable Path account) {
    /** All of the process counts. */
    Launch(List<Step> before, List<String> command, Judge judge) {
        this(before, command, judge, null);
    }

    /** Something that is done before, without being measured. */
    @FunctionalInterface
    interface Step {
        /**
         * Does it.
         *
         * @throws IOException if it fails
         * @throws InterruptedException if we are asked to stop
         */
        void run() throws IOException, InterruptedException;
    }

    /** Looks at what a run has produced. */
    @FunctionalInterface
    interface Judge {
        /**
         * What is to be said about the run; empty if nothing.
         *
         * @param exitCode exit code of the process
         * @param log what it wrote
         * @throws IOException if the run is worth nothing, with the reason
         */
        String of(int exitCode, Path log) throws IOException;
    }

    /** Starts a tool that needs no preparation. */
    static Launch of(List<String> command, Judge judge) {
        return new Launch(List.of(), command, judge);
    }
}
