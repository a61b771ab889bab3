package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds transactions that code begins and does not end on every way out. */
final class Leaks {
    private final CallGraph graph;
    private final Outlines outlines;
    private final Callers callers;
    private final Ownership ownership;

    Leaks(FlowAnalysis analysis) {
        this.graph = analysis.graph();
        this.outlines = analysis.outlines();
        this.callers = analysis.callers();
        this.ownership = new Ownership(graph);
    }

    List<BoundaryIssue> find(List<TransactionScope> scopes) {
        List<BoundaryIssue> found = new ArrayList<>();
        for (TransactionScope scope : scopes) {
            if (scope.kind() == TransactionScope.Kind.MANUAL && scope.isTransaction()) {
                begin(scope).flatMap(site -> leak(scope, site)).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<CallSite> begin(TransactionScope scope) {
        return graph.code(scope.code().method()).calls(scope.code()).stream()
                .filter(site -> site.site() == scope.site())
                .findFirst();
    }

    private Optional<BoundaryIssue> leak(TransactionScope scope, CallSite begin) {
        if (!ownership.isOwn(scope.code(), begin, scope.entry().family())) {
            return Optional.empty();
        }
        List<Outline.WayOut> ways = outlines.trusting(scope.code()).ways();
        List<Outline.WayOut> open =
                ways.stream().filter(way -> isOpen(way, scope)).toList();
        boolean returns = ways.stream().anyMatch(way -> !way.failure());
        boolean always = returns && ways.stream().allMatch(way -> way.failure() || isOpen(way, scope));
        if (open.isEmpty() || (always && isLeftToCallers(scope, begin))) {
            return Optional.empty();
        }
        Outline.WayOut way =
                open.stream().filter(each -> !each.failure()).findFirst().orElse(open.get(0));
        return Optional.of(issue(scope, begin, way));
    }

    private static boolean isOpen(Outline.WayOut way, TransactionScope scope) {
        FlowState.Open open = way.state().open().get(scope.site());
        return open != null && open.phase() != Phase.NONE;
    }

    /** Who gets no hold of the connection cannot end its transaction. */
    private boolean isLeftToCallers(TransactionScope scope, CallSite begin) {
        TransactionEntry entry = graph.roles(scope.code(), begin).transaction();
        boolean direct = entry != null && entry.mode() == TransactionEntry.Mode.BEGIN;
        boolean hidden = direct && ownership.isHidden(scope.code(), begin);
        return scope.code().isLambda()
                || !hidden
                || (!direct && !callers.of(scope.code().method()).isEmpty());
    }

    private static BoundaryIssue issue(TransactionScope scope, CallSite begin, Outline.WayOut way) {
        List<Occurrence.Hop> hops = new ArrayList<>(List.of(new Occurrence.Hop(scope.code(), begin, "")));
        CallSite cause = way.cause();
        if (cause != null) {
            hops.add(new Occurrence.Hop(scope.code(), cause, ""));
        }
        FlowState.Open open = way.state().open().get(scope.site());
        return new BoundaryIssue(
                BoundaryIssue.Kind.LEAK,
                scope,
                scope.code(),
                new BoundaryIssue.Call(scope.code(), begin),
                open == null ? Held.of(scope).state() : Held.of(scope, open).state(),
                way.failure() ? Confidence.LIKELY : Confidence.CERTAIN,
                hops,
                detail(way));
    }

    private static String detail(Outline.WayOut way) {
        CallSite cause = way.cause();
        if (cause != null) {
            return "when " + cause.shortName() + " in line " + cause.line() + " throws";
        }
        if (way.failure()) {
            return "when line " + way.line() + " throws";
        }
        return way.line() == 0 ? "when it returns" : "when it returns in line " + way.line();
    }
}
