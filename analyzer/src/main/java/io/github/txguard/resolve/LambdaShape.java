package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.List;

/**
 * What can be seen of a lambda before its parameters have types.
 *
 * @param parameters number of parameters
 * @param canBeVoid whether it may stand where nothing is returned
 * @param canBeValue whether it may stand where a value is returned
 */
record LambdaShape(int parameters, boolean canBeVoid, boolean canBeValue) {
    static LambdaShape of(Expr.Lambda lambda) {
        int parameters = lambda.parameters().size();
        if (lambda.expression()) {
            return new LambdaShape(parameters, isStatement(lambda.body()), true);
        }
        Returns returns = new Returns();
        returns.scan(lambda.body());
        boolean endless = !completes(lambda.body());
        return new LambdaShape(parameters, !returns.value, returns.value || (endless && !returns.empty));
    }

    private static boolean isStatement(Step body) {
        Expr value =
                body instanceof Step.Exit exit ? exit.value() : body instanceof Step.Eval eval ? eval.value() : null;
        return value instanceof Expr.Call
                || value instanceof Expr.New
                || value instanceof Expr.Assign
                || (value instanceof Expr.Operation operation && isStep(operation.operator()));
    }

    private static boolean isStep(String operator) {
        return operator.equals("++") || operator.equals("--");
    }

    /** Whether the end of a block may be reached; sees no more than its last statement. */
    private static boolean completes(Step step) {
        if (step instanceof Step.Block block) {
            List<Step> steps = block.steps();
            return steps.isEmpty() || completes(steps.get(steps.size() - 1));
        }
        if (step instanceof Step.Loop loop) {
            return loop.condition() != null
                    && !loop.condition().equals(new Expr.Literal(Expr.Literal.Kind.BOOLEAN, "true"));
        }
        if (step instanceof Step.Guarded guarded) {
            return completes(guarded.body());
        }
        return !(step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.THROW);
    }

    /** Looks for return statements of the lambda itself. */
    private static final class Returns {
        private boolean value;
        private boolean empty;

        private void scan(Step step) {
            if (step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.RETURN) {
                value |= exit.value() != null;
                empty |= exit.value() == null;
            } else if (step instanceof Step.Block block) {
                block.steps().forEach(this::scan);
            } else if (step instanceof Step.Choice choice) {
                choice.branches().forEach(this::scan);
            } else if (step instanceof Step.Loop loop) {
                scan(loop.body());
            } else if (step instanceof Step.ForEach loop) {
                scan(loop.body());
            } else if (step instanceof Step.Labelled labelled) {
                scan(labelled.body());
            } else if (step instanceof Step.Synchronized synchronizedStep) {
                scan(synchronizedStep.body());
            } else if (step instanceof Step.Guarded guarded) {
                scan(guarded.body());
                guarded.handlers().forEach(handler -> scan(handler.body()));
                if (guarded.last() != null) {
                    scan(guarded.last());
                }
            }
        }
    }
}
