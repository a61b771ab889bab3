package io.github.txguard.api;

/** Hears how far an analysis is. Called from several threads. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (stage, done, total) -> {};

    /**
     * Some work was done.
     *
     * @param stage what is being done, in a word ({@code "parse"})
     * @param done units of work done
     * @param total units of work in all, or 0 when not known
     */
    void progress(String stage, int done, int total);

    /**
     * Something that the user may want to know of, though it changes nothing in the result, such as a cache that is broken.
     *
     * @param message one line
     */
    default void notice(String message) {}

    /**
     * How much an analysis had to do; said once, at its end.
     *
     * @param counts the counts
     */
    default void worked(WorkCounts counts) {}
}
