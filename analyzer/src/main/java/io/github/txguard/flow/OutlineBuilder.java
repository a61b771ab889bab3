package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the steps of a piece of code over {@link FlowState}s: every way through branches, loops, handlers and finally
 * blocks is taken, and states are joined where ways meet. A null state stands for a point that is not reached.
 */
final class OutlineBuilder {
    /** States have short ascending chains, so loops settle quickly. */
    private static final int MAX_ROUNDS = 6;

    private final Code code;
    private final CallEffects effects;
    private final Map<Integer, CallSite> sites = new TreeMap<>();
    private final Map<Integer, FlowState> states = new LinkedHashMap<>();
    private final ControlStack control = new ControlStack();
    private final boolean trusting;
    /** How many calls that end a transaction wait for their receivers and arguments. */
    private int ending;
    /** What the handler that is being run has caught. */
    private ControlStack.@Nullable Failure caught;

    private OutlineBuilder(MethodCode method, Code code, CallEffects effects, boolean trusting) {
        this.code = code;
        this.effects = effects;
        this.trusting = trusting;
        for (CallSite site : method.calls(code)) {
            sites.put(site.site(), site);
        }
    }

    /**
     * Outlines a piece of code.
     *
     * @param method method that it belongs to
     * @param code the code
     * @param effects what calls do
     */
    static Outline build(MethodCode method, Code code, CallEffects effects) {
        return build(method, code, effects, false);
    }

    /**
     * Outlines a piece of code in the belief that it knows what it does: where a transaction is ended under a condition, it need
     * not be ended otherwise.
     *
     * @param method method that it belongs to
     * @param code the code
     * @param effects what calls do
     */
    static Outline trusting(MethodCode method, Code code, CallEffects effects) {
        return build(method, code, effects, true);
    }

    private static Outline build(MethodCode method, Code code, CallEffects effects, boolean trusting) {
        OutlineBuilder builder = new OutlineBuilder(method, code, effects, trusting);
        FlowState end = builder.run(method.body(code), FlowState.ENTRY);
        List<Outline.WayOut> ways = new ArrayList<>(builder.control.ways());
        if (end != null) {
            ways.add(new Outline.WayOut(end, false, null, 0));
        }
        FlowState exit = FlowState.join(end, builder.control.returned());
        List<Outline.Moment> moments = new ArrayList<>();
        builder.states.forEach((site, state) -> {
            CallSite call = builder.sites.get(site);
            if (call != null) {
                moments.add(new Outline.Moment(call, state));
            }
        });
        return new Outline(moments, exit == null ? FlowState.ENTRY : exit, ways);
    }

    private @Nullable FlowState run(@Nullable Step step, @Nullable FlowState state) {
        if (step == null || state == null) {
            return state;
        }
        if (step instanceof Step.Block block) {
            FlowState current = state;
            for (Step inner : block.steps()) {
                current = run(inner, current);
            }
            return current;
        } else if (step instanceof Step.Eval eval) {
            return eval(eval.value(), state);
        } else if (step instanceof Step.Declare declare) {
            return eval(declare.initial(), state);
        } else if (step instanceof Step.Choice choice) {
            return choice(choice, state);
        } else if (step instanceof Step.Loop loop) {
            return loop(loop, state, null);
        } else if (step instanceof Step.ForEach loop) {
            return forEach(loop, state, null);
        } else if (step instanceof Step.Guarded guarded) {
            return guarded(guarded, state);
        } else if (step instanceof Step.Synchronized lock) {
            return run(lock.body(), eval(lock.lock(), state));
        } else if (step instanceof Step.Labelled labelled) {
            return labelled(labelled, state);
        }
        return exit((Step.Exit) step, state);
    }

    private @Nullable FlowState exit(Step.Exit exit, FlowState state) {
        FlowState value = eval(exit.value(), state);
        if (value != null) {
            control.leave(exit.kind(), exit.label(), value, exit.line());
            if (exit.kind() == Step.ExitKind.THROW) {
                control.fail(value, caught != null ? caught : new ControlStack.Failure(null, exit.line()));
            }
        }
        return null;
    }

    private @Nullable FlowState labelled(Step.Labelled labelled, FlowState state) {
        if (labelled.body() instanceof Step.Loop loop) {
            return loop(loop, state, labelled.label());
        } else if (labelled.body() instanceof Step.ForEach loop) {
            return forEach(loop, state, labelled.label());
        }
        ControlStack.Target target = control.push(ControlStack.Kind.LABEL, labelled.label());
        FlowState end = run(labelled.body(), state);
        control.pop();
        return FlowState.join(end, target.broken);
    }

