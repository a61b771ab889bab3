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
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.catalog.DatabaseEntry;
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
    private final FlowAnalysis analysis;
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final Reach reach;
    private final Outlines outlines;
    private final Set<Code> declaredScopes;
    private final TransactionScope scope;
    private final Code opener;
    private final int openerSite;
    private final WalkTrace trace;

    private final PriorityQueue<Visit> queue = new PriorityQueue<>(Visit.SUREST_THEN_SHORTEST);
    /** Code whose return ends the transaction. */
    private final Set<Code> entered = new LinkedHashSet<>();

    private final Set<Place> visited = new LinkedHashSet<>();
    private final Map<SinkKey, Arrival> arrivals = new LinkedHashMap<>();
    private final Map<IssueKey, BoundaryIssue> issues = new LinkedHashMap<>();
    private final Set<MethodModel> asked = new LinkedHashSet<>();
    private int order;

    ScopeWalker(FlowAnalysis analysis, TransactionScope scope, Code opener, int openerSite, WalkTrace trace) {
        this.analysis = analysis;
        this.graph = analysis.graph();
        this.declared = analysis.declared();
        this.reach = analysis.reach();
        this.outlines = analysis.outlines();
        this.declaredScopes = analysis.declaredScopes();
        this.scope = scope;
        this.opener = opener;
        this.openerSite = openerSite;
        this.trace = trace;
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

    private record IssueKey(BoundaryIssue.Kind kind, SinkKey place) {}

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
        Held begun = scope.entry().mode() == TransactionEntry.Mode.LATE
                ? Held.of(scope).afterCommit(analysis.usesPersistenceContexts())
                : Held.of(scope);
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
                if (scope.isReactive()) {
                    assembled(frame, site, begun, way);
                }
            }
        }
    }

    /** Functions in the assembly of what a reactive transaction is put around run inside. */
    private void assembled(Frame frame, CallSite opening, Held begun, @Nullable Way way) {
        Assembly assembly = new Assembly(graph.code(frame.code().method()));
        opening.arguments().forEach(assembly::visit);
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (assembly.contains(site) && graph.defersFunctions(frame.code(), site)) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    follow(frame, edge, begun, way, Confidence.CERTAIN, false, true);
                }
            }
        }
    }

    private void manual(Frame frame, @Nullable Way way) {
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            FlowState.Open open = moment.state().open().get(scope.site());
            if (open != null) {
                call(frame, moment.site(), Held.of(scope, open), way, Confidence.CERTAIN, false);
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
                Held held = visit.place().held().after(moment.state().statements());
                call(frame, moment.site(), held, visit.way(), visit.confidence(), visit.through());
            }
        }
    }

    private void call(
            Frame frame, CallSite site, Held held, @Nullable Way way, Confidence confidence, boolean through) {
        if (trace.watches(frame.code())) {
            List<Occurrence.Hop> hops = way == null ? List.of() : hops(way);
            trace.arrived(new Inquiry.Arrival(scope, opener, frame, site, held.state(), confidence, hops));
        }
        CallRoles roles = graph.roles(frame.code(), site);
        if (roles.isSink()) {
            arrive(frame.code(), site, roles, afterFunctions(frame.code(), site, held), way, confidence, through);
        }
        work(frame, site, roles, held, way, confidence);
        if (!scope.isReactive() && entered.contains(frame.code()) && leavesLazily(frame.code(), site)) {
            return;
        }
        for (CallEdge edge : graph.edges(frame, site)) {
            follow(frame, edge, held, way, confidence, through, false);
        }
    }

    /** A call that runs functions before it waits, waits after their statements. */
    private Held afterFunctions(Code code, CallSite site, Held held) {
        boolean touches = reach.of(code).site(site.site()).stream()
                .flatMap(facts -> facts.leads().stream())
                .anyMatch(lead -> lead.code().isLambda() && lead.same() && reach.mayTouch(lead.code()));
        return touches ? held.after(Statements.NONE.run(true)) : held;
    }

    /** Statements of a callback after the commit, and connections beside the transaction's. */
    private void work(
            Frame frame, CallSite site, CallRoles roles, Held held, @Nullable Way way, Confidence confidence) {
        if (held.late() && roles.writes() == DatabaseEntry.Writes.LATER) {
            issue(BoundaryIssue.Kind.LOST_WORK, frame, site, held, way, confidence, "");
        }
        boolean second = roles.takesConnection() && scope.begins() != ConnectionState.NONE;
        if (second && held.isCurrentTransaction() && scope.kind() != TransactionScope.Kind.MANUAL) {
            issue(BoundaryIssue.Kind.SECOND_CONNECTION, frame, site, held, way, confidence, "");
        }
    }

    private void issue(
            BoundaryIssue.Kind kind,
            Frame frame,
            CallSite site,
            Held held,
            @Nullable Way way,
            Confidence confidence,
            String detail) {
        Occurrence.Hop hop = new Occurrence.Hop(frame.code(), site, "");
        Way last = new Way(way, hop, confidence, false, way == null ? 1 : way.length() + 1);
        BoundaryIssue.Place place = new BoundaryIssue.Call(frame.code(), site);
        IssueKey key = new IssueKey(kind, new SinkKey(frame.code(), site.site()));
        issues.putIfAbsent(
                key, new BoundaryIssue(kind, scope, opener, place, held.state(), confidence, hops(last), detail));
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
        boolean subscribed = scope.isReactive() && graph.defersFunctions(frame.code(), edge.site());
        Confidence sure = subscribed ? confidence : confidence.and(edge.confidence());
        if (edge.callee() instanceof Callee.Parameter parameter) {
            asked.add(parameter.method());
            return;
        }
        boolean passes = through;
        Optional<Held> crossed = at(frame, edge, held, way, sure, opening);
        if (crossed.isEmpty()) {
            return;
        }
        Held inside = crossed.get();
        TransactionEntry entry = edge.transaction();
        passes |= !opening && entry != null && entry.mode() == TransactionEntry.Mode.LAMBDA && !entry.nonSql();
        Occurrence.Hop hop = new Occurrence.Hop(frame.code(), edge.site(), edge.reason());
        if (edge.callee() instanceof Callee.Api api) {
            Way here = new Way(way, hop, sure, passes, way == null ? 1 : way.length() + 1);
            if (api.roles().isSink()) {
                arrive(api.owner(), api.site(), api.roles(), inside, here, sure, passes);
            }
            return;
        }
        body(frame, ((Callee.Body) edge.callee()).frame(), edge, inside, way, hop, sure, passes);
    }

    /** What is held where the callee begins to run; empty if it does not run in this scope. */
    private Optional<Held> at(
            Frame frame, CallEdge edge, Held held, @Nullable Way way, Confidence sure, boolean opening) {
        CallKind kind = edge.kind();
        boolean atTheEnd = kind == CallKind.AFTER_COMMIT || kind == CallKind.BEFORE_COMMIT;
        if (atTheEnd && (held.late() || !held.isCurrentTransaction())) {
            return Optional.empty();
        }
        if (atTheEnd) {
            return Optional.of(
                    kind == CallKind.AFTER_COMMIT
                            ? held.afterCommit(analysis.usesPersistenceContexts())
                            : held.beforeCommit());
        }
        TransactionEntry entry = edge.transaction();
        if (entry != null && entry.deferred() && !opening) {
            return Optional.empty();
        }
        if (entry != null && !entry.nonSql() && entry.mode() == TransactionEntry.Mode.LAMBDA && !opening) {
            Propagation propagation = Propagation.of(entry.propagation()).orElse(Propagation.REQUIRED);
            return cross(propagation, new Crossing(frame, edge.site(), held, way, sure, false));
        }
        boolean callback = kind == CallKind.FUNCTION || kind == CallKind.TRANSACTION;
        boolean afterStatement = callback
                && graph.roles(frame.code(), edge.site()).touchesDatabase()
                && !(edge.callee() instanceof Callee.Body function
                        && graph.runsBeforeStatement(
                                edge.site(), function.frame().code()));
        return Optional.of(afterStatement ? held.after(Statements.NONE.run(true)) : held);
    }

    private void body(
            Frame caller,
            Frame callee,
            CallEdge edge,
            Held held,
            @Nullable Way way,
            Occurrence.Hop hop,
            Confidence confidence,
            boolean through) {
        Code code = callee.code();
        Held inside = held;
        boolean passes = through;
        if (!code.isLambda()) {
            passes |= declaredScopes.contains(code) && !code.equals(scope.code());
            MethodModel method = code.method();
            Optional<TransactionAttribute> attribute =
                    declared.of(method).filter(a -> DeclaredTransactions.takesEffect(method, a, edge.proxied()));
            if (attribute.isPresent()) {
                boolean touches = reach.mayTouch(code);
                Optional<Held> crossed = cross(
                        attribute.get().propagation(),
                        new Crossing(caller, hop.site(), held, way, confidence, touches));
                if (crossed.isEmpty()) {
                    return;
                }
                inside = crossed.get();
            }
        }
        boolean mattersLate = inside.late() && reach.mayWrite(code);
        if (reach.mayMatter(code) || mattersLate || callee.context().knowsFunctions() || trace.wants(code)) {
            Way here = new Way(way, hop, confidence, passes, way == null ? 1 : way.length() + 1);
            enqueue(callee, inside, here, confidence, passes);
        }
    }

    /** A call that leads into another scope. */
    private record Crossing(
            Frame caller,
            CallSite site,
            Held held,
            @Nullable Way way,
            Confidence confidence,
            boolean touches) {}

    /** What is held of this transaction inside another scope; empty if the call fails at its boundary. */
    private Optional<Held> cross(Propagation propagation, Crossing crossing) {
        Held held = crossing.held();
        if (propagation == Propagation.NEVER && held.isCurrentTransaction()) {
            issue(BoundaryIssue.Kind.IMPOSSIBLE, crossing, propagation);
            return Optional.empty();
        }
        if (propagation.needsTransaction() && !scope.isTransaction() && !held.aside()) {
            if (scope.propagation() != Propagation.SUPPORTS) {
                issue(BoundaryIssue.Kind.IMPOSSIBLE, crossing, propagation);
            }
            return Optional.empty();
        }
        boolean another = propagation == Propagation.REQUIRES_NEW
                || (propagation == Propagation.NOT_SUPPORTED && crossing.touches());
        boolean beside = held.late() || held.isCurrentTransaction();
        if (another && beside && held.phase() != Phase.NONE) {
            issue(BoundaryIssue.Kind.SECOND_CONNECTION, crossing, propagation);
        }
        boolean begins = propagation.guaranteesTransaction() && !scope.isTransaction() && !held.late();
        if (propagation == Propagation.NESTED && held.isCurrentTransaction()) {
            return Optional.of(held.after(Statements.NONE.run(true))); // a savepoint is a statement
        }
        return Optional.of(propagation.suspends() || begins ? held.setAside() : held);
    }

    private void issue(BoundaryIssue.Kind kind, Crossing crossing, Propagation propagation) {
        issue(
                kind,
                crossing.caller(),
                crossing.site(),
                crossing.held(),
                crossing.way(),
                crossing.confidence(),
                propagation.name());
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
        HeldState state = held.state();
        if (state == HeldState.NOTHING_HELD) {
            return;
        }
        Confidence sure = confidence.and(roles.certainty());
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

    /** Boundaries on the way that are not what they seem, in the order in which they were met. */
    List<BoundaryIssue> issues() {
        return List.copyOf(issues.values());
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
