package io.github.txguard.api;

/** How sure the analysis is that the running program takes the path, surest first. */
public enum Confidence {
    /** Each call on the path has one possible target. */
    CERTAIN,
    /** Some call is dispatched to one of a few targets, or a library is assumed to run a function in place. */
    LIKELY,
    /** Some call has many possible targets, or its type is not known. */
    POSSIBLE;

    /**
     * The less sure of both.
     *
     * @param other confidence to combine with
     */
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * Whether this is as sure as the other or surer.
     *
     * @param other confidence to compare with
     */
    public boolean isAtLeast(Confidence other) {
        return compareTo(other) <= 0;
    }
}