    private @Nullable FlowState choice(Step.Choice choice, FlowState state) {
        FlowState in = eval(choice.condition(), state);
        if (choice.branches().size() == 2 && !choice.fallThrough()) {
            return either(choice, in);
        }
        ControlStack.Target target = control.push(ControlStack.Kind.SWITCH, null);
        FlowState out = null;
        FlowState previous = null;
        for (Step branch : choice.branches()) {
            previous = run(branch, choice.fallThrough() ? FlowState.join(in, previous) : in);
            if (!choice.fallThrough()) {
                out = FlowState.join(out, previous);
            }
        }
        control.pop();
        return FlowState.join(FlowState.join(out, previous), target.broken);
    }

    private @Nullable FlowState either(Step.Choice choice, @Nullable FlowState in) {
        Step first = choice.branches().get(0);
        Step second = choice.branches().get(1);
        FlowState whenTrue = run(first, in);
        FlowState whenFalse = run(second, in);
        if (whenTrue != null && whenFalse != null) {
            if ((isEmpty(second) || trusting) && guardsEnd(choice.condition(), first)) {
                whenFalse = whenFalse.reducedTo(whenTrue);
            } else if ((isEmpty(first) || trusting) && guardsEnd(choice.condition(), second)) {
                whenTrue = whenTrue.reducedTo(whenFalse);
            }
        }
        return FlowState.join(whenTrue, whenFalse);
    }

    private static boolean isEmpty(Step step) {
        return step instanceof Step.Block block && block.steps().isEmpty();
    }

    /**
     * Whether a branch ends a transaction under a condition on that very transaction or connection ({@code if
     * (tx.isActive()) tx.rollback()}): then there is nothing to end where the branch is not taken.
     */
    private boolean guardsEnd(@Nullable Expr condition, Step branch) {
        if (condition == null) {
            return false;
        }
        Mentions asked = new Mentions();
        asked.visit(condition);
        boolean[] guards = new boolean[1];
        new BodyVisitor() {
            @Override
            protected void leave(Expr expr) {
                if (expr instanceof Expr.Call call) {
                    CallSite site = sites.get(call.site());
                    if (site != null && effects.ends(code, site)) {
                        Mentions ended = new Mentions();
                        ended.visit(call);
                        guards[0] |= trusting || ended.shares(asked);
                    }
                }
            }
        }.visit(branch);
        return guards[0];
    }

