package io.github.txguard.callgraph;

/** How the callee of an edge comes to run. */
public enum CallKind {
    /** The call has one target by its static types. */
    DIRECT,
    /** The call is dispatched to an overriding method. */
    DISPATCH,
    /** A function is run in place. */
    FUNCTION,
    /** A function is run in place, in a transaction that the called API opens. */
    TRANSACTION,
    /** A function is run right before commit, on the same thread and in the transaction. */
    BEFORE_COMMIT,
    /** A function is run after commit, on the same thread, with the connection still held. */
    AFTER_COMMIT
}
