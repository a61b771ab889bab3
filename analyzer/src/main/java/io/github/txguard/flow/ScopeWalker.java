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
import io.github.txguard.callgraph.FirstUses;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionAttribute;
import io.github.txguard.transactions.TransactionScope;
import io.github.txguard.wiring.Assumptions;
import io.github.txguard.wiring.Exclusions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

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
    private final Exclusions exclusions;
    private final FirstUses firstUses;
    private final TransactionScope scope;
    private final Code opener;
    private final int openerSite;
    private final WalkTrace trace;

    private final PriorityQueue<Visit> queue = new PriorityQueue<>(Visit.SUREST_THEN_SHORTEST);
    /** Code whose return ends the transaction. */
    private final Set<Code> entered = new LinkedHashSet<>();

    private final Set<Place> visited = new LinkedHashSet<>();
    private final Contexts contexts = new Contexts();
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
        this.firstUses = analysis.firstUses();
        this.exclusions = graph.injection().exclusions();
        this.scope = scope;
        this.opener = opener;
        this.openerSite = openerSite;
        this.trace = trace;
    }

    /** A frame entered in a state, under assumptions: visited once. */
    private record Place(Frame frame, Held held, Assumptions assumed) {}

    private record Visit(Place place, Way way, int order) {
        static final Comparator<Visit> SUREST_THEN_SHORTEST =
                Comparator.comparing(Visit::way, Way.SUREST_THEN_SHORTEST).thenComparingInt(Visit::order);
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
        Way way = Way.from(assumed(frame, Assumptions.NONE).orElse(Assumptions.NONE));
        for (Occurrence.Hop hop : before) {
            way = way.then(hop);
        }
        Held begun = scope.entry().mode() == TransactionEntry.Mode.LATE
                ? Held.of(scope).afterCommit(analysis.usesPersistenceContexts())
                : Held.of(scope);
        switch (scope.kind()) {
            case DECLARED -> {
                entered.add(frame.code());
                enqueue(frame, begun, way);
            }
            case FUNCTION -> functions(frame, begun, way);
            case MANUAL -> manual(frame, way);
        }
        drain();
    }

    private void functions(Frame frame, Held begun, Way way) {
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (site.site() == scope.site()) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    if (edge.kind() == CallKind.TRANSACTION) {
                        if (edge.callee() instanceof Callee.Body body) {
                            entered.add(body.frame().code());
                        }
                        follow(frame, edge, begun, way, true);
                    }
                }
                if (scope.isReactive()) {
                    assembled(frame, site, begun, way);
                }
            }
        }
    }

    /** Functions in the assembly of what a reactive transaction is put around run inside. */
    private void assembled(Frame frame, CallSite opening, Held begun, Way way) {
        Assembly assembly = new Assembly(graph.code(frame.code().method()));
        opening.arguments().forEach(assembly::visit);
        for (CallSite site : graph.code(frame.code().method()).calls(frame.code())) {
            if (assembly.contains(site) && graph.defersFunctions(frame.code(), site)) {
                for (CallEdge edge : graph.edges(frame, site)) {
                    follow(frame, edge, begun, way, true);
                }
            }
        }
    }

    private void manual(Frame frame, Way way) {
        for (Outline.Moment moment : outlines.of(frame.code()).moments()) {
            FlowState.Open open = moment.state().open().get(scope.site());
            if (open != null) {
                call(frame, moment.site(), Held.of(scope, open), way);
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
                call(frame, moment.site(), held, visit.way());
            }
        }
    }

    private void call(Frame frame, CallSite site, Held held, Way before) {
        Way way = firstUses.contain(frame.code(), site.site()) ? before.surely(Confidence.POSSIBLE) : before;
        if (trace.watches(frame.code())) {
            trace.arrived(new Inquiry.Arrival(scope, opener, frame, site, held.state(), way.confidence(), way.hops()));
        }
        CallRoles roles = graph.roles(frame.code(), site);
        if (roles.isSink()) {
            arrive(frame.code(), site, roles, afterFunctions(frame.code(), site, held), way);
        }
        work(frame, site, roles, held, way);
        if (!scope.isReactive() && entered.contains(frame.code()) && leavesLazily(frame.code(), site)) {
            return;
        }
        for (CallEdge edge : graph.edges(frame, site)) {
            follow(frame, edge, held, way, false);
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
    private void work(Frame frame, CallSite site, CallRoles roles, Held held, Way way) {
        if (held.late() && roles.writes() == DatabaseEntry.Writes.LATER) {
            issue(BoundaryIssue.Kind.LOST_WORK, frame, site, held, way, "");
        }
        boolean second = roles.takesConnection() && scope.begins() != ConnectionState.NONE;
        if (second && held.isCurrentTransaction() && scope.kind() != TransactionScope.Kind.MANUAL) {
            issue(BoundaryIssue.Kind.SECOND_CONNECTION, frame, site, held, way, "");
        }
    }

    private void issue(BoundaryIssue.Kind kind, Frame frame, CallSite site, Held held, Way way, String detail) {
        Way last = way.then(new Occurrence.Hop(frame.code(), site, ""));
        BoundaryIssue.Place place = new BoundaryIssue.Call(frame.code(), site);
        IssueKey key = new IssueKey(kind, new SinkKey(frame.code(), site.site()));
        issues.putIfAbsent(
                key,
                new BoundaryIssue(kind, scope, opener, place, held.state(), way.confidence(), last.hops(), detail));
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
    private void follow(Frame frame, CallEdge edge, Held held, Way way, boolean opening) {
        if (edge.callee() instanceof Callee.Parameter parameter) {
            asked.add(parameter.method());
            return;
        }
        boolean subscribed = scope.isReactive() && graph.defersFunctions(frame.code(), edge.site());
        Way sure = way.surely(subscribed ? Confidence.CERTAIN : edge.confidence());
        Optional<Held> crossed = at(frame, edge, held, sure, opening);
        if (crossed.isEmpty()) {
            return;
        }
        Held inside = crossed.get();
        TransactionEntry entry = edge.transaction();
        boolean passes = !opening && entry != null && entry.mode() == TransactionEntry.Mode.LAMBDA && !entry.nonSql();
        Way onward = passes ? sure.throughAnother() : sure;
        Occurrence.Hop hop = new Occurrence.Hop(frame.code(), edge.site(), edge.reason());
        if (edge.callee() instanceof Callee.Api api) {
            if (api.roles().isSink()) {
                arrive(api.owner(), api.site(), api.roles(), inside, onward.then(hop));
            }
            return;
        }
        body(frame, ((Callee.Body) edge.callee()).frame(), edge, inside, onward, hop);
    }

    /** What is held where the callee begins to run; empty if it does not run in this scope. */
    private Optional<Held> at(Frame frame, CallEdge edge, Held held, Way way, boolean opening) {
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
            return cross(propagation, new Crossing(frame, edge.site(), held, way, false));
        }
        boolean callback = kind == CallKind.FUNCTION || kind == CallKind.TRANSACTION;
        boolean afterStatement = callback
                && graph.roles(frame.code(), edge.site()).touchesDatabase()
                && !(edge.callee() instanceof Callee.Body function
                        && graph.runsBeforeStatement(
                                edge.site(), function.frame().code()));
        return Optional.of(afterStatement ? held.after(Statements.NONE.run(true)) : held);
    }

    private void body(Frame caller, Frame callee, CallEdge edge, Held held, Way way, Occurrence.Hop hop) {
        Code code = callee.code();
        Held inside = held;
        Way onward = way;
        if (!code.isLambda()) {
            if (declaredScopes.contains(code) && !code.equals(scope.code())) {
                onward = way.throughAnother();
            }
            MethodModel method = code.method();
            Optional<TransactionAttribute> attribute =
                    declared.of(method).filter(a -> DeclaredTransactions.takesEffect(method, a, edge.proxied()));
            if (attribute.isPresent()) {
                boolean touches = reach.mayTouch(code);
                Optional<Held> crossed =
                        cross(attribute.get().propagation(), new Crossing(caller, hop.site(), held, way, touches));
                if (crossed.isEmpty()) {
                    return;
                }
                inside = crossed.get();
            }
        }
        boolean mattersLate = inside.late() && reach.mayWrite(code);
        if (reach.mayMatter(code) || mattersLate || callee.context().knowsFunctions() || trace.wants(code)) {
            Optional<Assumptions> assumed = assumed(callee, way.assumed());
            if (assumed.isPresent()) {
                enqueue(callee, inside, onward.then(hop).assuming(assumed.get()));
            }
        }
    }

    /** What is assumed in the frame; empty if no configuration has all the objects that the way leads through. */
    private Optional<Assumptions> assumed(Frame frame, Assumptions before) {
        ReceiverType self = frame.context().self();
        return self == null || !self.exact() ? Optional.of(before) : exclusions.entering(before, self.type());
    }

    /** A call that leads into another scope. */
    private record Crossing(Frame caller, CallSite site, Held held, Way way, boolean touches) {}

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
        issue(kind, crossing.caller(), crossing.site(), crossing.held(), crossing.way(), propagation.name());
    }

    private void enqueue(Frame entered, Held held, Way way) {
        Frame frame = contexts.admitted(entered);
        Place place = new Place(frame, held, way.assumed());
        if (!visited.contains(place)) {
            queue.add(new Visit(place, way, order++));
        }
    }

    private void arrive(Code code, CallSite site, CallRoles roles, Held held, Way way) {
        HeldState state = held.state();
        if (state == HeldState.NOTHING_HELD) {
            return;
        }
        Way last = way.surely(roles.certainty()).then(new Occurrence.Hop(code, site, ""));
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
                arrival.way().hops(),
                arrival.way().through())));
        return found;
    }
}
