package io.github.txguard.flow;

import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.TransactionScope;
import io.github.txguard.wiring.Exclusions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The walks of many transactions. Where code with a transaction runs functions that its callers hand over, the walk is made
 * again for each of them, and for their callers where those only pass on what they are handed themselves.
 */
final class Walks {
    /** Helpers that open transactions are followed through this many helpers of their own. */
    static final int MAX_LIFT = 4;

    private final FlowAnalysis analysis;
    private final CallGraph graph;
    private final ParallelMap parallel;
    private final PlaceExpander expander;
    private final StateGraph states;
    private final ScopeWalk.Setting setting;
    /** What no walk uses just now. */
    private final Queue<Ways> idle = new ConcurrentLinkedQueue<>();

    /**
     * Walks of an analysis whose transactions are found.
     *
     * @param analysis the analysis
     * @param parallel how to use threads
     * @param minimal whether to leave to another transaction what is certainly found in a walk from that one
     * @param trace who watches
     */
    Walks(FlowAnalysis analysis, ParallelMap parallel, boolean minimal, WalkTrace trace) {
        this.analysis = analysis;
        this.graph = analysis.graph();
        this.parallel = parallel;
        this.expander = new PlaceExpander(analysis, trace);
        Exclusions exclusions = graph.injection().exclusions();
        this.states = new StateGraph(expander, parallel, exclusions);
        this.setting = new ScopeWalk.Setting(states, minimal, exclusions, trace);
    }

    /** What the walks from one scope found. */
    record Walked(List<Occurrence> occurrences, List<BoundaryIssue> issues) {
        Walked {
            occurrences = List.copyOf(occurrences);
            issues = List.copyOf(issues);
        }
    }

    /**
     * Walks from each scope.
     *
     * @param scopes transactions
     * @return what was found, in the order of the scopes
     */
    List<Walked> from(List<TransactionScope> scopes) {
        List<Task> roots = scopes.stream()
                .map(scope -> new Task(scope, List.of(), new LinkedHashSet<>(), List.of()))
                .toList();
        List<Task> tasks = roots;
        while (!tasks.isEmpty()) {
            parallel.map(tasks, task -> {
                task.open();
                return task;
            });
            tasks.forEach(Task::start);
            states.complete();
            parallel.map(tasks, task -> {
                task.walk();
                return task;
            });
            List<Task> next = new ArrayList<>();
            tasks.forEach(task -> next.addAll(task.lifted));
            tasks = next;
        }
        return roots.stream().map(task -> new Walked(task.all(), task.issues)).toList();
    }

    /** The walks from one scope with what a chain of callers hands over. */
    private final class Task {
        private final TransactionScope scope;
        /** The helper's own caller first; empty for what the scope does by itself. */
        private final List<Callers.Caller> chain;
        /** Sinks that were found with fewer callers. */
        private final Set<String> known;

        private final List<Visited> visited;
        private final List<Begun> ways = new ArrayList<>();
        private final List<StateGraph.Node> starts = new ArrayList<>();
        private final List<Occurrence> found = new ArrayList<>();
        private final List<BoundaryIssue> issues = new ArrayList<>();
        private final List<Task> lifted = new ArrayList<>();

        Task(TransactionScope scope, List<Callers.Caller> chain, Set<String> known, List<Visited> visited) {
            this.scope = scope;
            this.chain = chain;
            this.known = known;
            this.visited = visited;
        }

        void open() {
            for (Entry entry : entries()) {
                ways.add(new Begun(entry, expander.open(scope, entry.frame())));
            }
        }

        void start() {
            ways.forEach(way -> starts.add(states.add(way.opening().transitions())));
        }

        private List<Entry> entries() {
            if (chain.isEmpty()) {
                return List.of(new Entry(FactsFinder.frame(graph, scope.code()), List.of()));
            }
            return Walks.this.entries(scope.code().method(), chain).stream()
                    .map(entry ->
                            new Entry(new Frame(scope.code(), entry.frame().context()), entry.hops()))
                    .toList();
        }

