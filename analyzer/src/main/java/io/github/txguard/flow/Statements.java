package io.github.txguard.flow;

import io.github.txguard.catalog.DatabaseEntry;

/**
 * What statements have done on the way to a point.
 *
 * @param ran whether one may have run
 * @param bound whether one may have left its connection with the caller's synchronization
 * @param changed whether one may have written
 * @param wrote whether one has certainly written or locked rows
 * @param pending whether something certainly waits to be written by the next flush
 */
record Statements(boolean ran, boolean bound, boolean changed, boolean wrote, boolean pending) {
    static final Statements NONE = new Statements(false, false, false, false, false);

    /** Where two ways meet. */
    Statements join(Statements other) {
        return equals(other)
                ? this
                : new Statements(
                        ran || other.ran,
                        bound || other.bound,
                        changed || other.changed,
                        wrote && other.wrote,
                        pending && other.pending);
    }

    /** After a call that may run any statement. */
    Statements run(boolean binds) {
        return run(binds, false);
    }

    /** After a call that may run a statement, and only reads or may write. */
    Statements run(boolean binds, boolean reads) {
        return new Statements(true, bound || binds, changed || !reads, wrote, pending);
    }

    /** After a call that certainly does what its row says. */
    Statements write(DatabaseEntry.Writes writes) {
        return switch (writes) {
            case NO, NEVER, TEXT -> this;
            case STATEMENT -> new Statements(ran, bound, true, true, pending);
            case LATER -> new Statements(ran, bound, true, wrote, true);
            case FLUSH -> new Statements(ran, bound, changed, wrote || pending, false);
        };
    }

    /** After statements that follow these. */
    Statements then(Statements later) {
        return new Statements(
                ran || later.ran,
                bound || later.bound,
                changed || later.changed,
                wrote || later.wrote,
                pending || later.pending);
    }
}
