package io.github.txguard.report;

import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.TransactionRef;

/** A call path in words, the same wherever it is shown. */
public final class StepWords {
    private StepWords() {}

    /**
     * Where the path begins: with a transaction, with a connection, or with the declaration of one that does not exist.
     *
     * @param finding finding
     */
    public static String opening(Finding finding) {
        TransactionRef transaction = finding.transaction();
        String verb = finding.held() == HeldState.NOTHING_HELD
                ? " declares a transaction ("
                : transaction.begins() ? " opens the transaction (" : " takes and keeps the connection (";
        return MethodName.of(transaction.method()).inShort() + verb + transaction.kind() + ")";
    }

    /**
     * One step of a path.
     *
     * @param step step
     */
    public static String of(PathStep step) {
        String words = MethodName.of(step.method()).inShort() + " calls " + step.callee();
        return step.reason().isEmpty() ? words : words + " (" + step.reason() + ")";
    }
}
