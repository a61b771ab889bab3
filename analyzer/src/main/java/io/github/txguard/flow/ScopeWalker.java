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
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionAttribute;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the calls from one transaction to every sink that it reaches. Ways are explored surest first, then those that stay
 * clear of other transactions, then shortest, so the first way to a sink is the one to report.
 */
final class ScopeWalker {
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final Reach reach;
    private final Outlines outlines;
    private final Set<Code> declaredScopes;
    private final TransactionScope scope;
    private final Code opener;
    private final int openerSite;

    private final PriorityQueue<Visit> queue = new PriorityQueue<>(Visit.SUREST_THEN_SHORTEST);
    /** Code whose return ends the transaction. */
    private final Set<Code> entered = new LinkedHashSet<>();

    private final Set<Place> visited = new LinkedHashSet<>();
    private final Map<SinkKey, Arrival> arrivals = new LinkedHashMap<>();
    private final Set<MethodModel> asked = new LinkedHashSet<>();
    private int order;

    ScopeWalker(FlowAnalysis analysis, TransactionScope scope, Code opener, int openerSite) {
        this.graph = analysis.graph();
        this.declared = analysis.declared();
        this.reach = analysis.reach();
        this.outlines = analysis.outlines();
        this.declaredScopes = analysis.declaredScopes();
        this.scope = scope;
        this.opener = opener;
        this.openerSite = openerSite;
    }

    /** What is held, and whether statements run on another connection meanwhile. */
    private record Held(Phase phase, boolean aside) {
        Held touchedIf(boolean touched) {
            return touched && !aside ? new Held(Phase.OPEN, false) : this;
        }
    }

    /** A frame entered in a state: visited once. */
    private record Place(Frame frame, Held held) {}

    /** How a place was reached. */
    private record Way(@Nullable Way before, Occurrence.Hop hop, Confidence confidence, boolean through, int length) {}

    private record Visit(
            Place place, @Nullable Way way, Confidence confidence, boolean through, int length, int order) {
        static final Comparator<Visit> SUREST_THEN_SHORTEST = Comparator.comparing(Visit::confidence)
                .thenComparing(Visit::through)
                .thenComparingInt(Visit::length)
                .thenComparingInt(Visit::order);
    }

    private record SinkKey(Code code, int site) {}

    private record Arrival(CallSite site, CallRoles roles, HeldState held, Way way) {}

    /**
     * Enters the transaction in a frame.
     *
     * @param frame for declared scopes the method, otherwise the code with the opening call
     * @param before calls that led there from the opener, outermost first
     */
    void enter(Frame frame, List<Occurrence.Hop> before) {
        Way way = null;
        for (Occurrence.Hop hop : before) {
            way = new Way(way, hop, Confidence.CERTAIN, false, way == null ? 1 : way.length() + 1);
        }
        Held begun = new Held(Phase.of(scope.begins()), false);
        switch (scope.kind()) {
            case DECLARED -> {
                entered.add(frame.code());
                enqueue(frame, begun, way, Confidence.CERTAIN, false);
            }
            case FUNCTION -> functions(frame, begun, way);
            case MANUAL -> manual(frame, way);
        }
        drain();
    }

