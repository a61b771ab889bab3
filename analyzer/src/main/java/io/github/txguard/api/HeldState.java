package io.github.txguard.api;

/** What is held while the program waits, weakest first. */
public enum HeldState {
    /** Nothing: the transaction that the source speaks of does not exist. Never the state of a call that waits. */
    NOTHING_HELD,
    /** A pool connection is out though the server sees no transaction: before the first statement, or after commit. */
    CONNECTION_HELD,
    /** A statement may have run before: the server shows the session as idle in transaction. */
    TRANSACTION_OPEN,
    /**
     * The transaction has certainly written or locked rows before: the session idles in transaction, and others that want
     * the rows queue up behind it.
     */
    LOCKS_HELD;

    /** Whether the server has a transaction open. */
    public boolean isOpen() {
        return this == TRANSACTION_OPEN || this == LOCKS_HELD;
    }
}
