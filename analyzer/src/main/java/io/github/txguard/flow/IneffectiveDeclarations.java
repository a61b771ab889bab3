package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.ScopeFinder;
import io.github.txguard.transactions.TransactionAttribute;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds annotations that have no effect, where the program is another than it seems because of it. */
final class IneffectiveDeclarations {
    private static final String NO_PROXY = "a call that does not pass the proxy";

    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final ScopeFinder finder;
    private final Callers callers;
    private final Reach reach;
    private final ParallelMap parallel;

    IneffectiveDeclarations(FlowAnalysis analysis) {
        this.graph = analysis.graph();
        this.declared = analysis.declared();
        this.finder = analysis.finder();
        this.callers = analysis.callers();
        this.reach = analysis.reach();
        this.parallel = analysis.parallel();
    }

    List<BoundaryIssue> find(InsideWays inside) {
        List<BoundaryIssue> found = selfCalls(inside);
        List<MethodModel> all = new ArrayList<>();
        graph.program().program().types().values().forEach(type -> all.addAll(type.methods()));
        found.addAll(withoutTransaction(candidates(all), inside));
        return found;
    }

    /** Calls inside transactions of methods that seem to leave them. */
    List<BoundaryIssue> selfCalls(InsideWays inside) {
        return parallel.flatMap(List.copyOf(inside.codes()), code -> selfCalls(code, inside));
    }

    private List<BoundaryIssue> selfCalls(Code code, InsideWays inside) {
        List<BoundaryIssue> found = new ArrayList<>();
        Frame frame = FactsFinder.frame(graph, code);
        for (CallSite site : graph.code(code.method()).calls(code)) {
            selfCall(frame, site, inside).ifPresent(found::add);
        }
        return found;
    }

    /** A call inside a transaction of a method that seems to leave it, and does not. */
    private Optional<BoundaryIssue> selfCall(Frame frame, CallSite site, InsideWays inside) {
        if (site.call().target() == null) {
            return Optional.empty();
        }
        Code code = frame.code();
        for (CallEdge edge : graph.edges(frame, site)) {
            if (edge.callee() instanceof Callee.Body body
                    && !body.frame().code().isLambda()
                    && !edge.proxied()) {
                Code callee = body.frame().code();
                Optional<String> detail = reach.mayTouch(callee) || reach.mayMatter(callee)
                        ? misleads(code, callee.method())
                        : Optional.empty();
                if (detail.isPresent()) {
                    return inside.to(code, site)
                            .map(way -> issue(way, callee, edge.confidence(), detail.get(), inside));
                }
            }
        }
        return Optional.empty();
    }

    private BoundaryIssue issue(
            InsideWays.Way way, Code callee, Confidence confidence, String detail, InsideWays inside) {
        Occurrence.Hop last = way.hops().get(way.hops().size() - 1);
        boolean open = inside.mayHaveRunStatement(way) || reach.mayTouch(callee);
        return new BoundaryIssue(
                BoundaryIssue.Kind.INEFFECTIVE,
                way.scope(),
                way.opener(),
                new BoundaryIssue.Call(last.caller(), last.site()),
                open ? HeldState.TRANSACTION_OPEN : HeldState.CONNECTION_HELD,
                confidence,
                way.hops(),
                detail);
    }

    /** What has no effect when the method is called past its proxy inside a transaction; empty if that makes no difference. */
    private Optional<String> misleads(Code caller, MethodModel method) {
        if (graph.isAsynchronous(method)) {
            return Optional.of("it is not asynchronous on " + cause(method));
        }
        return declared.of(method)
                .filter(a -> a.propagation().suspends() || a.propagation() == Propagation.NEVER)
                .filter(a -> !DeclaredTransactions.takesEffect(method, a, false))
                .filter(a -> declared.isOwn(method))
                .filter(a -> !delegates(caller.method(), a))
                .map(a -> "its " + a.propagation() + " has no effect on " + cause(method));
    }