    private void functions(Frame frame, Held begun, @Nullable Way way) {
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (site.site() == scope.site()) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    if (edge.kind() == CallKind.TRANSACTION) {
                        if (edge.callee() instanceof Callee.Body body) {
                            entered.add(body.frame().code());
                        }
                        follow(frame, edge, begun, way, Confidence.CERTAIN, false, true);
                    }
                }
            }
        }
    }

    private void manual(Frame frame, @Nullable Way way) {
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            FlowState.Open open = moment.state().open().get(scope.site());
            if (open != null) {
                call(frame, moment.site(), new Held(open.phase(), false), way, Confidence.CERTAIN, false);
            }
        }
    }

    private void drain() {
        while (!queue.isEmpty()) {
            Visit visit = queue.remove();
            Frame frame = visit.place().frame();
            if (!visited.add(visit.place())) {
                continue;
            }
            for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
                Held held = visit.place().held().touchedIf(moment.state().touched());
                call(frame, moment.site(), held, visit.way(), visit.confidence(), visit.through());
            }
        }
    }

    private void call(
            Frame frame, CallSite site, Held held, @Nullable Way way, Confidence confidence, boolean through) {
        CallRoles roles = graph.roles(frame.code(), site);
        if (roles.isSink()) {
            arrive(frame.code(), site, roles, held, way, confidence, through);
        }
        if (entered.contains(frame.code()) && leavesLazily(frame.code(), site)) {
            return;
        }
        for (CallEdge edge : graph.edges(frame, site)) {
            follow(frame, edge, held, way, confidence, through, false);
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

    /** Goes along an edge, unless a boundary on it keeps the transaction out. */
    private void follow(
            Frame frame,
            CallEdge edge,
            Held held,
            @Nullable Way way,
            Confidence confidence,
            boolean through,
            boolean opening) {
        Confidence sure = confidence.and(edge.confidence());
        if (edge.callee() instanceof Callee.Parameter parameter) {
            asked.add(parameter.method());
            return;
        }
        Held inside = held;
        boolean passes = through;
        if (edge.kind() == CallKind.AFTER_COMMIT) {
            inside = new Held(held.phase() == Phase.NONE ? Phase.NONE : Phase.HELD, true);
        } else if (edge.kind() == CallKind.BEFORE_COMMIT) {
            inside = held.touchedIf(true); // statements of the rest of the transaction have run by then
        } else if (edge.kind() == CallKind.TRANSACTION && !opening) {
            TransactionEntry entry = edge.transaction();
            Optional<Held> crossed = entry == null || entry.nonSql()
                    ? Optional.of(held)
                    : cross(held, Propagation.of(entry.propagation()).orElse(Propagation.REQUIRED));
            if (crossed.isEmpty()) {
                return;
            }
            inside = crossed.get();
            passes |= entry != null && !entry.nonSql();
        }
        Occurrence.Hop hop = new Occurrence.Hop(frame.code(), edge.site(), edge.reason());
        if (edge.callee() instanceof Callee.Api api) {
            Way here = new Way(way, hop, sure, passes, way == null ? 1 : way.length() + 1);
            if (api.roles().isSink()) {
                arrive(api.owner(), api.site(), api.roles(), inside, here, sure, passes);
            }
            return;
        }
        body(((Callee.Body) edge.callee()).frame(), edge, inside, way, hop, sure, passes);
    }

    private void body(
            Frame callee,
            CallEdge edge,
            Held held,
            @Nullable Way way,
            Occurrence.Hop hop,
            Confidence confidence,
            boolean through) {
        Code code = callee.code();
        if (!reach.mayReachSink(code) && !callee.context().knowsFunctions()) {
            return;
        }
        Held inside = held;
        boolean passes = through;
        if (!code.isLambda()) {
            passes |= declaredScopes.contains(code) && !code.equals(scope.code());
            MethodModel method = code.method();
            Optional<TransactionAttribute> attribute =
                    declared.of(method).filter(a -> DeclaredTransactions.takesEffect(method, a, edge.proxied()));
            if (attribute.isPresent()) {
                Optional<Held> crossed = cross(held, attribute.get().propagation());
                if (crossed.isEmpty()) {
                    return;
                }
                inside = crossed.get();
            }
        }
        Way here = new Way(way, hop, confidence, passes, way == null ? 1 : way.length() + 1);
        enqueue(callee, inside, here, confidence, passes);
    }

    /** What is held of this transaction inside another scope; empty if the call fails at its boundary. */
    private static Optional<Held> cross(Held held, Propagation propagation) {
        if (propagation == Propagation.NEVER && held.phase() != Phase.NONE) {
            return Optional.empty();
        }
        return Optional.of(propagation.suspends() ? new Held(held.phase(), true) : held);
    }

    private void enqueue(Frame frame, Held held, @Nullable Way way, Confidence confidence, boolean through) {
        Place place = new Place(frame, held);
        if (!visited.contains(place)) {
            queue.add(new Visit(place, way, confidence, through, way == null ? 0 : way.length(), order++));
        }
    }

    private void arrive(
            Code code,
            CallSite site,
            CallRoles roles,
            Held held,
            @Nullable Way way,
            Confidence confidence,
            boolean through) {
        if (held.phase() == Phase.NONE) {
            return;
        }
        Confidence sure = confidence.and(roles.certainty());
        HeldState state = held.phase() == Phase.OPEN ? HeldState.TRANSACTION_OPEN : HeldState.CONNECTION_HELD;
        Occurrence.Hop hop = new Occurrence.Hop(code, site, "");
        Way last = new Way(way, hop, sure, through, way == null ? 1 : way.length() + 1);
        Arrival arrival = new Arrival(site, roles, state, last);
        arrivals.merge(new SinkKey(code, site.site()), arrival, ScopeWalker::better);
    }

    private static Arrival better(Arrival a, Arrival b) {
        return Comparator.comparing((Arrival x) -> x.way().confidence())
                                .thenComparing(x -> x.way().through())
                                .thenComparing(Arrival::held, Comparator.reverseOrder())
                                .thenComparingInt(x -> x.way().length())
                                .compare(a, b)
                        <= 0
                ? a
                : b;
    }

    /**
     * Whether a function that callers of the method hand over is run in the transaction, so that they have to be asked for it.
     */
    boolean asksCallersOf(MethodModel method) {
        return asked.contains(method);
    }

    /** What was found, in the order of arrival. */
    List<Occurrence> occurrences() {
        List<Occurrence> found = new ArrayList<>();
        arrivals.forEach((key, arrival) -> found.add(new Occurrence(
                scope,
                opener,
                openerSite,
                arrival.site(),
                key.code(),
                arrival.roles(),
                arrival.held(),
                arrival.way().confidence(),
                hops(arrival.way()),
                arrival.way().through())));
        return found;
    }

    private static List<Occurrence.Hop> hops(Way last) {
        Deque<Occurrence.Hop> hops = new ArrayDeque<>();
        for (Way way = last; way != null; way = way.before()) {
            hops.addFirst(way.hop());
        }
        return new ArrayList<>(hops);
    }
}
