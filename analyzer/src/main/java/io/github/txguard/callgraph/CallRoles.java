package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.TransactionEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows of a call.
 *
 * @param blocking row that says that the call may wait, or null
 * @param certainty how surely that row applies to this call
 * @param database row that says that it talks to the database, or null
 * @param writes whether it writes; never {@link DatabaseEntry.Writes#TEXT}
 * @param execution row that says what becomes of its function arguments, or null
 * @param transaction row that says what it does to transactions, or null
 */
public record CallRoles(
        @Nullable BlockingEntry blocking,
        Confidence certainty,
        @Nullable DatabaseEntry database,
        DatabaseEntry.Writes writes,
        @Nullable ExecutionEntry execution,
        @Nullable TransactionEntry transaction) {
    /** Nothing is known. */
    public static final CallRoles NONE =
            new CallRoles(null, Confidence.CERTAIN, null, DatabaseEntry.Writes.NO, null, null);

    /** Whether the call may wait for something other than the database. */
    public boolean isSink() {
        return blocking != null;
    }

    /** Whether something is certainly written, now or with the next flush. */
    public boolean writesForCertain() {
        return writes != DatabaseEntry.Writes.NO && writes != DatabaseEntry.Writes.NEVER;
    }

    /** Whether a connection is taken that is not the current transaction's. */
    public boolean takesConnection() {
        return database != null && database.mode() == DatabaseEntry.Mode.CONNECTION && !database.binds();
    }

    /** Whether a statement runs, so that the server's transaction starts. */
    public boolean touchesDatabase() {
        return database != null
                && (database.mode() == DatabaseEntry.Mode.TOUCH || database.mode() == DatabaseEntry.Mode.MARKER);
    }
}
