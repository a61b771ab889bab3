package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallKind;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds out what the calls of a place come to. Safe to use from many threads. */
final class PlaceExpander {
    private final CallGraph graph;
    private final Outlines outlines;
    private final FrameExpander frames;
    private final boolean persistence;

    PlaceExpander(FlowAnalysis analysis, WalkTrace trace) {
        this.graph = analysis.graph();
        this.outlines = analysis.outlines();
        this.frames = new FrameExpander(analysis, trace);
        this.persistence = analysis.usesPersistenceContexts();
    }

    /** What the calls of a frame come to, whatever is held. */
    FrameCalls calls(Frame frame) {
        return frames.calls(frame);
    }

    /**
     * What the calls of a place come to.
     *
     * @param calls what the calls of its frame come to
     * @param state how it is entered
     * @param found told of what they come to, in the order of the calls
     */
    void expand(FrameCalls calls, EntryState state, Consumer<Transition> found) {
        Steps steps = new Steps(calls.code(), state.reactive(), found);
        for (FrameCalls.Call call : calls.calls()) {
            boolean leaves = call.leaves() && state.endsBefore();
            steps.call(call, state.held().after(call.before()), leaves);
        }
    }

    /**
     * How a transaction begins.
     *
     * @param transitions what happens first
     * @param entered code whose return ends the transaction
     */
    record Opening(List<Transition> transitions, Set<Code> entered) {
        Opening {
            transitions = List.copyOf(transitions);
        }
    }

    /**
     * How a transaction begins.
     *
     * @param scope the transaction
     * @param frame for declared scopes the method, otherwise the code with the opening call
     */
    Opening open(TransactionScope scope, Frame frame) {
        Held begun = scope.entry().mode() == TransactionEntry.Mode.LATE
                ? Held.of(scope).afterCommit(persistence)
                : Held.of(scope);
        List<Transition> found = new ArrayList<>();
        Steps steps = new Steps(frame.code(), scope.isReactive(), found::add);
        Set<Code> entered = new LinkedHashSet<>();
        switch (scope.kind()) {
            case DECLARED -> {
                entered.add(frame.code());
                EntryState state = new EntryState(begun, scope.isReactive(), false);
                found.add(Transition.Enter.begin(frame, state));
            }
            case FUNCTION -> functions(scope, frame, begun, steps, entered);
            case MANUAL -> manual(scope, frame, steps);
        }
        return new Opening(found, entered);
    }

