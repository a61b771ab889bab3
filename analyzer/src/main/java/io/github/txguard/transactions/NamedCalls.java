package io.github.txguard.transactions;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.Callers.Caller;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The calls of all methods that share a name, by what they refer to. Methods that call something of the name are looked into one after
 * the other, no further than somebody asks, and each once: in a large program many methods share a name, and each of them is asked about.
 * Safe to use from many threads; how far is gone does not depend on them.
 */
final class NamedCalls {
    private final CallGraph graph;
    private final String name;
    private final List<MethodModel> calling;
    private final List<Caller> calls = new ArrayList<>();
    /** Places in {@link #calls}, in order. */
    private final IdentityHashMap<MethodModel, List<Integer>> places = new IdentityHashMap<>();

    /** How many of {@link #calling} were looked into. */
    private int done;

    NamedCalls(CallGraph graph, String name, List<MethodModel> calling) {
        this.graph = graph;
        this.name = name;
        this.calling = calling;
    }

    /**
     * Calls that refer to one of some declarations, in the order of the program.
     *
     * @param declarations methods with the name
     * @param from how many calls to leave out at the beginning
     * @return those that are known so far
     */
    synchronized List<Caller> known(Set<MethodModel> declarations, int from) {
        List<Integer> found = new ArrayList<>();
        for (MethodModel declaration : declarations) {
            List<Integer> all = places.getOrDefault(declaration, List.of());
            for (int i = all.size() - 1; i >= 0 && all.get(i) >= from; i--) {
                found.add(all.get(i));
            }
        }
        found.sort(null);
        List<Caller> callers = new ArrayList<>(found.size());
        found.forEach(place -> callers.add(calls.get(place)));
        return callers;
    }

    /** How many calls are known so far. */
    synchronized int size() {
        return calls.size();
    }

    /** Looks into the next method; false if there is none. */
    boolean advance() {
        MethodModel next;
        int index;
        synchronized (this) {
            if (done == calling.size()) {
                return false;
            }
            index = done;
            next = calling.get(index);
        }
        MethodCode code = graph.code(next); // takes long, so under no lock
        synchronized (this) {
            if (index == done) {
                done++;
                add(code);
            }
        }
        return true;
    }

    private void add(MethodCode body) {
        for (Code code : body.codes()) {
            for (CallSite site : body.calls(code)) {
                MethodModel target = site.call().target();
                if (target != null && target.name().equals(name)) {
                    places.computeIfAbsent(target, t -> new ArrayList<>(1)).add(calls.size());
                    calls.add(new Caller(code, site));
                }
            }
        }
    }
}
