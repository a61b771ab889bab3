package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.Collections;
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

    /** The functions that each argument of a call may be, whatever it calls; empty if none is any. */
    List<List<FunctionValue>> handed(Frame frame, CallSite site, int depth) {
        List<Expr> arguments = site.arguments();
        List<List<FunctionValue>> handed = null;
        for (int i = 0; i < arguments.size(); i++) {
            List<FunctionValue> found = values.values(arguments.get(i), frame, depth);
            if (!found.isEmpty()) {
                handed = handed == null ? new ArrayList<>(Collections.nCopies(arguments.size(), List.of())) : handed;
                handed.set(i, found);
            }
        }
        return handed == null ? List.of() : handed;
    }

    /** What the callee's parameters stand for, given the functions that each argument may be. */
    Map<Integer, List<FunctionValue>> of(List<List<FunctionValue>> handed, CallSite site, MethodModel method) {
        if (handed.isEmpty()) {
            return Map.of();
        }
        Map<Integer, List<FunctionValue>> bindings = new LinkedHashMap<>();
        List<Expr> arguments = site.arguments();
        int last = method.parameters().size() - 1;
        for (int i = 0; i < arguments.size() && last >= 0; i++) {
            int slot = site.call().varargs() ? Math.min(i, last) : i;
            if (slot <= last) {
                bind(handed.get(i), graph.code(method), slot, bindings);
            }
        }
        return bindings;
    }

    /** What the callee's parameters stand for. */
    Map<Integer, List<FunctionValue>> of(Frame frame, CallSite site, MethodModel method, int depth) {
        return of(handed(frame, site, depth), site, method);
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
                bind(values.values(arguments.get(i), frame, depth), code, slot, bindings);
            }
        }
        return bindings;
    }

    private void bind(
            List<FunctionValue> found, MethodCode code, int slot, Map<Integer, List<FunctionValue>> bindings) {
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