    /** Whether the caller itself asks for the same: then the two are one method in two forms. */
    private boolean delegates(MethodModel caller, TransactionAttribute attribute) {
        return declared.of(caller)
                .filter(own -> own.propagation() == attribute.propagation())
                .isPresent();
    }

    private static String cause(MethodModel method) {
        if (method.is(Modifier.PRIVATE)) {
            return "a private method";
        }
        if (method.is(Modifier.STATIC)) {
            return "a static method";
        }
        return method.is(Modifier.FINAL) ? "a final method" : NO_PROXY;
    }

    /** Those of the methods that are declared to run in a transaction, and do so only if a caller sees to that. */
    Map<MethodModel, TransactionScope> candidates(Collection<MethodModel> methods) {
        List<MethodModel> ineffective =
                parallel.flatMap(List.copyOf(methods), method -> isIneffective(method) ? List.of(method) : List.of());
        Map<MethodModel, TransactionScope> candidates = new LinkedHashMap<>();
        for (MethodModel method : ineffective) {
            finder.declaration(method).ifPresent(scope -> candidates.put(method, scope));
        }
        return candidates;
    }

    private boolean isIneffective(MethodModel method) {
        return method.hasBody()
                && declared.isOwn(method)
                && declared.of(method)
                        .filter(attribute -> isIneffective(method, attribute))
                        .isPresent();
    }

    /** Which of the candidates run without. */
    List<BoundaryIssue> withoutTransaction(Map<MethodModel, TransactionScope> candidates, InsideWays inside) {
        Set<Code> roots = new LinkedHashSet<>();
        candidates.keySet().forEach(method -> roots.add(Code.of(method)));
        reach.add(roots);
        List<BoundaryIssue> found = new ArrayList<>();
        candidates.forEach(
                (method, scope) -> withoutTransaction(method, scope, inside).ifPresent(found::add));
        return found;
    }

    /** Whether it depends on transactions that were not looked into if the method runs in one. */
    boolean isLeftToOthers(MethodModel method, InsideWays inside, UnseenTransactions unseen) {
        List<Callers.Caller> calling = callers.of(method);
        return calling.stream().noneMatch(caller -> mayBeInside(caller, inside))
                && calling.stream()
                        .anyMatch(caller -> unseen.mayRun(caller.code().method()));
    }

    private boolean isIneffective(MethodModel method, TransactionAttribute attribute) {
        Propagation propagation = attribute.propagation();
        boolean begins = propagation.guaranteesTransaction() && propagation != Propagation.MANDATORY;
        boolean byProxy = !DeclaredTransactions.takesEffect(method, attribute, false);
        return begins
                && byProxy
                && (!DeclaredTransactions.takesEffect(method, attribute, true)
                        || graph.program()
                                .program()
                                .type(method.type())
                                .filter(type -> finder.isOnlySelfCalled(type, method))
                                .isPresent());
    }

    private Optional<BoundaryIssue> withoutTransaction(MethodModel method, TransactionScope scope, InsideWays inside) {
        List<Callers.Caller> calling = callers.of(method).stream()
                .filter(caller -> !caller.code().method().equals(method))
                .toList();
        boolean any = calling.stream().anyMatch(caller -> mayBeInside(caller, inside));
        Code code = Code.of(method);
        if (calling.isEmpty() || any || !StatementCount.isSeveral(graph, reach, code)) {
            return Optional.empty();
        }
        Callers.Caller first = calling.get(0);
        return Optional.of(new BoundaryIssue(
                BoundaryIssue.Kind.INEFFECTIVE,
                scope,
                code,
                new BoundaryIssue.Declaration(code),
                HeldState.NOTHING_HELD,
                Confidence.LIKELY,
                List.of(new Occurrence.Hop(first.code(), first.site(), "")),
                "its annotation has no effect on " + cause(method)));
    }

    /** A lambda may run anywhere. */
    private static boolean mayBeInside(Callers.Caller caller, InsideWays inside) {
        return caller.code().isLambda() || inside.mayRunInside(caller.code());
    }
}
