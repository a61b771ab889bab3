package io.github.txguard.frontend;

import io.github.txguard.ir.Step;
import java.util.List;

/** Whether control can run off the end of a step; unsure steps count as if it could. */
final class Completion {
    private Completion() {}

    /** Whether control never runs off the end: the step returns, throws, breaks, continues or yields on every way. */
    static boolean isAbrupt(Step step) {
        if (step instanceof Step.Exit) {
            return true;
        }
        if (step instanceof Step.Block block) {
            List<Step> steps = block.steps();
            return !steps.isEmpty() && isAbrupt(steps.get(steps.size() - 1));
        }
        if (step instanceof Step.Choice choice) {
            return !choice.fallThrough() && choice.branches().stream().allMatch(Completion::isAbrupt);
        }
        if (step instanceof Step.Synchronized block) {
            return isAbrupt(block.body());
        }
        if (step instanceof Step.Guarded guarded) {
            return (guarded.last() != null && isAbrupt(guarded.last()))
                    || (isAbrupt(guarded.body())
                            && guarded.handlers().stream().allMatch(handler -> isAbrupt(handler.body())));
        }
        return false;
    }
}
