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
import io.github.txguard.callgraph.Context;
import io.github.txguard.callgraph.FirstUses;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionAttribute;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what the calls of a place come to. Safe to use from many threads. */
final class PlaceExpander {
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final Reach reach;
    private final Outlines outlines;
    private final Map<Code, TransactionScope> declaredScopes;
    private final FirstUses firstUses;
    private final boolean persistence;
    private final WalkTrace trace;

    PlaceExpander(FlowAnalysis analysis, WalkTrace trace) {
        this.graph = analysis.graph();
        this.declared = analysis.declared();
        this.reach = analysis.reach();
        this.outlines = analysis.outlines();
        this.declaredScopes = analysis.declaredScopes();
        this.firstUses = analysis.firstUses();
        this.persistence = analysis.usesPersistenceContexts();
        this.trace = trace;
    }

    /**
     * What the calls of a place come to.
     *
     * @param transitions in the order of the calls
     * @param lazy whether the code returns something of which calls run only when it is used
     */
    record Expansion(List<Transition> transitions, boolean lazy) {
        Expansion {
            transitions = List.copyOf(transitions);
        }
    }

    /** What the calls of a place come to. */
    Expansion expand(Place place) {
        Frame frame = place.frame();
        Steps steps = new Steps(frame, place.reactive());
        boolean lazy = false;
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            boolean leaves = !place.reactive() && leavesLazily(frame.code(), moment.site());
            lazy |= leaves;
            Held held = place.held().after(moment.state().statements());
            steps.call(moment.site(), held, leaves && place.returning());
        }
        return new Expansion(steps.found, lazy);
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
        Steps steps = new Steps(frame, scope.isReactive());
        Set<Code> entered = new LinkedHashSet<>();
        switch (scope.kind()) {
            case DECLARED -> {
                entered.add(frame.code());
                Place place = new Place(frame, begun, scope.isReactive(), false);
                steps.found.add(
                        new Transition.Enter(Confidence.CERTAIN, false, Transition.OtherScope.NONE, null, place));
            }
            case FUNCTION -> functions(scope, frame, begun, steps, entered);
            case MANUAL -> manual(scope, frame, steps);
        }
        return new Opening(steps.found, entered);
    }

    private void functions(TransactionScope scope, Frame frame, Held begun, Steps steps, Set<Code> entered) {
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (site.site() == scope.site()) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    if (edge.kind() == CallKind.TRANSACTION) {
                        if (edge.callee() instanceof Callee.Body body) {
                            entered.add(body.frame().code());
                        }
                        steps.follow(edge, begun, Confidence.CERTAIN, true);
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
                    steps.follow(edge, begun, Confidence.CERTAIN, true);
                }
            }
        }
    }

    private void manual(TransactionScope scope, Frame frame, Steps steps) {
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            FlowState.Open open = moment.state().open().get(scope.site());
            if (open != null) {
                steps.call(moment.site(), Held.of(scope, open), false);
            }
        }
    }

    /** Whether a call only prepares what the transaction's code returns, so that it runs when the transaction is over. */
    private boolean leavesLazily(Code code, CallSite site) {
        return graph.defersFunctions(code, site)
                && graph.code(code.method())
                        .returnedChain(site.site())
                        .filter(outermost -> graph.defersFunctions(code, outermost))
                        .isPresent();
    }

    private Transition.OtherScope other(Place entered) {
        TransactionScope other = declaredScopes.get(entered.frame().code());
        if (other == null) {
            return Transition.OtherScope.NONE;
        }
        Held begun = Held.of(other);
        boolean covers = other.isTransaction()
                && !other.propagation().needsTransaction()
                && other.entry().mode() != TransactionEntry.Mode.LATE
                && other.isReactive() == entered.reactive()
                && entered.held().isAtMost(begun)
                && isPlain(entered.frame());
        return covers ? Transition.OtherScope.COVERS : Transition.OtherScope.DIFFERS;
    }

    /** Whether the frame is the one in which a walk begins at the method. */
    private boolean isPlain(Frame frame) {
        Frame plain = FactsFinder.frame(graph, frame.code());
        ReceiverType self = frame.context().self();
        ReceiverType declaring = plain.context().self();
        if (self == null || declaring == null || !self.type().equals(declaring.type())) {
            return frame.equals(plain);
        }
        boolean only = !self.exact()
                || graph.program().sourceSubtypes(self.type().name()).size() == 1;
        return only && frame.context().equals(Context.of(self));
    }

    /** Collects what the calls of one frame come to. */
    private final class Steps {
        private final Frame frame;
        private final Code code;
        private final boolean reactive;
        private final List<Transition> found = new ArrayList<>();

        Steps(Frame frame, boolean reactive) {
            this.frame = frame;
            this.code = frame.code();
            this.reactive = reactive;
        }

        void call(CallSite site, Held held, boolean leaves) {
            Confidence sure = firstUses.contain(code, site.site()) ? Confidence.POSSIBLE : Confidence.CERTAIN;
            if (trace.watches(code)) {
                found.add(new Transition.Pass(sure, site, held.state()));
            }
            CallRoles roles = graph.roles(code, site);
            if (roles.isSink()) {
                wait(sure, false, null, code, site, roles, afterFunctions(site, held));
            }
            work(site, roles, held, sure);
            if (!leaves) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    follow(edge, held, sure, false);
                }
            }
        }

        private void wait(
                Confidence sure,
                boolean through,
                Occurrence.@Nullable Hop by,
                Code owner,
                CallSite site,
                CallRoles roles,
                Held held) {
            HeldState state = held.state();
            if (state != HeldState.NOTHING_HELD) {
                found.add(new Transition.Wait(sure.and(roles.certainty()), through, by, owner, site, roles, state));
            }
        }

        /** A call that runs functions before it waits, waits after their statements. */
        private Held afterFunctions(CallSite site, Held held) {
            boolean touches = reach.of(code).site(site.site()).stream()
                    .flatMap(facts -> facts.leads().stream())
                    .anyMatch(lead -> lead.code().isLambda() && lead.same() && reach.mayTouch(lead.code()));
            return touches ? held.after(Statements.NONE.run(true)) : held;
        }

        /** Statements of a callback after the commit, and connections beside the transaction's. */
        private void work(CallSite site, CallRoles roles, Held held, Confidence sure) {
            if (held.late() && roles.writes() == DatabaseEntry.Writes.LATER) {
                issue(BoundaryIssue.Kind.LOST_WORK, site, held, sure, "", Transition.Unless.NEVER);
            }
            if (roles.takesConnection() && held.isCurrentTransaction()) {
                issue(BoundaryIssue.Kind.SECOND_CONNECTION, site, held, sure, "", Transition.Unless.UNCONNECTED);
            }
        }

        private void issue(
                BoundaryIssue.Kind kind,
                CallSite site,
                Held held,
                Confidence sure,
                String detail,
                Transition.Unless unless) {
            found.add(new Transition.Boundary(sure, kind, code, site, held.state(), detail, unless));
        }

        /** Goes along an edge, unless a boundary on it keeps the transaction out. */
        void follow(CallEdge edge, Held held, Confidence before, boolean opening) {
            if (edge.callee() instanceof Callee.Parameter parameter) {
                found.add(new Transition.Ask(parameter.method()));
                return;
            }
            boolean subscribed = reactive && graph.defersFunctions(code, edge.site());
            Confidence sure = before.and(subscribed ? Confidence.CERTAIN : edge.confidence());
            Optional<Held> crossed = at(edge, held, sure, opening);
            if (crossed.isEmpty()) {
                return;
            }
            Held inside = crossed.get();
            TransactionEntry entry = edge.transaction();
            boolean passes =
                    !opening && entry != null && entry.mode() == TransactionEntry.Mode.LAMBDA && !entry.nonSql();
            Occurrence.Hop hop = new Occurrence.Hop(code, edge.site(), edge.reason());
            if (edge.callee() instanceof Callee.Api api) {
                if (api.roles().isSink()) {
                    wait(sure, passes, hop, api.owner(), api.site(), api.roles(), inside);
                }
            } else {
                body(((Callee.Body) edge.callee()).frame(), edge, inside, sure, passes, hop);
            }
        }

        /** What is held where the callee begins to run; empty if it does not run in this scope. */
        private Optional<Held> at(CallEdge edge, Held held, Confidence sure, boolean opening) {
            CallKind kind = edge.kind();
            boolean atTheEnd = kind == CallKind.AFTER_COMMIT || kind == CallKind.BEFORE_COMMIT;
            if (atTheEnd && (held.late() || !held.isCurrentTransaction())) {
                return Optional.empty();
            }
            if (atTheEnd) {
                return Optional.of(kind == CallKind.AFTER_COMMIT ? held.afterCommit(persistence) : held.beforeCommit());
            }
            TransactionEntry entry = edge.transaction();
            if (entry != null && entry.deferred() && !opening) {
                return Optional.empty();
            }
            if (entry != null && !entry.nonSql() && entry.mode() == TransactionEntry.Mode.LAMBDA && !opening) {
                Propagation propagation = Propagation.of(entry.propagation()).orElse(Propagation.REQUIRED);
                return cross(propagation, edge.site(), held, sure, false);
            }
            boolean callback = kind == CallKind.FUNCTION || kind == CallKind.TRANSACTION;
            boolean afterStatement = callback
                    && graph.roles(code, edge.site()).touchesDatabase()
                    && !(edge.callee() instanceof Callee.Body function
                            && graph.runsBeforeStatement(
                                    edge.site(), function.frame().code()));
            return Optional.of(afterStatement ? held.after(Statements.NONE.run(true)) : held);
        }

        private void body(Frame callee, CallEdge edge, Held held, Confidence sure, boolean passes, Occurrence.Hop hop) {
            Code entered = callee.code();
            Held inside = held;
            if (!entered.isLambda()) {
                MethodModel method = entered.method();
                Optional<TransactionAttribute> attribute =
                        declared.of(method).filter(a -> DeclaredTransactions.takesEffect(method, a, edge.proxied()));
                if (attribute.isPresent()) {
                    boolean touches = reach.mayTouch(entered);
                    Optional<Held> crossed = cross(attribute.get().propagation(), hop.site(), held, sure, touches);
                    if (crossed.isEmpty()) {
                        return;
                    }
                    inside = crossed.get();
                }
            }
            boolean mattersLate = inside.late() && reach.mayWrite(entered);
            if (reach.mayMatter(entered) || mattersLate || callee.context().knowsFunctions() || trace.wants(entered)) {
                Place target = new Place(callee, inside, reactive, false);
                found.add(new Transition.Enter(sure, passes, other(target), hop, target));
            }
        }

        /** What is held of this transaction inside another scope; empty if the call fails at its boundary. */
        private Optional<Held> cross(
                Propagation propagation, CallSite site, Held held, Confidence sure, boolean touches) {
            boolean transaction = held.holds() == TransactionScope.Holds.TRANSACTION;
            if (propagation == Propagation.NEVER && held.isCurrentTransaction()) {
                boundary(BoundaryIssue.Kind.IMPOSSIBLE, site, held, sure, propagation, Transition.Unless.NEVER);
                return Optional.empty();
            }
            if (propagation.needsTransaction() && !transaction && !held.aside()) {
                boundary(BoundaryIssue.Kind.IMPOSSIBLE, site, held, sure, propagation, Transition.Unless.SUPPORTING);
                return Optional.empty();
            }
            boolean another =
                    propagation == Propagation.REQUIRES_NEW || (propagation == Propagation.NOT_SUPPORTED && touches);
            boolean beside = held.late() || held.isCurrentTransaction();
            if (another && beside && held.phase() != Phase.NONE) {
                boundary(BoundaryIssue.Kind.SECOND_CONNECTION, site, held, sure, propagation, Transition.Unless.NEVER);
            }
            boolean begins = propagation.guaranteesTransaction() && !transaction && !held.late();
            if (propagation == Propagation.NESTED && held.isCurrentTransaction()) {
                return Optional.of(held.after(Statements.NONE.run(true))); // a savepoint is a statement
            }
            return Optional.of(propagation.suspends() || begins ? held.setAside() : held);
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
