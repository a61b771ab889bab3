package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import io.github.txguard.ir.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where control goes when it leaves a statement early: through finally blocks to handlers, loops and the caller. */
final class ControlStack {
    private final Deque<Target> targets = new ArrayDeque<>();
    private final List<Outline.WayOut> ways = new ArrayList<>();
    private @Nullable FlowState returned;

    /** A statement that may be left early. */
    static final class Target {
        final Kind kind;
        final @Nullable String label;

        @Nullable
        FlowState broken;

        @Nullable
        FlowState continued;

        @Nullable
        FlowState thrown;

        final List<Pending> pending = new ArrayList<>();
        /** Failures to reckon with, each state once. */
        final Map<FlowState, Failure> failures = new LinkedHashMap<>();

        Target(Kind kind, @Nullable String label) {
            this.kind = kind;
            this.label = label;
        }
    }

    /** Kinds of statements. */
    enum Kind {
        LOOP,
        SWITCH,
        LABEL,
        /** The body of a try with handlers. */
        CAUGHT,
        /** Anything whose finally block or resources run on the way out. */
        FINALIZED
    }

    /** A way out that waits for a finally block. */
    record Pending(Step.ExitKind kind, @Nullable String label, FlowState state, int line) {}

    /** Where an exception comes from: a call, or a throw statement. */
    record Failure(@Nullable CallSite cause, int line) {}

    Target push(Kind kind, @Nullable String label) {
        Target target = new Target(kind, label);
        targets.push(target);
        return target;
    }

    void pop() {
        targets.pop();
    }

    @Nullable
    FlowState returned() {
        return returned;
    }

    /** A call may throw. */
    void mayThrow(FlowState state) {
        for (Target target : targets) {
            if (target.kind == Kind.CAUGHT || target.kind == Kind.FINALIZED) {
                target.thrown = FlowState.join(target.thrown, state);
                return;
            }
        }
    }

    /** An exception to reckon with is thrown; what catches it is trusted to catch it. */
    void fail(FlowState state, Failure failure) {
        if (state.open().isEmpty()) {
            return;
        }
        for (Target target : targets) {
            if (target.kind == Kind.CAUGHT || target.kind == Kind.FINALIZED) {
                target.failures.putIfAbsent(state, failure);
                return;
            }
        }
        ways.add(new Outline.WayOut(state, true, failure.cause(), failure.line()));
    }

    /** Ways out of the code so far. */
    List<Outline.WayOut> ways() {
        return ways;
    }

    /** Control leaves in the given way. */
    void leave(Step.ExitKind kind, @Nullable String label, FlowState state, int line) {
        for (Target target : targets) {
            if (target.kind == Kind.FINALIZED) {
                target.pending.add(new Pending(kind, label, state, line));
                return;
            }
            if (arrives(target, kind, label, state)) {
                return;
            }
        }
        if (kind == Step.ExitKind.RETURN) {
            returned = FlowState.join(returned, state);
            ways.add(new Outline.WayOut(state, false, null, line));
        }
    }

    private static boolean arrives(Target target, Step.ExitKind kind, @Nullable String label, FlowState state) {
        boolean named = label == null || label.equals(target.label);
        switch (kind) {
            case THROW -> {
                if (target.kind == Kind.CAUGHT) {
                    target.thrown = FlowState.join(target.thrown, state);
                    return true;
                }
            }
            case BREAK, YIELD -> {
                boolean plain = target.kind == Kind.SWITCH || (target.kind == Kind.LOOP && kind == Step.ExitKind.BREAK);
                if (label == null ? plain : named && target.kind != Kind.CAUGHT) {
                    target.broken = FlowState.join(target.broken, state);
                    return true;
                }
            }
            case CONTINUE -> {
                if (target.kind == Kind.LOOP && named) {
                    target.continued = FlowState.join(target.continued, state);
                    return true;
                }
            }
            case RETURN -> {
                return false;
            }
        }
        return false;
    }
}
