package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what the calls of a frame come to, whatever is held. Safe to use from many threads. */
final class FrameExpander {
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final Reach reach;
    private final Outlines outlines;
    private final Map<Code, TransactionScope> declaredScopes;
    private final FirstUses firstUses;
    private final WalkTrace trace;

    FrameExpander(FlowAnalysis analysis, WalkTrace trace) {
        this.graph = analysis.graph();
        this.declared = analysis.declared();
        this.reach = analysis.reach();
        this.outlines = analysis.outlines();
        this.declaredScopes = analysis.declaredScopes();
        this.firstUses = analysis.firstUses();
        this.trace = trace;
    }

    /** What the calls of a frame come to. */
    FrameCalls calls(Frame frame) {
        List<FrameCalls.Call> calls = new ArrayList<>();
        boolean lazy = false;
        int edges = 0;
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            FrameCalls.Call call = call(frame, moment, edges);
            lazy |= call.leaves();
            if (mayMatter(call)) {
                calls.add(call);
                edges += call.edges().size();
            }
        }
        return new FrameCalls(frame.code(), calls, lazy);
    }

    private static boolean mayMatter(FrameCalls.Call call) {
        CallRoles roles = call.roles();
        return !call.edges().isEmpty()
                || call.watched()
                || roles.isSink()
                || roles.takesConnection()
                || roles.writes() == DatabaseEntry.Writes.LATER;
    }

    /**
     * What one call comes to.
     *
     * @param frame its frame
     * @param moment the call
     * @param number of its first edge
     */
    FrameCalls.Call call(Frame frame, Outline.Moment moment, int number) {
        Code code = frame.code();
        CallSite site = moment.site();
        CallRoles roles = graph.roles(code, site);
        Confidence sure = firstUses.contain(code, site.site()) ? Confidence.POSSIBLE : Confidence.CERTAIN;
        List<FrameCalls.Edge> edges = new ArrayList<>();
        for (CallEdge edge : graph.edges(frame, site)) {
            edge(code, edge, sure, false, number + edges.size()).ifPresent(edges::add);
        }
        return new FrameCalls.Call(
                site,
                roles,
                sure,
                moment.state().statements(),
                roles.isSink() && touchesBefore(code, site),
                leavesLazily(code, site),
                trace.watches(code),
                edges);
    }

    /** Whether functions that a call runs before it waits may run statements. */
    private boolean touchesBefore(Code code, CallSite site) {
        return reach.of(code).site(site.site()).stream()
                .flatMap(facts -> facts.leads().stream())
                .anyMatch(lead -> lead.code().isLambda() && lead.same() && reach.mayTouch(lead.code()));
    }

    /** Whether a call only prepares what the transaction's code returns, so that it runs when the transaction is over. */
    private boolean leavesLazily(Code code, CallSite site) {
        return graph.defersFunctions(code, site)
                && graph.code(code.method())
                        .returnedChain(site.site())
                        .filter(outermost -> graph.defersFunctions(code, outermost))
                        .isPresent();
    }

    /**
     * What an edge comes to.
     *
     * @param code code in which the call stands
     * @param edge the edge
     * @param before how surely the call is made
     * @param opening whether the transaction begins with it
     * @param number number of the edge
     * @return empty if it never comes to anything
     */
    Optional<FrameCalls.Edge> edge(Code code, CallEdge edge, Confidence before, boolean opening, int number) {
        CallKind kind = edge.kind();
        TransactionEntry entry = edge.transaction();
        boolean atTheEnd = kind == CallKind.AFTER_COMMIT || kind == CallKind.BEFORE_COMMIT;
        if (entry != null && entry.deferred() && !opening && !atTheEnd) {
            return Optional.empty();
        }
        Propagation around = opening || entry == null || entry.nonSql() || entry.mode() != TransactionEntry.Mode.LAMBDA
                ? null
                : Propagation.of(entry.propagation()).orElse(Propagation.REQUIRED);
        return callee(edge, around != null).map(callee -> {
            Confidence sure = before.and(edge.confidence());
            return new FrameCalls.Edge(
                    number,
                    new Occurrence.Hop(code, edge.site(), edge.reason()),
                    kind,
                    sure,
                    graph.defersFunctions(code, edge.site()) ? before : sure,
                    around,
                    runsAfterStatement(code, edge),
                    callee);
        });
    }

    private boolean runsAfterStatement(Code code, CallEdge edge) {
        boolean callback = edge.kind() == CallKind.FUNCTION || edge.kind() == CallKind.TRANSACTION;
        return callback
                && graph.roles(code, edge.site()).touchesDatabase()
                && !(edge.callee() instanceof Callee.Body function
                        && graph.runsBeforeStatement(
                                edge.site(), function.frame().code()));
    }

    /** What an edge leads to; empty if that is nothing worth reporting, and no boundary lies before it. */
    private Optional<FrameCalls.Callee> callee(CallEdge edge, boolean crosses) {
        if (edge.callee() instanceof Callee.Parameter parameter) {
            return Optional.of(new FrameCalls.Asked(parameter.method()));
        }
        if (edge.callee() instanceof Callee.Api api) {
            return crosses || api.roles().isSink()
                    ? Optional.of(new FrameCalls.Referred(api.owner(), api.site(), api.roles()))
                    : Optional.empty();
        }
        FrameCalls.Entered entered = entered(((Callee.Body) edge.callee()).frame(), edge);
        return crosses || entered.declared() != null || entered.matters() || entered.mattersLate()
                ? Optional.of(entered)
                : Optional.empty();
    }

    private FrameCalls.Entered entered(Frame frame, CallEdge edge) {
        Code code = frame.code();
        Propagation propagation = code.isLambda() ? null : declared(code.method(), edge);
        return new FrameCalls.Entered(
                frame,
                propagation,
                propagation != null && reach.mayTouch(code),
                reach.mayMatter(code) || frame.context().knowsFunctions() || trace.wants(code),
                reach.mayWrite(code),
                other(frame));
    }

    private @Nullable Propagation declared(MethodModel method, CallEdge edge) {
        return declared.of(method)
                .filter(attribute -> DeclaredTransactions.takesEffect(method, attribute, edge.proxied()))
                .map(TransactionAttribute::propagation)
                .orElse(null);
    }

    private FrameCalls.@Nullable Other other(Frame entered) {
        TransactionScope other = declaredScopes.get(entered.code());
        if (other == null) {
            return null;
        }
        boolean independent = other.isTransaction()
                && !other.propagation().needsTransaction()
                && other.entry().mode() != TransactionEntry.Mode.LATE
                && isPlain(entered);
        return new FrameCalls.Other(Held.of(other), other.isReactive(), independent);
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
}
