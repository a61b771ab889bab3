package io.github.txguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the steps and expressions of a body in evaluation order. Subclasses override what they care about; the default
 * is to descend, into the bodies of lambdas too.
 */
public abstract class BodyVisitor {
    /** For subclasses. */
    protected BodyVisitor() {}

    /**
     * Visits a step and what is in it.
     *
     * @param step step, or null for none
     */
    public void visit(@Nullable Step step) {
        if (step instanceof Step.Eval eval) {
            visit(eval.value());
        } else if (step instanceof Step.Declare declare) {
            declare(declare);
        } else if (step instanceof Step.Block block) {
            all(block.steps());
        } else if (step instanceof Step.Choice choice) {
            visit(choice.condition());
            all(choice.branches());
        } else if (step instanceof Step.Loop loop) {
            visit(loop.initial());
            visit(loop.condition());
            visit(loop.body());
            visit(loop.update());
        } else if (step instanceof Step.ForEach loop) {
            visit(loop.iterable());
            visit(loop.body());
        } else if (step instanceof Step.Guarded guarded) {
            guarded(guarded);
        } else if (step instanceof Step.Synchronized lock) {
            visit(lock.lock());
            visit(lock.body());
        } else if (step instanceof Step.Exit exit) {
            visit(exit.value());
        } else if (step instanceof Step.Labelled labelled) {
            visit(labelled.body());
        }
    }

    /**
     * Visits a declaration.
     *
     * @param declare declaration
     */
    protected void declare(Step.Declare declare) {
        visit(declare.initial());
    }

    private void guarded(Step.Guarded guarded) {
        for (Step.Resource resource : guarded.resources()) {
            resource(resource);
        }
        visit(guarded.body());
        for (Step.Resource resource : guarded.resources()) {
            visit(resource.close());
        }
        for (Step.Handler handler : guarded.handlers()) {
            visit(handler.body());
        }
        visit(guarded.last());
    }

    /**
     * Visits the initial value of a resource.
     *
     * @param resource resource
     */
    protected void resource(Step.Resource resource) {
        visit(resource.value());
    }

    /**
     * Visits an expression and what is in it.
     *
     * @param expr expression, or null for none
     */
    public void visit(@Nullable Expr expr) {
        if (expr == null) {
            return;
        }
        if (expr instanceof Expr.Lambda lambda) {
            lambda(lambda);
        } else if (expr instanceof Expr.Switch choice) {
            visit(choice.selector());
            all(choice.branches());
        } else if (expr instanceof Expr.Call call) {
            operands(call.target(), call.arguments());
        } else if (expr instanceof Expr.New creation) {
            operands(creation.outer(), creation.arguments());
        } else if (!(expr instanceof Expr.Name || expr instanceof Expr.Local || expr instanceof Expr.Literal)) {
            operands(null, parts(expr));
        }
        leave(expr);
    }

    private void operands(@Nullable Expr first, List<Expr> rest) {
        if (first != null) {
            visit(first);
        }
        for (Expr expr : rest) {
            visit(expr);
        }
    }

    private void all(List<Step> steps) {
        for (Step step : steps) {
            visit(step);
        }
    }

    /**
     * Visits a lambda's body.
     *
     * @param lambda lambda
     */
    protected void lambda(Expr.Lambda lambda) {
        visit(lambda.body());
    }

    /**
     * Hears of an expression after its parts, that is when it is itself evaluated.
     *
     * @param expr expression
     */
    protected void leave(Expr expr) {}

    /**
     * The operands of an expression in evaluation order; none for lambdas, and for switches the selector only.
     *
     * @param expr expression
     */
    public static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.Call call) {
            return withFirst(call.target(), call.arguments());
        } else if (expr instanceof Expr.New creation) {
            return withFirst(creation.outer(), creation.arguments());
        } else if (expr instanceof Expr.Select select) {
            return List.of(select.target());
        } else if (expr instanceof Expr.MethodRef reference) {
            return withFirst(reference.target(), List.of());
        } else if (expr instanceof Expr.Cast cast) {
            return List.of(cast.value());
        } else if (expr instanceof Expr.Assign assign) {
            return List.of(assign.target(), assign.value());
        } else if (expr instanceof Expr.Conditional conditional) {
            return List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse());
        } else if (expr instanceof Expr.Operation operation) {
            return operation.operands();
        } else if (expr instanceof Expr.Index index) {
            return List.of(index.array(), index.index());
        } else if (expr instanceof Expr.InstanceOf test) {
            return List.of(test.value());
        } else if (expr instanceof Expr.Switch choice) {
            return List.of(choice.selector());
        } else if (expr instanceof Expr.NewArray array) {
            return array.parts();
        } else if (expr instanceof Expr.Other other) {
            return other.parts();
        }
        return List.of();
    }

    private static List<Expr> withFirst(@Nullable Expr first, List<Expr> rest) {
        if (first == null) {
            return rest;
        }
        List<Expr> parts = new java.util.ArrayList<>(rest.size() + 1);
        parts.add(first);
        parts.addAll(rest);
        return parts;
    }
}
