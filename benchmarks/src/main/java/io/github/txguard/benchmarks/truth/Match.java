package io.github.txguard.benchmarks.truth;

/** How well a label was found. */
enum Match {
    /** The same call, from the same transaction. */
    EXACT,
    /** The same call, from another transaction: several share it, one was labelled. */
    SINK,
    /** The same transaction and kind, another call. Not counted as found. */
    ROOT,
    /** Not at all. */
    MISS;

    /** Whether it counts as found. */
    boolean isFound() {
        return this == EXACT || this == SINK;
    }
}
