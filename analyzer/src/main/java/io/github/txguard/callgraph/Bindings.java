package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that parameters stand for when a call enters a method or a lambda. */
final class Bindings {
    private final CallGraph graph;
    private final ValueFlow values;

    Bindings(CallGraph graph, ValueFlow values) {
        this.graph = graph;
        this.values = values;
    }

    /** What the callee's parameters stand for. */
    Map<Integer, List<FunctionValue>> of(Frame frame, CallSite site, MethodModel method, int depth) {
        Map<Integer, List<FunctionValue>> bindings = new LinkedHashMap<>();
        List<Expr> arguments = site.arguments();
        int last = method.parameters().size() - 1;
        for (int i = 0; i < arguments.size() && last >= 0; i++) {
            int slot = site.call().varargs() ? Math.min(i, last) : i;
            if (slot <= last) {
                bind(frame, arguments.get(i), graph.code(method), slot, depth, bindings);
            }
        }
        return bindings;
    }

    /** What a lambda's parameters stand for where a call of its interface runs it. */
    Map<Integer, List<FunctionValue>> ofLambda(Frame frame, CallSite site, Code function, int depth) {
        Map<Integer, List<FunctionValue>> bindings = new LinkedHashMap<>();
        MethodCode code = graph.code(function.method());
        List<Integer> parameters = code.lambda(function.lambda()).parameters();
        List<Expr> arguments = site.arguments();
        for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
            int slot = parameters.get(i);
            if (values.concerns(code.linked().localTypes().get(slot))) {
                bind(frame, arguments.get(i), code, slot, depth, bindings);
            }
        }
        return bindings;
    }

    private void bind(
            Frame frame,
            Expr argument,
            MethodCode code,
            int slot,
            int depth,
            Map<Integer, List<FunctionValue>> bindings) {
        List<FunctionValue> found = values.values(argument, frame, depth);
        if (found.isEmpty()) {
            return;
        }
        String type = code.linked().localTypes().get(slot).erasure();
        List<FunctionValue> bound = new ArrayList<>(bindings.getOrDefault(slot, List.of()));
        for (FunctionValue value : found) {
            if (values.isBindable(value, type) && !bound.contains(value)) {
                bound.add(value);
            }
        }
        if (!bound.isEmpty()) {
            bindings.put(slot, List.copyOf(bound));
        }
    }
}
