package io.github.txguard.report;

import io.github.txguard.api.PathStep;

/** A step of a call path in words. */
final class StepWords {
    private StepWords() {}

    static String of(PathStep step) {
        String words = MethodName.of(step.method()).inShort() + " calls " + step.callee();
        return step.reason().isEmpty() ? words : words + " (" + step.reason() + ")";
    }
}
