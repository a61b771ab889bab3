package io.github.txguard.api;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Waits without limit on a third party. */
    BLOCKER,
    /** Waits for long, or for another system. */
    CRITICAL,
    /** Usually short, sometimes long. */
    MAJOR,
    /** A nuisance. */
    MINOR,
    /** To be known. */
    INFO;

    /** The next milder severity; {@link #INFO} stays. */
    public Severity lowered() {
        return switch (this) {
            case BLOCKER -> CRITICAL;
            case CRITICAL -> MAJOR;
            case MAJOR -> MINOR;
            case MINOR, INFO -> INFO;
        };
    }

    /**
     * Whether this is as bad as the other or worse.
     *
     * @param other severity to compare with
     */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