    private void functions(TransactionScope scope, Frame frame, Held begun, Steps steps, Set<Code> entered) {
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (site.site() == scope.site()) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    if (edge.kind() == CallKind.TRANSACTION) {
                        if (edge.callee() instanceof Callee.Body body) {
                            entered.add(body.frame().code());
                        }
                        open(edge, frame, begun, steps);
                    }
                }
                if (scope.isReactive()) {
                    assembled(frame, site, begun, steps);
                }
            }
        }
    }

    /** Functions in the assembly of what a reactive transaction is put around run inside. */
    private void assembled(Frame frame, CallSite opening, Held begun, Steps steps) {
        Assembly assembly = new Assembly(graph.code(frame.code().method()));
        opening.arguments().forEach(assembly::visit);
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (assembly.contains(site) && graph.defersFunctions(frame.code(), site)) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    open(edge, frame, begun, steps);
                }
            }
        }
    }

    private void open(CallEdge edge, Frame frame, Held begun, Steps steps) {
        frames.edge(frame.code(), edge, Confidence.CERTAIN, true, 0).ifPresent(opening -> steps.follow(opening, begun));
    }

    private void manual(TransactionScope scope, Frame frame, Steps steps) {
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            FlowState.Open open = moment.state().open().get(scope.site());
            if (open != null) {
                steps.call(frames.call(frame, moment, 0), Held.of(scope, open), false);
            }
        }
    }

    /** Tells what the calls of one frame come to. */
    private final class Steps {
        private final Code code;
        private final boolean reactive;
        private final Consumer<Transition> found;

        Steps(Code code, boolean reactive, Consumer<Transition> found) {
            this.code = code;
            this.reactive = reactive;
            this.found = found;
        }

        void call(FrameCalls.Call call, Held held, boolean leaves) {
            if (call.watched()) {
                found.accept(new Transition.Pass(call.sure(), call.site(), held.state()));
            }
            if (call.roles().isSink()) {
                // a call that runs functions before it waits, waits after their statements
                Held waiting = call.touches() ? held.after(Statements.NONE.run(true)) : held;
                wait(call.sure(), false, null, new FrameCalls.Referred(code, call.site(), call.roles()), waiting);
            }
            work(call, held);
            if (!leaves) {
                for (FrameCalls.Edge edge : call.edges()) {
                    follow(edge, held);
                }
            }
        }

        private void wait(
                Confidence sure, boolean through, Occurrence.@Nullable Hop by, FrameCalls.Referred waiting, Held held) {
            HeldState state = held.state();
            if (state != HeldState.NOTHING_HELD) {
                CallRoles roles = waiting.roles();
                found.accept(new Transition.Wait(
                        sure.and(roles.certainty()), through, by, waiting.owner(), waiting.site(), roles, state));
            }
        }

        /** Statements of a callback after the commit, and connections beside the transaction's. */
        private void work(FrameCalls.Call call, Held held) {
            if (held.late() && call.roles().writes() == DatabaseEntry.Writes.LATER) {
                issue(BoundaryIssue.Kind.LOST_WORK, call.site(), held, call.sure(), "", Transition.Unless.NEVER);
            }
            if (call.roles().takesConnection() && held.isCurrentTransaction()) {
                issue(
                        BoundaryIssue.Kind.SECOND_CONNECTION,
                        call.site(),
                        held,
                        call.sure(),
                        "",
                        Transition.Unless.UNCONNECTED);
            }
        }

        private void issue(
                BoundaryIssue.Kind kind,
                CallSite site,
                Held held,
                Confidence sure,
                String detail,
                Transition.Unless unless) {
            found.accept(new Transition.Boundary(sure, kind, code, site, held.state(), detail, unless));
        }

        /** Goes along an edge, unless a boundary on it keeps the transaction out. */
        void follow(FrameCalls.Edge edge, Held held) {
            if (edge.callee() instanceof FrameCalls.Asked asked) {
                found.accept(new Transition.Ask(asked.method()));
                return;
            }
            Confidence sure = reactive ? edge.subscribed() : edge.sure();
            Held inside = at(edge, held, sure);
            if (inside == null) {
                return;
            }
            if (edge.callee() instanceof FrameCalls.Referred api) {
                if (api.roles().isSink()) {
                    wait(sure, edge.around() != null, edge.hop(), api, inside);
                }
            } else {
                enter(edge, (FrameCalls.Entered) edge.callee(), inside, sure);
            }
        }

        /** What is held where the callee begins to run; null if it does not run in this scope. */
        private @Nullable Held at(FrameCalls.Edge edge, Held held, Confidence sure) {
            if (edge.isAtTheEnd()) {
                if (held.late() || !held.isCurrentTransaction()) {
                    return null;
                }
                return edge.kind() == CallKind.AFTER_COMMIT ? held.afterCommit(persistence) : held.beforeCommit();
            }
            if (edge.around() != null) {
                return cross(edge.around(), edge.hop().site(), held, sure, false);
            }
            return edge.touches() ? held.after(Statements.NONE.run(true)) : held;
        }

        private void enter(FrameCalls.Edge edge, FrameCalls.Entered entered, Held held, Confidence sure) {
            Propagation declared = entered.declared();
            Held inside = declared == null ? held : cross(declared, edge.hop().site(), held, sure, entered.touches());
            if (inside != null && (entered.matters() || (inside.late() && entered.mattersLate()))) {
                found.accept(new Transition.Enter(
                        sure,
                        edge.around() != null,
                        other(entered.other(), inside),
                        edge.hop(),
                        edge.number(),
                        entered.frame(),
                        new EntryState(inside, reactive, false)));
            }
        }

        private Transition.OtherScope other(FrameCalls.@Nullable Other other, Held inside) {
            if (other == null) {
                return Transition.OtherScope.NONE;
            }
            return other.covers(inside, reactive) ? Transition.OtherScope.COVERS : Transition.OtherScope.DIFFERS;
        }

        /** What is held of this transaction inside another scope; null if the call fails at its boundary. */
        private @Nullable Held cross(
                Propagation propagation, CallSite site, Held held, Confidence sure, boolean touches) {
            boolean transaction = held.holds() == TransactionScope.Holds.TRANSACTION;
            if (propagation == Propagation.NEVER && held.isCurrentTransaction()) {
                boundary(BoundaryIssue.Kind.IMPOSSIBLE, site, held, sure, propagation, Transition.Unless.NEVER);
                return null;
            }
            if (propagation.needsTransaction() && !transaction && !held.aside()) {
                boundary(BoundaryIssue.Kind.IMPOSSIBLE, site, held, sure, propagation, Transition.Unless.SUPPORTING);
                return null;
            }
            boolean another =
                    propagation == Propagation.REQUIRES_NEW || (propagation == Propagation.NOT_SUPPORTED && touches);
            boolean beside = held.late() || held.isCurrentTransaction();
            if (another && beside && held.phase() != Phase.NONE) {
                boundary(BoundaryIssue.Kind.SECOND_CONNECTION, site, held, sure, propagation, Transition.Unless.NEVER);
            }
            boolean begins = propagation.guaranteesTransaction() && !transaction && !held.late();
            if (propagation == Propagation.NESTED && held.isCurrentTransaction()) {
                return held.after(Statements.NONE.run(true)); // a savepoint is a statement
            }
            return propagation.suspends() || begins ? held.setAside() : held;
        }

        private void boundary(
                BoundaryIssue.Kind kind,
                CallSite site,
                Held held,
                Confidence sure,
                Propagation propagation,
                Transition.Unless unless) {
            issue(kind, site, held, sure, propagation.name(), unless);
        }
    }
}
