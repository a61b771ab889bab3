package io.github.txguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, reduced to the order in which expressions may be evaluated. A structured tree and not a graph: begin and
 * commit, finally blocks and lambdas are all lexical.
 */
public sealed interface Step {
    /**
     * Evaluates an expression.
     *
     * @param value expression
     */
    record Eval(Expr value) implements Step {}

    /**
     * Declares a local variable.
     *
     * @param slot index in {@link MethodModel#locals()}
     * @param initial initial value, or null
     */
    record Declare(int slot, @Nullable Expr initial) implements Step {}

    /**
     * Steps in order.
     *
     * @param steps steps
     */
    record Block(List<Step> steps) implements Step {
        /** The empty block. */
        public static final Block EMPTY = new Block(List.of());

        /** Copies the list so that the block is immutable. */
        public Block {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One of several branches: if, switch.
     *
     * @param condition condition or selector, evaluated first, or null
     * @param branches branches; one that may be skipped altogether has an empty block among them
     * @param fallThrough whether the end of a branch may run into the next one (old switch)
     */
    record Choice(@Nullable Expr condition, List<Step> branches, boolean fallThrough) implements Step {
        /** Copies the list so that the step is immutable. */
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A loop.
     *
     * @param initial what runs once before, or null
     * @param condition condition evaluated before each round, or null
     * @param body body
     * @param update what runs after each round, or null
     * @param atLeastOnce whether the first round always runs (do … while)
     * @param line line of the keyword
     */
    record Loop(
            @Nullable Step initial,
            @Nullable Expr condition,
            Step body,
            @Nullable Step update,
            boolean atLeastOnce,
            int line)
            implements Step {}

    /**
     * An enhanced for loop.
     *
     * @param slot slot of the loop variable
     * @param iterable what is iterated
     * @param body body
     * @param line line of the keyword
     */
    record ForEach(int slot, Expr iterable, Step body, int line) implements Step {}

    /**
     * try, with resources, handlers and finally.
     *
     * @param resources declared or named resources, in order; each is closed in reverse order after the body
     * @param body body
     * @param handlers catch clauses
     * @param last finally block, or null
     */
    record Guarded(
            List<Resource> resources,
            Step body,
            List<Handler> handlers,
            @Nullable Step last) implements Step {
        /** Copies the lists so that the step is immutable. */
        public Guarded {
            resources = List.copyOf(resources);
            handlers = List.copyOf(handlers);
        }
    }

    /**
     * A resource of a try statement.
     *
     * @param slot slot of the declared variable, or -1 for a named one
     * @param value initial value, or the named variable
     * @param close the call of {@code close()} that is implied after the body, its receiver being the variable
     */
    record Resource(int slot, Expr value, Expr.Call close) {}

    /**
     * A catch clause.
     *
     * @param slot slot of the exception variable
     * @param types caught types
     * @param body body
     */
    record Handler(int slot, List<TypeRef> types, Step body) {
        /** Copies the list so that the handler is immutable. */
        public Handler {
            types = List.copyOf(types);
        }
    }

    /**
     * A synchronized block.
     *
     * @param lock monitor
     * @param body body
     * @param line line of the keyword
     */
    record Synchronized(Expr lock, Step body, int line) implements Step {}

    /**
     * Leaves the flow.
     *
     * @param kind how
     * @param value returned, thrown or yielded value, or null
     * @param label label of break or continue, or null
     * @param line line of the keyword, or of the value where there is none
     */
    record Exit(
            ExitKind kind, @Nullable Expr value, @Nullable String label, int line) implements Step {}

    /**
     * A labelled statement.
     *
     * @param label label
     * @param body statement
     */
    record Labelled(String label, Step body) implements Step {}

    /** Ways of leaving the flow. */
    enum ExitKind {
        /** {@code return}. */
        RETURN,
        /** {@code throw}. */
        THROW,
        /** {@code break}. */
        BREAK,
        /** {@code continue}. */
        CONTINUE,
        /** {@code yield}, or the value of an arrow branch. */
        YIELD
    }
}
