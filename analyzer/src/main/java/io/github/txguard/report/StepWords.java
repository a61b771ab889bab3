package io.github.txguard.report;

import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;

/** A call path in words. */
final class StepWords {
    private StepWords() {}

    /** Where the path begins: with a transaction, or with the declaration of one that does not exist. */
    static String opening(Finding finding) {
        String verb =
                finding.held() == HeldState.NOTHING_HELD ? " declares a transaction (" : " opens the transaction (";
        return MethodName.of(finding.transaction().method()).inShort() + verb
                + finding.transaction().kind() + ")";
    }

    static String of(PathStep step) {
        String words = MethodName.of(step.method()).inShort() + " calls " + step.callee();
        return step.reason().isEmpty() ? words : words + " (" + step.reason() + ")";
    }
}
