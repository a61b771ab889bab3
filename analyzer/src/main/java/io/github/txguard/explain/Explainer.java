package io.github.txguard.explain;

import io.github.txguard.api.Explanation;
import io.github.txguard.api.Explanation.Arrival;
import io.github.txguard.api.Explanation.Call;
import io.github.txguard.api.Explanation.Method;
import io.github.txguard.api.Explanation.Place;
import io.github.txguard.api.Explanation.Route;
import io.github.txguard.api.Explanation.Sink;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Question;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.flow.Inquiry;
import io.github.txguard.flow.Occurrence;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers a question about a finished analysis. */
public final class Explainer {
    private static final int MAX_ARRIVALS = 5;
    private static final int MAX_SINKS = 10;
    private static final int MAX_ENDS = 15;
    private static final int MAX_WAYS = 5;

    private final Inquiry inquiry;
    private final MethodSearch search;
    private final Verdicts verdicts;

    /**
     * An explainer.
     *
     * @param inquiry the analysis
     * @param verdicts what is reported of what it found
     */
    public Explainer(Inquiry inquiry, Verdicts verdicts) {
        this.inquiry = inquiry;
        this.search = new MethodSearch(inquiry.graph().program().program());
        this.verdicts = verdicts;
    }

    /**
     * The answer.
     *
     * @param question question
     */
    public Explanation explain(Question question) {
        List<MethodModel> found = search.find(question.method());
        if (found.size() != 1) {
            List<MethodModel> near = found.isEmpty() ? search.near(question.method()) : List.of();
            return new Explanation(
                    question, places(found), near.stream().map(search::place).toList(), null, null, List.of());
        }
        MethodModel method = found.get(0);
        inquiry.lookInto(method);
        List<Inquiry.Arrival> arrivals = inquiry.arrivals(method);
        Set<String> openers = new LinkedHashSet<>();
        arrivals.forEach(arrival -> openers.add(arrival.opener().method().id()));
        CallExplainer calls = new CallExplainer(inquiry, search, question.depth());
        Method explained = method(method, arrivals, openers, calls);
        String to = question.to();
        Route route = to == null ? null : route(method, to, openers);
        return new Explanation(question, places(found), List.of(), explained, route, List.of());
    }

    private List<Place> places(List<MethodModel> methods) {
        return methods.stream()
                .map(search::place)
                .sorted(Comparator.comparing(Place::method))
                .toList();
    }

    private Method method(
            MethodModel method, List<Inquiry.Arrival> arrivals, Set<String> openers, CallExplainer calls) {
        Map<Code, Map<Integer, Inquiry.Arrival>> worst = new LinkedHashMap<>();
        Map<List<Object>, Inquiry.Arrival> first = new LinkedHashMap<>();
        for (Inquiry.Arrival arrival : arrivals) {
            worst.computeIfAbsent(arrival.frame().code(), code -> new LinkedHashMap<>())
                    .merge(arrival.site().site(), arrival, Explainer::moreHeld);
            first.putIfAbsent(List.of(arrival.scope(), arrival.opener()), arrival);
        }
        List<Arrival> ways = first.values().stream()
                .map(this::arrival)
                .sorted(Comparator.comparingInt((Arrival way) -> way.path().size())
                        .thenComparing(way -> way.transaction().method()))
                .toList();
        List<Inquiry.Way> waiting = inquiry.ways(
                method, way -> inquiry.roles(way.code(), way.site()).isSink());
        return new Method(
                search.place(method),
                new Declarations(inquiry).of(method).orElse(null),
                opens(method),
                ways.subList(0, Math.min(ways.size(), MAX_ARRIVALS)),
                ways.size(),
                calls.all(method, worst),
                sinks(waiting, openers),
                waiting.size());
    }

    private static Inquiry.Arrival moreHeld(Inquiry.Arrival one, Inquiry.Arrival other) {
        return rank(other.held()) > rank(one.held()) ? other : one;
    }

    private static int rank(HeldState held) {
        return switch (held) {
            case NOTHING_HELD -> 0;
            case CONNECTION_HELD -> 1;
            case TRANSACTION_OPEN -> 2;
            case LOCKS_HELD -> 3;
        };
    }

