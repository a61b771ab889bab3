package io.github.txguard.api;

/**
 * A transaction that waits for something other than its database.
 *
 * @param rule rule id, such as {@code TXG001}
 * @param kind class of sink, such as {@code http}
 * @param severity how bad
 * @param confidence how sure
 * @param held what is held meanwhile
 * @param message one sentence that names the transaction and the call
 * @param advice what to do, one sentence
 * @param fingerprint identity that survives moved lines
 * @param transaction the transaction
 * @param sink the call that waits
 * @param path the shortest path between them
 */
public record Finding(
        String rule,
        String kind,
        Severity severity,
        Confidence confidence,
        HeldState held,
        String message,
        String advice,
        String fingerprint,
        TransactionRef transaction,
        SinkRef sink,
        CallPath path) {}
