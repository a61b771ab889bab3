package io.github.txguard.flow;

import io.github.txguard.catalog.DatabaseEntry;

/**
 * What statements have done on the way to a point.
 *
 * @param ran whether one may have run
 * @param bound whether one may have left its connection with the caller's synchronization
 * @param wrote whether one has certainly written or locked rows
 * @param pending whether something certainly waits to be written by the next flush
 */
record Statements(boolean ran, boolean bound, boolean wrote, boolean pending) {
    static final Statements NONE = new Statements(false, false, false, false);

    /** Where two ways meet. */
    Statements join(Statements other) {
        return equals(other)
                ? this
                : new Statements(
                        ran || other.ran, bound || other.bound, wrote && other.wrote, pending && other.pending);
    }

    /** After a call that may run a statement. */
    Statements run(boolean binds) {
        return new Statements(true, bound || binds, wrote, pending);
    }

    /** After a call that certainly does what its row says. */
    Statements write(DatabaseEntry.Writes writes) {
        return switch (writes) {
            case NO, TEXT -> this;
            case STATEMENT -> new Statements(ran, bound, true, pending);
            case LATER -> new Statements(ran, bound, wrote, true);
            case FLUSH -> new Statements(ran, bound, wrote || pending, false);
        };
    }

    /** After statements that follow these. */
    Statements then(Statements later) {
        return new Statements(ran || later.ran, bound || later.bound, wrote || later.wrote, pending || later.pending);
    }
}
