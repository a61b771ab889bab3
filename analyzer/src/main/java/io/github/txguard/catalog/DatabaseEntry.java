package io.github.txguard.catalog;

/**
 * A call that talks to the database.
 *
 * @param id stable identifier
 * @param library library file
 * @param pattern types and members
 * @param mode when it talks
 * @param note remark
 */
public record DatabaseEntry(String id, String library, ApiPattern pattern, Mode mode, String note) implements ApiEntry {
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
        /** Every method of the type talks now (repositories, mappers). */
        MARKER,
        /** Knowledge without effect on the analysis. */
        REFERENCE
    }
}
