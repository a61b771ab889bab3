package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.ScopeFinder;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Questions about a finished analysis. Not safe to use from several threads. */
public final class Inquiry {
    private final FlowAnalysis analysis;
    private final List<TransactionScope> scopes;
    private final BlindCalls blind;

    Inquiry(FlowAnalysis analysis, List<TransactionScope> scopes) {
        this.analysis = analysis;
        this.scopes = List.copyOf(scopes);
        this.blind = new BlindCalls(analysis.graph(), analysis.catalog());
    }

    /**
     * A call that a transaction reaches.
     *
     * @param scope the transaction
     * @param opener code to which it is put down
     * @param frame code in which the call stands, as it was entered
     * @param site the call
     * @param held what is held there
     * @param confidence how surely it is reached
     * @param hops the calls from the opener to the code
     */
    public record Arrival(
            TransactionScope scope,
            Code opener,
            Frame frame,
            CallSite site,
            HeldState held,
            Confidence confidence,
            List<Occurrence.Hop> hops) {
        /** Copies the list so that the arrival is immutable. */
        public Arrival {
            hops = List.copyOf(hops);
        }
    }

    /**
     * A way to a call.
     *
     * @param code code in which it stands
     * @param site the call
     * @param hops the calls that lead to the code, nearest to the start first
     */
    public record Way(Code code, CallSite site, List<Occurrence.Hop> hops) {
        /** Copies the list so that the way is immutable. */
        public Way {
            hops = List.copyOf(hops);
        }
    }

    /** Call graph of the program. */
    public CallGraph graph() {
        return analysis.graph();
    }

    /** Transactions that are declared for methods. */
    public DeclaredTransactions declared() {
        return analysis.declared();
    }

    /** Finds where transactions open. */
    public ScopeFinder finder() {
        return analysis.finder();
    }

    /** Every place where a transaction opens. */
    public List<TransactionScope> scopes() {
        return scopes;
    }

    /** The code of a method, and of its lambdas. */
    public List<Code> codes(MethodModel method) {
        return graph().code(method).codes();
    }

    /** The code as it is entered when nothing is known but its class. */
    public Frame frame(Code code) {
        return FactsFinder.frame(graph(), code);
    }

    /** Makes questions about a method possible that no transaction reaches. */
    public void lookInto(MethodModel method) {
        analysis.reach().add(codes(method));
    }

    /** Whether something in the code or below waits, or changes a transaction. */
    public boolean matters(Code code) {
        return analysis.reach().mayMatter(code);
    }

    /** Why it is not known what a call does; empty if it is understood, or hardly ever waits. */
    public Optional<BlindCause> blind(Code code, CallSite site) {
        return analysis.reach().of(code).site(site.site()).flatMap(facts -> blind.cause(facts, code, analysis.reach()));
    }

    /** How the transactions that reach a method make its calls: of each transaction the surest and shortest way. */
    public List<Arrival> arrivals(MethodModel method) {
        Set<Code> before = before(codes(method));
        Watch watch = new Watch(method, before);
        List<TransactionScope> leading = scopes.stream()
                .filter(scope -> before.contains(scope.code())
                        || codes(scope.code().method()).stream().anyMatch(before::contains))
                .toList();
        new Walks(analysis, ParallelMap.ONE_THREAD, false, watch).from(leading);
        return List.copyOf(watch.arrivals.values());
    }

    private static final class Watch implements WalkTrace {
        private final MethodModel method;
        private final Set<Code> before;
        private final Map<List<Object>, Arrival> arrivals = new LinkedHashMap<>();

        Watch(MethodModel method, Set<Code> before) {
            this.method = method;
            this.before = before;
        }

        @Override
        public boolean wants(Code code) {
            return before.contains(code);
        }

        @Override
        public boolean watches(Code code) {
            return code.method().equals(method);
        }

        @Override
        public void arrived(Arrival arrival) {
            List<Object> key = List.of(
                    arrival.scope(),
                    arrival.opener(),
                    arrival.frame().code(),
                    arrival.site().site());
            arrivals.putIfAbsent(key, arrival);
        }
    }

    /** The code, and everything that may lead to it. */
    private Set<Code> before(Collection<Code> codes) {
        Map<Code, List<Code>> callers = new LinkedHashMap<>();
        for (CodeFacts facts : analysis.reach().facts()) {
            for (CodeFacts.SiteFacts site : facts.sites()) {
                for (CodeFacts.Lead lead : site.leads()) {
                    callers.computeIfAbsent(lead.code(), c -> new ArrayList<>()).add(facts.code());
                }
            }
        }
        Set<Code> found = new LinkedHashSet<>();
        Deque<Code> work = new ArrayDeque<>(codes);
        while (!work.isEmpty()) {
            Code code = work.remove();
            if (found.add(code)) {
                work.addAll(callers.getOrDefault(code, List.of()));
            }
        }
        return found;
    }

    /**
     * The shortest ways from a method to calls, nearest first; each call once.
     *
     * @param method where to start
     * @param wanted which calls
     */
    public List<Way> ways(MethodModel method, Predicate<Way> wanted) {
        List<Way> found = new ArrayList<>();
        Map<Code, List<Occurrence.Hop>> reached = new LinkedHashMap<>();
        Deque<Code> work = new ArrayDeque<>();
        reached.put(Code.of(method), List.of());
        work.add(Code.of(method));
        while (!work.isEmpty()) {
            Code code = work.remove();
            List<Occurrence.Hop> hops = reached.getOrDefault(code, List.of());
            for (CodeFacts.SiteFacts facts : analysis.reach().of(code).sites()) {
                Way way = new Way(code, facts.site(), hops);
                if (wanted.test(way)) {
                    found.add(way);
                }
                for (CodeFacts.Lead lead : facts.leads()) {
                    if (!reached.containsKey(lead.code())) {
                        List<Occurrence.Hop> more = new ArrayList<>(hops);
                        more.add(new Occurrence.Hop(code, facts.site(), reason(code, facts.site(), lead.code())));
                        reached.put(lead.code(), more);
                        work.add(lead.code());
                    }
                }
            }
        }
        return found;
    }

    private Optional<CallEdge> edge(Code code, CallSite site, Code to) {
        return graph().edges(frame(code), site).stream()
                .filter(edge -> edge.callee() instanceof Callee.Body body
                        && body.frame().code().equals(to))
                .findFirst();
    }

    private String reason(Code code, CallSite site, Code to) {
        return edge(code, site, to).map(CallEdge::reason).orElse("");
    }

    /** What the catalog knows of a call. */
    public CallRoles roles(Code code, CallSite site) {
        return graph().roles(code, site);
    }

    /** How surely a way is taken, as far as that can be told without regard to who calls. */
    public Confidence confidence(Way way) {
        Confidence sure = Confidence.CERTAIN;
        List<Occurrence.Hop> hops = way.hops();
        for (int i = 0; i < hops.size(); i++) {
            Code next = i + 1 < hops.size() ? hops.get(i + 1).caller() : way.code();
            sure = sure.and(edge(hops.get(i).caller(), hops.get(i).site(), next)
                    .map(CallEdge::confidence)
                    .orElse(Confidence.LIKELY));
        }
        return sure.and(roles(way.code(), way.site()).certainty());
    }
}
