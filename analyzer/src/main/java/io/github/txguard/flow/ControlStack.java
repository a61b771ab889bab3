package io.github.txguard.flow;

import io.github.txguard.ir.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where control goes when it leaves a statement early: through finally blocks to handlers, loops and the caller. */
final class ControlStack {
    private final Deque<Target> targets = new ArrayDeque<>();
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
    record Pending(Step.ExitKind kind, @Nullable String label, FlowState state) {}

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

    /** Control leaves in the given way. */
    void leave(Step.ExitKind kind, @Nullable String label, FlowState state) {
        for (Target target : targets) {
            if (target.kind == Kind.FINALIZED) {
                target.pending.add(new Pending(kind, label, state));
                return;
            }
            if (arrives(target, kind, label, state)) {
                return;
            }
        }
        if (kind == Step.ExitKind.RETURN) {
            returned = FlowState.join(returned, state);
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
