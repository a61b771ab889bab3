package io.github.txguard.api;

/** What is held while the program waits. */
public enum HeldState {
    /** A pool connection is out though the server sees no transaction: before the first statement, or after commit. */
    CONNECTION_HELD,
    /** A statement may have run before: the server shows the session as idle in transaction. */
    TRANSACTION_OPEN
}
