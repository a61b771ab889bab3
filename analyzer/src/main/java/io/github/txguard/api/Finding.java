package io.github.txguard.api;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that waits for something other than its database, or one whose boundaries are not what they seem.
 *
 * @param rule rule id, such as {@code TXG001}
 * @param kind class of sink, such as {@code http}, or of mistake, such as {@code leak}
 * @param severity how bad
 * @param confidence how sure
 * @param held what is held meanwhile
 * @param message one sentence that names the transaction and the call
 * @param advice what to do, one sentence
 * @param fingerprint identity that survives moved lines
 * @param transaction the transaction
 * @param sink the call that waits, or the place of the mistake
 * @param path the shortest path between them
 * @param loop outermost loop between the transaction and the sink, which repeats the wait; null where there is none
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
        CallPath path,
        @Nullable SourceLocation loop) {
    /** A finding outside of any loop. */
    public Finding(
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
            CallPath path) {
        this(rule, kind, severity, confidence, held, message, advice, fingerprint, transaction, sink, path, null);
    }

    /**
     * The same finding with another identity.
     *
     * @param other identity
     */
    public Finding withFingerprint(String other) {
        return new Finding(
                rule, kind, severity, confidence, held, message, advice, other, transaction, sink, path, loop);
    }
}
