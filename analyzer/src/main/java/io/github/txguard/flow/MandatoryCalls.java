package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.ir.Expr;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls of methods that fail without a transaction, from code that no transaction of the sources reaches. A method that
 * nobody calls otherwise never runs.
 */
final class MandatoryCalls {
    private final List<BoundaryIssue> issues = new ArrayList<>();
    private final Set<TransactionScope> failing = new LinkedHashSet<>();

    MandatoryCalls(FlowAnalysis analysis, List<TransactionScope> scopes) {
        List<TransactionScope> asking = scopes.stream()
                .filter(scope -> scope.kind() == TransactionScope.Kind.DECLARED)
                .filter(scope -> scope.propagation().needsTransaction())
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        List<TransactionScope> opening = new ArrayList<>(scopes);
        opening.removeIf(asking::contains);
        InsideWays inside = new InsideWays(analysis, opening);
        for (TransactionScope scope : asking) {
            find(scope, analysis.callers().of(scope.code().method()), inside);
        }
    }

    private void find(TransactionScope scope, List<Callers.Caller> callers, InsideWays inside) {
        List<Callers.Caller> outside = callers.stream()
                .filter(caller -> isProxied(caller.site()))
                .filter(caller -> !inside.mayRunInside(caller.code()))
                .toList();
        outside.forEach(caller -> issues.add(issue(scope, caller)));
        if (!callers.isEmpty() && outside.size() == callers.size()) {
            failing.add(scope);
        }
    }

    /** Calls on the object itself do not pass the boundary. */
    private static boolean isProxied(CallSite site) {
        Expr target = site.target();
        return target != null && !(target instanceof Expr.This) && !(target instanceof Expr.Super);
    }

    private static BoundaryIssue issue(TransactionScope scope, Callers.Caller caller) {
        Code code = caller.code();
        return new BoundaryIssue(
                BoundaryIssue.Kind.IMPOSSIBLE,
                scope,
                code,
                new BoundaryIssue.Call(code, caller.site()),
                HeldState.NOTHING_HELD,
                Confidence.LIKELY,
                List.of(new Occurrence.Hop(code, caller.site(), "")),
                scope.propagation().name());
    }

    /** Calls that fail. */
    List<BoundaryIssue> issues() {
        return List.copyOf(issues);
    }

    /** Whether the scope's method only ever fails. */
    boolean neverOpens(TransactionScope scope) {
        return failing.contains(scope);
    }
}
