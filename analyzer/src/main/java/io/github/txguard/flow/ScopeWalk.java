package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.ir.MethodModel;
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
 * Goes from one transaction through the {@link StateGraph} to every sink that it reaches. Ways are explored surest first, then
 * those that stay clear of other transactions, then shortest, so the first way to a sink is the one to report.
 */
final class ScopeWalk {
    private final TransactionScope scope;
    private final Code opener;
    private final int openerSite;
    private final boolean minimal;
    private final Exclusions exclusions;
    private final WalkTrace trace;
    private final List<Visited> before;

    private final PriorityQueue<Visit> queue = new PriorityQueue<>(Visit.SUREST_THEN_SHORTEST);
    /** Code whose return ends the transaction. */
    private final Set<Code> entered = new LinkedHashSet<>();

    private final Visited visited = new Visited();
    private final Map<SinkKey, Arrival> arrivals = new LinkedHashMap<>();
    private final Map<IssueKey, BoundaryIssue> issues = new LinkedHashMap<>();
    private final Set<MethodModel> asked = new LinkedHashSet<>();
    private int order;

    /**
     * A walk.
     *
     * @param scope the transaction
     * @param opener code to which it is put down
     * @param openerSite its call that opens the transaction or leads to where it opens
     * @param minimal whether to leave to another transaction what is certainly found in a walk from that one
     * @param exclusions what cannot be so together
     * @param before what earlier walks of the transaction visited; not visited again
     * @param trace who watches
     */
    ScopeWalk(
            TransactionScope scope,
            Code opener,
            int openerSite,
            boolean minimal,
            Exclusions exclusions,
            List<Visited> before,
            WalkTrace trace) {
        this.scope = scope;
        this.opener = opener;
        this.openerSite = openerSite;
        this.minimal = minimal;
        this.exclusions = exclusions;
        this.before = before;
        this.trace = trace;
    }

    private record Visit(StateGraph.Node node, Way way, int rank, int order) {
        static final Comparator<Visit> SUREST_THEN_SHORTEST =
                (a, b) -> a.rank != b.rank ? Integer.compare(a.rank, b.rank) : Integer.compare(a.order, b.order);
    }

    private record SinkKey(Code code, int site) {}

    private record IssueKey(BoundaryIssue.Kind kind, SinkKey place) {}

    private record Arrival(CallSite site, CallRoles roles, HeldState held, Way way) {}

    /**
     * Walks from the beginning of the transaction.
     *
     * @param opening how it begins
     * @param start its node
     * @param frame for declared scopes the method, otherwise the code with the opening call
     * @param hops calls that led there from the opener, outermost first
     */
    void walk(PlaceExpander.Opening opening, StateGraph.Node start, Frame frame, List<Occurrence.Hop> hops) {
        if (!start.matters()) {
            return;
        }
        entered.addAll(opening.entered());
        Way way = Way.from(assumed(frame, Assumptions.NONE).orElse(Assumptions.NONE));
        for (Occurrence.Hop hop : hops) {
            way = way.then(hop);
        }
        pass(start, frame, way);
        while (!queue.isEmpty()) {
            Visit visit = queue.remove();
            Place place = visit.node().place();
            if (place != null && visited.add(visit.node(), visit.way().assumed())) {
                pass(visit.node(), place.frame(), visit.way());
            }
        }
        visited.settle();
    }

    private void pass(StateGraph.Node node, Frame frame, Way way) {
        List<Transition> transitions = node.transitions();
        for (int i = 0; i < transitions.size(); i++) {
            Transition transition = transitions.get(i);
            StateGraph.Node target = node.target(i);
            if (transition instanceof Transition.Enter enter) {
                if (target != null) {
                    enter(enter, target, way);
                }
            } else if (transition instanceof Transition.Wait wait) {
                arrive(wait, way);
            } else if (transition instanceof Transition.Boundary boundary) {
                issue(boundary, way);
            } else if (transition instanceof Transition.Ask ask) {
                asked.add(ask.method());
            } else if (transition instanceof Transition.Pass pass) {
                Confidence sure = way.confidence().and(pass.confidence());
                trace.arrived(new Inquiry.Arrival(scope, opener, frame, pass.site(), pass.held(), sure, way.hops()));
            }
        }
    }

