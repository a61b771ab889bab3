package io.github.txguard.catalog;

/** What a row of the catalog is for; names the folder in which its file lies. */
public enum Role {
    /** Where transactions begin and end. */
    TRANSACTIONS,
    /** Calls that may wait for something other than the database. */
    BLOCKING,
    /** Calls that talk to the database. */
    DATABASE,
    /** What becomes of functions that are handed over. */
    EXECUTION,
    /** How objects are made, found and called. */
    WIRING
}
