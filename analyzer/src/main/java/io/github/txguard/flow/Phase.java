package io.github.txguard.flow;

import io.github.txguard.catalog.ConnectionState;

/** How far a transaction is, as its database sees it; later constants hold more. */
enum Phase {
    /** Nothing is held yet: the connection is taken with the first statement. */
    NONE,
    /** A connection is out, no statement has run since the begin or the last commit. */
    HELD,
    /** A statement may have run. */
    OPEN;

    static Phase of(ConnectionState state) {
        return switch (state) {
            case NONE -> NONE;
            case HELD -> HELD;
            case OPEN -> OPEN;
        };
    }

    Phase or(Phase other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