    private List<TransactionRef> opens(MethodModel method) {
        return inquiry.scopes().stream()
                .filter(scope -> scope.kind() != TransactionScope.Kind.DECLARED
                        && scope.code().method().equals(method))
                .map(scope -> new TransactionRef(
                        scope.label(), scope.code().method().id(), scope.location(), scope.isTransaction()))
                .distinct()
                .toList();
    }

    private Arrival arrival(Inquiry.Arrival arrival) {
        TransactionRef transaction = new TransactionRef(
                arrival.scope().label(),
                arrival.opener().method().id(),
                arrival.opener().equals(arrival.scope().code())
                        ? arrival.scope().location()
                        : search.place(arrival.opener().method()).location(),
                arrival.scope().isTransaction());
        return new Arrival(transaction, steps(arrival.hops()), arrival.confidence(), arrival.held());
    }

    private List<PathStep> steps(List<Occurrence.Hop> hops) {
        return hops.stream()
                .map(hop -> step(hop.caller(), hop.site(), hop.reason()))
                .toList();
    }

    private PathStep step(Code code, CallSite site, String reason) {
        return new PathStep(code.method().id(), location(code, site), site.shortName(), reason);
    }

    private SourceLocation location(Code code, CallSite site) {
        return new SourceLocation(search.file(code.method()), site.line(), site.column());
    }

    private List<Sink> sinks(List<Inquiry.Way> ways, Set<String> openers) {
        return ways.stream().limit(MAX_SINKS).map(way -> sink(way, openers)).toList();
    }

    private Sink sink(Inquiry.Way way, Set<String> openers) {
        BlockingEntry row = inquiry.roles(way.code(), way.site()).blocking();
        SourceLocation at = location(way.code(), way.site());
        List<PathStep> path = new ArrayList<>(steps(way.hops()));
        path.add(step(way.code(), way.site(), ""));
        Set<String> onTheWay = new LinkedHashSet<>();
        path.forEach(step -> onTheWay.add(step.method()));
        String api = CallExplainer.declaration(way.site());
        return new Sink(
                new SinkRef(
                        api.substring(0, api.indexOf('(')),
                        row == null ? "" : row.id(),
                        way.code().method().id(),
                        at),
                path,
                inquiry.confidence(way),
                verdicts.of(at, openers, onTheWay));
    }

    private Route route(MethodModel from, String to, Set<String> openers) {
        List<MethodModel> targets = MethodSearch.isPlace(to) ? List.of() : search.find(to);
        MethodName name = MethodName.of(to);
        List<Inquiry.Way> found = inquiry.ways(from, way -> isCallOf(way, targets, name, to));
        List<Call> ends = new ArrayList<>();
        if (found.isEmpty()) {
            CallExplainer calls = new CallExplainer(inquiry, search, 1);
            for (Inquiry.Way way : inquiry.ways(from, calls::isEnd)) {
                if (ends.size() < MAX_ENDS) {
                    ends.add(calls.call(inquiry.frame(way.code()), way.site(), null, 1));
                }
            }
        }
        return new Route(
                sinks(found.subList(0, Math.min(found.size(), MAX_WAYS)), openers),
                found.size(),
                ends,
                !found.isEmpty() || !targets.isEmpty());
    }

    private boolean isCallOf(Inquiry.Way way, List<MethodModel> targets, MethodName name, String written) {
        MethodModel target = way.site().call().target();
        boolean library = target == null
                && (name.fits(
                                way.site().call().declaringType(),
                                way.site().call().name())
                        || name.fits(
                                way.site().call().receiver().name(),
                                way.site().call().name()));
        boolean here = MethodSearch.isAt(
                written, search.file(way.code().method()), way.site().line());
        return library
                || here
                || (target != null && targets.contains(target))
                || inquiry.graph().edges(inquiry.frame(way.code()), way.site()).stream()
                        .anyMatch(edge -> edge.callee() instanceof Callee.Body body
                                && !body.frame().code().isLambda()
                                && targets.contains(body.frame().code().method()));
    }
}