        void walk() {
            Callers.Caller outermost = chain.isEmpty() ? null : chain.get(chain.size() - 1);
            Code opener = outermost == null ? scope.code() : outermost.code();
            int site = outermost == null ? scope.site() : outermost.site().site();
            Ways used = idle.poll();
            Ways kept = used == null ? new Ways() : used;
            List<Visited> been = new ArrayList<>(visited);
            boolean asks = false;
            for (int i = 0; i < ways.size(); i++) {
                Begun begun = ways.get(i);
                ScopeWalk walk = new ScopeWalk(scope, opener, site, visited, kept, setting);
                walk.walk(
                        begun.opening(),
                        starts.get(i),
                        begun.entry().frame(),
                        begun.entry().hops());
                walk.occurrences().stream()
                        .filter(occurrence -> !known.contains(key(occurrence)))
                        .forEach(found::add);
                if (outermost == null) {
                    issues.addAll(walk.issues());
                }
                asks |= walk.asksCallersOf(opener.method());
                if (asks || ways.size() > 1) {
                    been.add(walk.visited());
                }
            }
            idle.add(kept);
            ways.clear();
            starts.clear();
            if (asks && chain.size() < MAX_LIFT) {
                lift(opener.method(), been);
            }
        }

        private void lift(MethodModel asking, List<Visited> been) {
            Set<String> more = new LinkedHashSet<>(known);
            found.forEach(occurrence -> more.add(key(occurrence)));
            for (Callers.Caller caller : analysis.callersOf(asking)) {
                List<Callers.Caller> longer = new ArrayList<>(chain);
                longer.add(caller);
                lifted.add(new Task(scope, longer, more, been));
            }
        }

        /** What was found, with what was found for callers. */
        List<Occurrence> all() {
            List<Occurrence> all = new ArrayList<>(found);
            lifted.forEach(task -> all.addAll(task.all()));
            return all;
        }
    }

    /** A walk that is about to be made. */
    private record Begun(Entry entry, PlaceExpander.Opening opening) {}

    private static String key(Occurrence occurrence) {
        return occurrence.sinkCode().method().id() + "@" + occurrence.sink().line() + ":"
                + occurrence.sink().column();
    }

    /** A way into a helper, with the functions it is handed known. */
    private record Entry(Frame frame, List<Occurrence.Hop> hops) {}

    /** The ways along a chain of callers, from the outermost in. */
    private List<Entry> entries(MethodModel helper, List<Callers.Caller> chain) {
        List<Entry> entries = List.of(new Entry(
                FactsFinder.frame(graph, chain.get(chain.size() - 1).code()), List.of()));
        for (int i = chain.size() - 1; i >= 0; i--) {
            Callers.Caller caller = chain.get(i);
            MethodModel next = i == 0 ? helper : chain.get(i - 1).code().method();
            List<Entry> deeper = new ArrayList<>();
            for (Entry entry : entries) {
                Frame bound = new Frame(caller.code(), entry.frame().context());
                deeper.addAll(enter(next, i == 0, bound, caller.site(), entry.hops()));
            }
            entries = deeper;
        }
        return entries;
    }

    private List<Entry> enter(
            MethodModel callee, boolean isHelper, Frame frame, CallSite site, List<Occurrence.Hop> before) {
        List<Entry> entries = new ArrayList<>();
        for (CallEdge edge : graph.edges(frame, site)) {
            if (edge.callee() instanceof Callee.Body body
                    && body.frame().code().method().equals(callee)
                    && (!isHelper || opens(callee, edge))
                    && !body.frame().context().bindings().isEmpty()) {
                List<Occurrence.Hop> hops = new ArrayList<>(before);
                hops.add(new Occurrence.Hop(frame.code(), site, edge.reason()));
                entries.add(new Entry(body.frame(), hops));
            }
        }
        return entries;
    }

    /** A declared transaction opens only for calls that its annotation takes effect for. */
    private boolean opens(MethodModel helper, CallEdge edge) {
        return !analysis.declaredScopes().containsKey(Code.of(helper))
                || analysis.declared()
                        .of(helper)
                        .filter(a -> DeclaredTransactions.takesEffect(helper, a, edge.proxied()))
                        .isPresent();
    }
}
