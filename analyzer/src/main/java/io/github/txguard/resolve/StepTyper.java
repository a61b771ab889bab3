package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the statements of a body in source order, so that a local's type is known before its uses. */
final class StepTyper {
    private static final String ITERABLE = "java.lang.Iterable";

    /** What exceptions have in common whose supertypes are not known. */
    private static final Type THROWABLE = Type.of("java.lang.Throwable");

    private final TypeSystem system;
    private final BodyScope scope;
    private final ExpressionTyper expressions;
    private final Deque<Results> returns = new ArrayDeque<>();
    private final Deque<Results> yields = new ArrayDeque<>();

    StepTyper(TypeSystem system, BodyScope scope, ExpressionTyper expressions) {
        this.system = system;
        this.scope = scope;
        this.expressions = expressions;
    }

    /** The values that a lambda returns or a switch yields. */
    private final class Results {
        private final Type expected;
        private @Nullable Type common;

        private Results(Type expected) {
            this.expected = expected;
        }

        private void add(Type type) {
            common = common == null ? type : system.hierarchy().commonSupertype(common, type);
        }

        private Type orElse(Type other) {
            return common == null ? other : common;
        }
    }

    /** Types the body of the method itself. */
    void body(Step body) {
        Type returned = scope.method().returnType().name().equals("void")
                ? Type.VOID
                : scope.resolve(scope.method().returnType());
        returns.push(new Results(returned));
        walk(body);
        returns.pop();
    }

    /** The type that a lambda's body returns, {@code void} if nothing. */
    Type lambda(Step body, Type expected) {
        Results results = new Results(expected);
        returns.push(results);
        walk(body);
        returns.pop();
        return results.orElse(Type.VOID);
    }

    /** The type of a switch expression. */
    Type yielded(List<Step> branches, Type expected) {
        Results results = new Results(expected);
        yields.push(results);
        branches.forEach(this::walk);
        yields.pop();
        return results.orElse(Type.UNKNOWN);
    }

    private void walk(Step step) {
        if (step instanceof Step.Eval eval) {
            expressions.type(eval.value());
        } else if (step instanceof Step.Declare declare) {
            declare(declare.slot(), declare.initial());
        } else if (step instanceof Step.Block block) {
            block.steps().forEach(this::walk);
        } else if (step instanceof Step.Choice choice) {
            evaluate(choice.condition());
            choice.branches().forEach(this::walk);
        } else if (step instanceof Step.Loop loop) {
            loop(loop);
        } else if (step instanceof Step.ForEach loop) {
            Type iterable = expressions.type(loop.iterable());
            scope.infer(loop.slot(), element(iterable));
            walk(loop.body());
        } else if (step instanceof Step.Guarded guarded) {
            guarded(guarded);
        } else if (step instanceof Step.Synchronized locked) {
            expressions.type(locked.lock());
            walk(locked.body());
        } else if (step instanceof Step.Exit exit) {
            exit(exit);
        } else if (step instanceof Step.Labelled labelled) {
            walk(labelled.body());
        }
    }

    private void evaluate(@Nullable Expr expression) {
        if (expression != null) {
            expressions.type(expression);
        }
    }

    private void walkIfPresent(@Nullable Step step) {
        if (step != null) {
            walk(step);
        }
    }

    private void declare(int slot, @Nullable Expr initial) {
        if (initial != null) {
            Type declared = scope.isDeclared(slot) ? scope.local(slot, 0) : Type.UNKNOWN;
            scope.infer(slot, expressions.type(initial, declared));
        }
    }

    private void loop(Step.Loop loop) {
        walkIfPresent(loop.initial());
        if (!loop.atLeastOnce()) {
            evaluate(loop.condition());
        }
        walk(loop.body());
        walkIfPresent(loop.update());
        if (loop.atLeastOnce()) {
            evaluate(loop.condition());
        }
    }

    private Type element(Type iterable) {
        if (iterable.isArray()) {
            return iterable.component();
        }
        Type view = system.hierarchy().asSuper(iterable, ITERABLE);
        return view == null ? Type.UNKNOWN : view.arguments().isEmpty() ? Type.OBJECT : view.argument(0);
    }

    private void guarded(Step.Guarded guarded) {
        for (Step.Resource resource : guarded.resources()) {
            if (resource.slot() >= 0) {
                declare(resource.slot(), resource.value());
            } else {
                expressions.type(resource.value());
            }
        }
        walk(guarded.body());
        guarded.resources().forEach(resource -> expressions.type(resource.close()));
        for (Step.Handler handler : guarded.handlers()) {
            Type caught = Type.UNKNOWN;
            for (TypeRef type : handler.types()) {
                caught = system.hierarchy().commonSupertype(caught, scope.resolve(type));
            }
            scope.caught(handler.slot(), caught.isObject() ? THROWABLE : caught);
            walk(handler.body());
        }
        walkIfPresent(guarded.last());
    }

    private void exit(Step.Exit exit) {
        Expr value = exit.value();
        if (value == null) {
            return;
        }
        Results results = switch (exit.kind()) {
            case RETURN -> returns.peek();
            case YIELD -> yields.peek();
            case THROW, BREAK, CONTINUE -> null;
        };
        if (results == null) {
            expressions.type(value);
        } else {
            results.add(expressions.type(value, results.expected));
        }
    }
}
