package io.github.txguard.flow;

import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallKind;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Context;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.FunctionValue;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.transactions.DeclaredTransactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what a piece of code calls, without regard to where it is called from. */
final class FactsFinder {
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final ParameterUse parameters;

    FactsFinder(CallGraph graph, DeclaredTransactions declared) {
        this.graph = graph;
        this.declared = declared;
        this.parameters = new ParameterUse(graph);
    }

    /** The code as it is entered when nothing is known but its class. */
    static Frame frame(CallGraph graph, Code code) {
        MethodModel method = code.method();
        if (method.is(Modifier.STATIC)) {
            return new Frame(code, Context.UNKNOWN);
        }
        return graph.program()
                .program()
                .type(method.type())
                .map(type -> new Frame(code, Context.of(new ReceiverType(type, false))))
                .orElseGet(() -> new Frame(code, Context.UNKNOWN));
    }

    CodeFacts find(Code code) {
        Frame frame = frame(graph, code);
        List<CodeFacts.SiteFacts> sites = new ArrayList<>();
        for (CallSite site : graph.code(code.method()).calls(code)) {
            sites.add(site(frame, site));
        }
        return new CodeFacts(code, sites);
    }

    private CodeFacts.SiteFacts site(Frame frame, CallSite site) {
        CallRoles roles = graph.roles(frame.code(), site);
        Map<Code, Boolean> leads = new LinkedHashMap<>();
        boolean sink = false;
        boolean touch = false;
        List<CallEdge> edges = graph.edges(frame, site);
        for (CallEdge edge : edges) {
            if (edge.callee() instanceof Callee.Body body) {
                leads.merge(body.frame().code(), staysOnConnection(edge, body.frame()), Boolean::logicalOr);
            } else if (edge.callee() instanceof Callee.Api api) {
                sink |= api.roles().isSink();
                touch |= api.roles().touchesDatabase() && edge.kind() != CallKind.AFTER_COMMIT;
            } else {
                sink = true;
            }
        }
        touch |= edges.isEmpty() && !roles.isSink() && isGenerated(site);
        for (CallEdge edge : edges) {
            if (edge.callee() instanceof Callee.Body body
                    && !body.frame().code().isLambda()) {
                arguments(frame, site, body.frame().code().method(), leads);
            }
        }
        List<CodeFacts.Lead> found = new ArrayList<>();
        leads.forEach((code, same) -> found.add(new CodeFacts.Lead(code, same, leads.size() == 1)));
        return new CodeFacts.SiteFacts(site, roles, found, sink, touch);
    }

    /**
     * Whether the method belongs to an interface of the sources that nothing in them implements: its implementation is
     * generated at run time, and unless the catalog knows better that is what repositories and mappers are. A statement may
     * run in it.
     */
    private boolean isGenerated(CallSite site) {
        MethodModel target = site.call().target();
        return target != null
                && target.body() == null
                && graph.program()
                        .program()
                        .type(target.type())
                        .filter(type -> type.kind() == TypeModel.Kind.INTERFACE)
                        .isPresent()
                && graph.program().functionalMethod(target.type()).isEmpty();
    }

    private boolean staysOnConnection(CallEdge edge, Frame callee) {
        MethodModel method = callee.code().method();
        boolean suspended = !callee.code().isLambda()
                && declared.of(method)
                        .filter(a -> DeclaredTransactions.takesEffect(method, a, edge.proxied()))
                        .filter(a -> a.propagation().suspends())
                        .isPresent();
        return !suspended && edge.kind() != CallKind.AFTER_COMMIT;
    }

    /** Functions handed to an own method: they run if it runs them. */
    private void arguments(Frame frame, CallSite site, MethodModel callee, Map<Code, Boolean> leads) {
        List<Expr> arguments = site.arguments();
        for (int i = 0; i < arguments.size() && i < callee.parameters().size(); i++) {
            for (FunctionValue value : graph.values(arguments.get(i), frame)) {
                if (value instanceof FunctionValue.Lambda lambda) {
                    leads.merge(lambda.code(), parameters.runsInPlace(callee, i), Boolean::logicalOr);
                } else if (value instanceof FunctionValue.Instance instance) {
                    for (MethodModel method : instance.type().methods()) {
                        if (method.body() != null && instance.type().enclosingMethod() != null) {
                            leads.merge(Code.of(method), parameters.runsInPlace(callee, i), Boolean::logicalOr);
                        }
                    }
                } else if (value instanceof FunctionValue.Reference reference
                        && reference.site().call().target() != null) {
                    Code target = Code.of(reference.site().call().target());
                    leads.merge(target, parameters.runsInPlace(callee, i), Boolean::logicalOr);
                }
            }
        }
    }

    /** What methods do with the functions that are handed to them. */
    private static final class ParameterUse {
        private static final int MAX_DEPTH = 5;

        private final CallGraph graph;
        private final Map<MethodModel, Map<Integer, Boolean>> known = new java.util.concurrent.ConcurrentHashMap<>();

        ParameterUse(CallGraph graph) {
            this.graph = graph;
        }

        boolean runsInPlace(MethodModel method, int slot) {
            Map<Integer, Boolean> ofMethod =
                    known.computeIfAbsent(method, m -> new java.util.concurrent.ConcurrentHashMap<>());
            Boolean cached = ofMethod.get(slot);
            if (cached == null) {
                cached = runs(method, slot, 0);
                ofMethod.put(slot, cached);
            }
            return cached;
        }

        private boolean runs(MethodModel method, int slot, int depth) {
            if (depth > MAX_DEPTH || method.body() == null) {
                return depth > MAX_DEPTH;
            }
            Set<Code> seen = new LinkedHashSet<>();
            List<Code> work = new ArrayList<>(List.of(Code.of(method)));
            while (!work.isEmpty()) {
                Code code = work.remove(work.size() - 1);
                if (!seen.add(code)) {
                    continue;
                }
                Frame frame = frame(graph, code);
                for (CallSite site : graph.code(method).calls(code)) {
                    if (runs(frame, site, method, slot, depth, work)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean runs(Frame frame, CallSite site, MethodModel method, int slot, int depth, List<Code> lambdas) {
            for (CallEdge edge : graph.edges(frame, site)) {
                if (edge.kind() == CallKind.AFTER_COMMIT) {
                    continue;
                }
                if (edge.callee() instanceof Callee.Parameter parameter
                        && parameter.method().equals(method)
                        && parameter.slot() == slot) {
                    return true;
                }
                if (edge.callee() instanceof Callee.Body body) {
                    Code callee = body.frame().code();
                    if (callee.isLambda()) {
                        lambdas.add(callee);
                    } else if (passedOn(body.frame().context(), callee.method(), method, slot, depth)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean passedOn(Context context, MethodModel callee, MethodModel method, int slot, int depth) {
            FunctionValue wanted = new FunctionValue.Parameter(method, slot);
            return context.bindings().entrySet().stream()
                    .anyMatch(binding -> binding.getValue().contains(wanted)
                            && !callee.equals(method)
                            && runs(callee, binding.getKey(), depth + 1));
        }
    }
}