    private void enter(Transition.Enter enter, StateGraph.Node entering, Way way) {
        Frame callee = enter.target().frame();
        StateGraph.Node node = entered.contains(callee.code()) ? entering.atReturn() : entering;
        boolean other =
                enter.scope() != Transition.OtherScope.NONE && !callee.code().equals(scope.code());
        boolean covered =
                other && minimal && enter.scope() == Transition.OtherScope.COVERS && !entering.returnsLazily();
        if (!node.matters() || covered) {
            return;
        }
        Assumptions assumed = way.assumed();
        if (enter.hop() != null) {
            Optional<Assumptions> both = assumed(callee, assumed);
            if (both.isEmpty()) {
                return;
            }
            assumed = both.get();
        }
        if (visited.contains(node, assumed) || isVisitedBefore(node, assumed)) {
            return;
        }
        boolean through = enter.through() || other;
        Way longer = way.along(enter.confidence(), through, enter.hop(), assumed);
        int rank = longer.rank();
        if (!assumed.equals(Assumptions.NONE) || visited.isBetter(node, rank)) {
            queue.add(new Visit(node, longer, rank, order++));
        }
    }

    private boolean isVisitedBefore(StateGraph.Node node, Assumptions assumed) {
        for (Visited earlier : before) {
            if (earlier.contains(node, assumed)) {
                return true;
            }
        }
        return false;
    }

    /** What is assumed in the frame; empty if no configuration has all the objects that the way leads through. */
    private Optional<Assumptions> assumed(Frame frame, Assumptions already) {
        ReceiverType self = frame.context().self();
        return self == null || !self.exact() ? Optional.of(already) : exclusions.entering(already, self.type());
    }

    private void issue(Transition.Boundary boundary, Way way) {
        if (boundary.unless().holds(scope)) {
            return;
        }
        IssueKey key = new IssueKey(
                boundary.kind(), new SinkKey(boundary.code(), boundary.site().site()));
        if (!issues.containsKey(key)) {
            Way last = way.along(
                    boundary.confidence(),
                    false,
                    new Occurrence.Hop(boundary.code(), boundary.site(), ""),
                    way.assumed());
            issues.put(
                    key,
                    new BoundaryIssue(
                            boundary.kind(),
                            scope,
                            opener,
                            new BoundaryIssue.Call(boundary.code(), boundary.site()),
                            boundary.held(),
                            last.confidence(),
                            last.hops(),
                            boundary.detail()));
        }
    }

    private void arrive(Transition.Wait wait, Way way) {
        Way by = wait.by() == null ? way : way.then(wait.by());
        Way last = by.along(
                wait.confidence(), wait.through(), new Occurrence.Hop(wait.code(), wait.site(), ""), way.assumed());
        Arrival arrival = new Arrival(wait.site(), wait.roles(), wait.held(), last);
        arrivals.merge(new SinkKey(wait.code(), wait.site().site()), arrival, ScopeWalk::better);
    }

    private static final Comparator<Arrival> BEST = Comparator.comparing(
                    (Arrival x) -> x.way().confidence())
            .thenComparing(x -> x.way().through())
            .thenComparing(Arrival::held, Comparator.reverseOrder())
            .thenComparingInt(x -> x.way().length());

    private static Arrival better(Arrival a, Arrival b) {
        return BEST.compare(a, b) <= 0 ? a : b;
    }

    /**
     * Whether a function that callers of the method hand over is run in the transaction, so that they have to be asked for it.
     */
    boolean asksCallersOf(MethodModel method) {
        return asked.contains(method);
    }

    /** What was visited. */
    Visited visited() {
        return visited;
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
