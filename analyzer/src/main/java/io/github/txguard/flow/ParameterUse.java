package io.github.txguard.flow;

import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallKind;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Context;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.FunctionValue;
import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What methods do with the functions that are handed to them. */
final class ParameterUse {
    private static final int MAX_DEPTH = 5;

    private final CallGraph graph;
    private final Map<MethodModel, Map<Integer, Boolean>> known = new ConcurrentHashMap<>();

    ParameterUse(CallGraph graph) {
        this.graph = graph;
    }

    boolean runsInPlace(MethodModel method, int slot) {
        Map<Integer, Boolean> ofMethod = known.computeIfAbsent(method, m -> new ConcurrentHashMap<>());
        Boolean cached = ofMethod.get(slot);
        if (cached == null) {
            cached = runs(method, slot, 0);
            ofMethod.put(slot, cached);
        }
        return cached;
    }

    private boolean runs(MethodModel method, int slot, int depth) {
        if (depth > MAX_DEPTH || !method.hasBody()) {
            return depth > MAX_DEPTH;
        }
        Set<Code> seen = new LinkedHashSet<>();
        List<Code> work = new ArrayList<>(List.of(Code.of(method)));
        while (!work.isEmpty()) {
            Code code = work.remove(work.size() - 1);
            if (!seen.add(code)) {
                continue;
            }
            Frame frame = FactsFinder.frame(graph, code);
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