    private @Nullable FlowState loop(Step.Loop loop, FlowState state, @Nullable String label) {
        FlowState head = run(loop.initial(), state);
        FlowState out = null;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            ControlStack.Target target = control.push(ControlStack.Kind.LOOP, label);
            FlowState tested = loop.atLeastOnce() && round == 0 ? head : eval(loop.condition(), head);
            FlowState body = FlowState.join(run(loop.body(), tested), target.continued);
            FlowState back = run(loop.update(), body);
            control.pop();
            FlowState end = loop.atLeastOnce() ? eval(loop.condition(), back) : tested;
            out = FlowState.join(isForever(loop.condition()) ? null : end, target.broken);
            FlowState next = FlowState.join(head, back);
            if (next == null || next.equals(head)) {
                return out;
            }
            head = next;
        }
        return out;
    }

    private static boolean isForever(@Nullable Expr condition) {
        return condition == null
                || (condition instanceof Expr.Literal literal && literal.text().equals("true"));
    }

    private @Nullable FlowState forEach(Step.ForEach loop, FlowState state, @Nullable String label) {
        FlowState head = eval(loop.iterable(), state);
        FlowState out = head;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            ControlStack.Target target = control.push(ControlStack.Kind.LOOP, label);
            FlowState back = FlowState.join(run(loop.body(), head), target.continued);
            control.pop();
            FlowState next = FlowState.join(head, back);
            out = FlowState.join(next, target.broken);
            if (next == null || next.equals(head)) {
                return out;
            }
            head = next;
        }
        return out;
    }

    private @Nullable FlowState guarded(Step.Guarded guarded, FlowState state) {
        boolean finalized = guarded.last() != null;
        ControlStack.Target outer = finalized ? control.push(ControlStack.Kind.FINALIZED, null) : null;
        boolean handled = !guarded.handlers().isEmpty();
        ControlStack.Target handling = handled ? control.push(ControlStack.Kind.CAUGHT, null) : null;
        FlowState end = resourced(guarded, state);
        if (handling != null) {
            control.pop();
            end = FlowState.join(end, handlers(guarded, handling));
        }
        if (outer == null) {
            return end;
        }
        control.pop();
        if (!handled && outer.thrown != null) {
            outer.pending.add(new ControlStack.Pending(Step.ExitKind.THROW, null, outer.thrown, 0));
        }
        FlowState after = run(guarded.last(), end);
        leaveAfter(outer, guarded.last());
        return after;
    }

    private @Nullable FlowState handlers(Step.Guarded guarded, ControlStack.Target handling) {
        ControlStack.Failure before = caught;
        caught = handling.failures.values().stream().findFirst().orElse(before);
        FlowState end = null;
        for (Step.Handler handler : guarded.handlers()) {
            end = FlowState.join(end, run(handler.body(), handling.thrown));
        }
        caught = before;
        return end;
    }

    /** The body, with its resources opened before and closed after, whichever way it is left. */
    private @Nullable FlowState resourced(Step.Guarded guarded, FlowState state) {
        if (guarded.resources().isEmpty()) {
            return run(guarded.body(), state);
        }
        FlowState current = state;
        for (Step.Resource resource : guarded.resources()) {
            current = eval(resource.value(), current);
        }
        ControlStack.Target target = control.push(ControlStack.Kind.FINALIZED, null);
        FlowState end = run(guarded.body(), current);
        control.pop();
        if (target.thrown != null) {
            target.pending.add(new ControlStack.Pending(Step.ExitKind.THROW, null, target.thrown, 0));
        }
        Step close = closing(guarded);
        FlowState after = run(close, end);
        leaveAfter(target, close);
        return after;
    }

    private static Step closing(Step.Guarded guarded) {
        List<Step> steps = new ArrayList<>();
        for (int i = guarded.resources().size() - 1; i >= 0; i--) {
            steps.add(new Step.Eval(guarded.resources().get(i).close()));
        }
        return new Step.Block(steps);
    }

    private void leaveAfter(ControlStack.Target target, @Nullable Step last) {
        for (ControlStack.Pending way : List.copyOf(target.pending)) {
            FlowState after = run(last, way.state());
            if (after != null) {
                control.leave(way.kind(), way.label(), after, way.line());
            }
        }
        Map<FlowState, ControlStack.Failure> failures = new LinkedHashMap<>(target.failures);
        failures.forEach((state, failure) -> {
            FlowState after = run(last, state);
            if (after != null) {
                control.fail(after, failure);
            }
        });
    }

    private @Nullable FlowState eval(@Nullable Expr expr, @Nullable FlowState state) {
        if (expr == null || state == null) {
            return state;
        }
        if (expr instanceof Expr.Conditional conditional) {
            FlowState tested = eval(conditional.condition(), state);
            return FlowState.join(eval(conditional.whenTrue(), tested), eval(conditional.whenFalse(), tested));
        }
        if (expr instanceof Expr.Switch choice) {
            return switched(choice, state);
        }
        if (expr instanceof Expr.Lambda) {
            return state;
        }
        boolean shortCircuit = expr instanceof Expr.Operation operation
                && (operation.operator().equals("&&") || operation.operator().equals("||"));
        boolean ends = expr instanceof Expr.Call call
                && sites.containsKey(call.site())
                && effects.ends(code, sites.get(call.site()));
        ending += ends ? 1 : 0;
        FlowState current = state;
        boolean first = true;
        for (Expr part : BodyVisitor.parts(expr)) {
            FlowState next = eval(part, current);
            current = shortCircuit && !first ? FlowState.join(current, next) : next;
            first = false;
        }
        ending -= ends ? 1 : 0;
        return call(expr, current);
    }

    private @Nullable FlowState switched(Expr.Switch choice, FlowState state) {
        FlowState in = eval(choice.selector(), state);
        ControlStack.Target target = control.push(ControlStack.Kind.SWITCH, null);
        FlowState out = null;
        for (Step branch : choice.branches()) {
            out = FlowState.join(out, run(branch, in));
        }
        control.pop();
        return FlowState.join(out, target.broken);
    }

    private @Nullable FlowState call(Expr expr, @Nullable FlowState state) {
        int number = expr instanceof Expr.Call call ? call.site() : expr instanceof Expr.New n ? n.site() : -1;
        CallSite site = sites.get(number);
        if (site == null || state == null) {
            return state;
        }
        states.merge(number, state, FlowState::joinBoth);
        // a commit or close that fails leaves nothing behind, either; what only fetches its receiver is trusted to do
        // so
        if (ending == 0 && !effects.ends(code, site)) {
            control.mayThrow(state);
        }
        FlowState after = effects.after(code, site, state);
        FlowState failed = state.open().containsKey(number) ? after : after.without(number);
        if (!after.equals(state)) {
            control.mayThrow(failed);
        }
        if (!effects.ends(code, site) && effects.mayFail(code, site)) {
            control.fail(failed, new ControlStack.Failure(site, site.line()));
        }
        return after;
    }

    /** The variables and names that an expression speaks of. */
    private static final class Mentions extends BodyVisitor {
        private final List<Object> names = new ArrayList<>();

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Local || expr instanceof Expr.Name) {
                names.add(expr);
            } else if (expr instanceof Expr.Select select && select.target() instanceof Expr.This) {
                names.add(new Expr.Name(select.name()));
            }
        }

        boolean shares(Mentions other) {
            return names.stream().anyMatch(other.names::contains);
        }
    }
}
