package io.github.txguard.catalog;

/** One row of the catalog: one behaviour of one API. */
public sealed interface ApiEntry permits TransactionEntry, BlockingEntry, DatabaseEntry, ExecutionEntry, WiringEntry {
    /** Stable identifier, unique in the catalog; findings cite it. */
    String id();

    /** Identifier of the library file that the row stands in. */
    String library();

    /** Types and members that the row speaks of. */
    ApiPattern pattern();

    /** What a reader should know of the row, empty if nothing. */
    String note();
}
