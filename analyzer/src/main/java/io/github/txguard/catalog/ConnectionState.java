package io.github.txguard.catalog;

/** What a transaction API holds at a moment that its row speaks of. */
public enum ConnectionState {
    /** No connection is out. */
    NONE,
    /** A pool connection is out; the server sees no transaction. */
    HELD,
    /** The server has an open transaction. */
    OPEN
}
