package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills the call sites that typing did not reach, because the body is nested too deeply. Works without recursion for that
 * reason.
 */
final class UnresolvedSites {
    private final @Nullable SiteTarget[] targets;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<Expr> expressions = new ArrayDeque<>();

    private UnresolvedSites(int sites) {
        this.targets = new SiteTarget[sites];
    }

    /** What stands for each call site of a method when nothing is known about any. */
    static List<@Nullable SiteTarget> of(MethodModel method) {
        UnresolvedSites sites = new UnresolvedSites(method.sites());
        sites.later(method.body());
        sites.scan();
        return Arrays.asList(sites.targets);
    }

    private void scan() {
        while (!steps.isEmpty() || !expressions.isEmpty()) {
            if (!steps.isEmpty()) {
                step(steps.pop());
            } else {
                expression(expressions.pop());
            }
        }
    }

    private void later(@Nullable Step step) {
        if (step != null) {
            steps.push(step);
        }
    }

    private void later(@Nullable Expr expression) {
        if (expression != null) {
            expressions.push(expression);
        }
    }

    private void later(List<Expr> all) {
        all.forEach(this::later);
    }

    private void step(Step step) {
        if (step instanceof Step.Eval eval) {
            later(eval.value());
        } else if (step instanceof Step.Declare declare) {
            later(declare.initial());
        } else if (step instanceof Step.Block block) {
            block.steps().forEach(this::later);
        } else if (step instanceof Step.Choice choice) {
            later(choice.condition());
            choice.branches().forEach(this::later);
        } else if (step instanceof Step.Loop loop) {
            later(loop.initial());
            later(loop.condition());
            later(loop.body());
            later(loop.update());
        } else if (step instanceof Step.ForEach loop) {
            later(loop.iterable());
            later(loop.body());
        } else if (step instanceof Step.Guarded guarded) {
            guarded.resources().forEach(resource -> {
                later(resource.value());
                later(resource.close());
            });
            later(guarded.body());
            guarded.handlers().forEach(handler -> later(handler.body()));
            later(guarded.last());
        } else if (step instanceof Step.Synchronized locked) {
            later(locked.lock());
            later(locked.body());
        } else if (step instanceof Step.Exit exit) {
            later(exit.value());
        } else if (step instanceof Step.Labelled labelled) {
            later(labelled.body());
        }
    }

    private void expression(Expr expression) {
        if (expression instanceof Expr.Call call) {
            targets[call.site()] = unknown(call.name(), call.arguments().size());
            later(call.target());
            later(call.arguments());
        } else if (expression instanceof Expr.New creation) {
            targets[creation.site()] =
                    unknown(MethodModel.CONSTRUCTOR, creation.arguments().size());
            later(creation.outer());
            later(creation.arguments());
        } else if (expression instanceof Expr.Lambda lambda) {
            targets[lambda.site()] = new ResolvedFunction("", "", null);
            later(lambda.body());
        } else if (expression instanceof Expr.MethodRef reference) {
            targets[reference.site()] = new ResolvedFunction("", "", null);
            later(reference.target());
        } else {
            parts(expression);
        }
    }

    private void parts(Expr expression) {
        if (expression instanceof Expr.Select select) {
            later(select.target());
        } else if (expression instanceof Expr.Cast cast) {
            later(cast.value());
        } else if (expression instanceof Expr.Assign assign) {
            later(assign.target());
            later(assign.value());
        } else if (expression instanceof Expr.Conditional conditional) {
            later(List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse()));
        } else if (expression instanceof Expr.Operation operation) {
            later(operation.operands());
        } else if (expression instanceof Expr.Index index) {
            later(index.array());
            later(index.index());
        } else if (expression instanceof Expr.InstanceOf test) {
            later(test.value());
        } else if (expression instanceof Expr.Switch choice) {
            later(choice.selector());
            choice.branches().forEach(this::later);
        } else if (expression instanceof Expr.NewArray array) {
            later(array.parts());
        } else if (expression instanceof Expr.Other other) {
            later(other.parts());
        }
    }

    private static ResolvedCall unknown(String name, int arguments) {
        List<String> types = Collections.nCopies(arguments, "");
        List<ResolvedType> resolved = Collections.nCopies(arguments, ResolvedType.UNKNOWN);
        ResolvedType none = ResolvedType.UNKNOWN;
        return new ResolvedCall(none, "", name, types, null, false, false, false, none, resolved);
    }
}
