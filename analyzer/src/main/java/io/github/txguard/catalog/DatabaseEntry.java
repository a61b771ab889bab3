package io.github.txguard.catalog;

import java.util.List;

/**
 * A call that talks to the database.
 *
 * @param id stable identifier
 * @param library library file
 * @param pattern types and members
 * @param mode when it talks
 * @param writes whether it writes, so that rows are locked afterwards
 * @param binds whether its connection stays with the caller's transaction synchronization, even if there is no transaction
 * @param when conditions of the call, all of which must hold
 * @param note remark
 */
public record DatabaseEntry(
        String id,
        String library,
        ApiPattern pattern,
        Mode mode,
        Writes writes,
        boolean binds,
        List<When> when,
        String note)
        implements ApiEntry {
    /** Copies the list so that the entry is immutable. */
    public DatabaseEntry {
        when = List.copyOf(when);
    }

    /** Whether and when a call writes or locks rows. */
    public enum Writes {
        /** Not for certain. */
        NO,
        /** Certainly not. */
        NEVER,
        /** Now. */
        STATEMENT,
        /** If the text of its statement says so. */
        TEXT,
        /** What it is handed is written at the next flush. */
        LATER,
        /** What waits to be flushed is written now. */
        FLUSH
    }

    /** When a call talks to the database. */
    public enum Mode {
        /** Now: the server's transaction starts with it. */
        TOUCH,
        /** At the next flush, query or commit. */
        FLUSH,
        /** Only builds. */
        LAZY,
        /** Takes a connection from the pool. */
        CONNECTION,
        /** On subscription. */
        REACTIVE,
        /** Functions of the type run before the statement of the call that they are handed to; others run on its result. */
        PREPARE,
        /** Every method of the type talks now (repositories, mappers). */
        MARKER,
        /** Knowledge without effect on the analysis. */
        REFERENCE
    }
}
