package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.transactions.TransactionScope;
import io.github.txguard.wiring.Assumptions;
import io.github.txguard.wiring.Exclusions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final StateGraph states;
    private final Links links;
    private final Exclusions exclusions;
    private final WalkTrace trace;
    private final List<Visited> before;
    private final Ways ways;

    /** Calls that led from the opener to where the transaction begins. */
    private final List<Occurrence.Hop> led = new ArrayList<>();
    /** Code whose return ends the transaction. */
    private final Set<Code> entered = new LinkedHashSet<>();

    private final Map<SinkKey, Arrival> arrivals = new LinkedHashMap<>();
    private final Map<IssueKey, BoundaryIssue> issues = new LinkedHashMap<>();
    private final Set<MethodModel> asked = new LinkedHashSet<>();

    /**
     * A walk.
     *
     * @param scope the transaction
     * @param opener code to which it is put down
     * @param openerSite its call that opens the transaction or leads to where it opens
     * @param before what earlier walks of the transaction visited; not visited again
     * @param ways what keeps the ways; not to be used for anything else until the results were taken
     * @param setting what all walks have in common
     */
    ScopeWalk(TransactionScope scope, Code opener, int openerSite, List<Visited> before, Ways ways, Setting setting) {
        this.scope = scope;
        this.opener = opener;
        this.openerSite = openerSite;
        this.before = before;
        this.ways = ways;
        this.minimal = setting.minimal();
        this.states = setting.states();
        this.links = setting.states().links();
        this.exclusions = setting.exclusions();
        this.trace = setting.trace();
    }

    /**
     * What all walks have in common.
     *
     * @param states where they lead
     * @param minimal whether to leave to another transaction what is certainly found in a walk from that one
     * @param exclusions what cannot be so together
     * @param trace who watches
     */
    record Setting(StateGraph states, boolean minimal, Exclusions exclusions, WalkTrace trace) {}

    private record SinkKey(Code code, int site) {}

    private record IssueKey(BoundaryIssue.Kind kind, SinkKey place) {}

    /** A wait at the end of a way; the rank is that of the whole, the waiting call included. */
    private record Arrival(Transition.Wait sink, int way, int rank) {}

    /**
     * Walks from the beginning of the transaction.
     *
     * @param opening how it begins
     * @param start its node
     * @param frame for declared scopes the method, otherwise the code with the opening call
     * @param hops calls that led there from the opener, outermost first
     */
    void walk(PlaceExpander.Opening opening, StateGraph.Node start, Frame frame, List<Occurrence.Hop> hops) {
        entered.addAll(opening.entered());
        led.addAll(hops);
        ReceiverType self = frame.context().self();
        Assumptions assumed = self == null || !self.exact()
                ? Assumptions.NONE
                : exclusions.entering(Assumptions.NONE, self.type()).orElse(Assumptions.NONE);
        ways.begin(states.size(), start.number(), Rank.along(0, 0, hops.size()), assumed);
        if (!start.matters()) {
            return;
        }
        pass(start.number(), frame, 0);
        for (int way = ways.next(); way != 0; way = ways.next()) {
            pass(ways.node(way), frame, way);
        }
    }

    private void pass(int node, Frame start, int way) {
        int rank = ways.rank(way);
        Assumptions assumed = ways.assumed(way);
        int end = links.end(node);
        for (int place = links.begin(node); place < end; place++) {
            if (!links.isPlain(place)) {
                passOther(place, start, way);
            } else if (!ways.isVisited(links.target(place)) && !isVisitedBefore(links.target(place), assumed)) {
                int link = links.link(place);
                ways.add(links.target(place), way, link, Rank.along(rank, Link.classOf(link), 1), assumed);
            }
        }
    }

    private void passOther(int place, Frame start, int way) {
        int link = links.link(place);
        if (!Link.isMet(link)) {
            enter(states.node(links.target(place)), link, way);
            return;
        }
        Transition transition = links.met(place);
        if (transition instanceof Transition.Wait wait) {
            arrive(wait, way);
        } else if (transition instanceof Transition.Boundary boundary) {
            issue(boundary, way);
        } else if (transition instanceof Transition.Ask ask) {
            asked.add(ask.method());
        } else if (transition instanceof Transition.Pass pass) {
            Frame frame = way == 0 ? start : states.node(ways.node(way)).frame();
            Confidence sure = Rank.confidence(ways.rank(way)).and(pass.confidence());
            trace.arrived(new Inquiry.Arrival(scope, opener, frame, pass.site(), pass.held(), sure, hops(way)));
        }
    }

    private void enter(StateGraph.Node entering, int link, int way) {
        Code callee = entering.frame().code();
        StateGraph.Node node = entered.contains(callee) ? entering.atReturn() : entering;
        boolean other = Link.isOther(link) && !callee.equals(scope.code());
        boolean covered = other && minimal && Link.isCovered(link) && !entering.returnsLazily();
        if (!node.matters() || covered) {
            return;
        }
        Assumptions assumed = ways.assumed(way);
        TypeModel assuming = node.assuming();
        if (assuming != null && Link.isCalled(link)) {
            Optional<Assumptions> both = exclusions.entering(assumed, assuming);
            if (both.isEmpty()) {
                return; // no configuration has all the objects that the way leads through
            }
            assumed = both.get();
        }
        if (!ways.isVisited(node.number()) && !isVisitedBefore(node.number(), assumed)) {
            int more = Rank.and(Link.classOf(link), Rank.classOf(Confidence.CERTAIN, other));
            int rank = Rank.along(ways.rank(way), more, Link.isCalled(link) ? 1 : 0);
            ways.add(node.number(), way, link, rank, assumed);
        }
    }

    private boolean isVisitedBefore(int node, Assumptions assumed) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).contains(node, assumed)) {
                return true;
            }
        }
        return false;
    }

    /** The calls of a way, outermost first. */
    private List<Occurrence.Hop> hops(int last) {
        Deque<Occurrence.Hop> hops = new ArrayDeque<>();
        for (int way = last; way != 0; way = ways.before(way)) {
            StateGraph.Node from = states.node(ways.node(ways.before(way)));
            Occurrence.Hop hop = from.hop(Link.edge(ways.link(way)));
            if (hop != null) {
                hops.addFirst(hop);
            }
        }
        List<Occurrence.Hop> all = new ArrayList<>(led);
        all.addAll(hops);
        return all;
    }

    private void issue(Transition.Boundary boundary, int way) {
        if (boundary.unless().holds(scope)) {
            return;
        }
        IssueKey key = new IssueKey(
                boundary.kind(), new SinkKey(boundary.code(), boundary.site().site()));
        if (!issues.containsKey(key)) {
            List<Occurrence.Hop> hops = hops(way);
            hops.add(new Occurrence.Hop(boundary.code(), boundary.site(), ""));
            issues.put(
                    key,
                    new BoundaryIssue(
                            boundary.kind(),
                            scope,
                            opener,
                            new BoundaryIssue.Call(boundary.code(), boundary.site()),
                            boundary.held(),
                            Rank.confidence(ways.rank(way)).and(boundary.confidence()),
                            hops,
                            boundary.detail()));
        }
    }

    private void arrive(Transition.Wait wait, int way) {
        int last = Rank.classOf(wait.confidence(), wait.through());
        Arrival arrival = new Arrival(wait, way, Rank.along(ways.rank(way), last, wait.by() == null ? 1 : 2));
        arrivals.merge(new SinkKey(wait.code(), wait.site().site()), arrival, ScopeWalk::better);
    }

    private static final Comparator<Arrival> BEST = Comparator.comparingInt((Arrival x) -> Rank.classOf(x.rank()))
            .thenComparing(x -> x.sink().held(), Comparator.reverseOrder())
            .thenComparingInt(x -> Rank.length(x.rank()));

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
        return ways.visited();
    }

    /** Boundaries on the way that are not what they seem, in the order in which they were met. */
    List<BoundaryIssue> issues() {
        return List.copyOf(issues.values());
    }

    /** What was found, in the order of arrival. */
    List<Occurrence> occurrences() {
        List<Occurrence> found = new ArrayList<>();
        for (Arrival arrival : arrivals.values()) {
            Transition.Wait wait = arrival.sink();
            List<Occurrence.Hop> hops = hops(arrival.way());
            if (wait.by() != null) {
                hops.add(wait.by());
            }
            hops.add(new Occurrence.Hop(wait.code(), wait.site(), ""));
            found.add(new Occurrence(
                    scope,
                    opener,
                    openerSite,
                    wait.site(),
                    wait.code(),
                    wait.roles(),
                    wait.held(),
                    Rank.confidence(arrival.rank()),
                    hops,
                    Rank.isThrough(arrival.rank())));
        }
        return found;
    }
}
