package io.github.txguard.transactions;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the calls of a method, looking only into methods that call something of its name. */
public final class Callers {
    private final CallGraph graph;
    private final Map<String, List<MethodModel>> byCalledName = new TreeMap<>();

    /**
     * Indexes a program.
     *
     * @param graph call graph of the program
     */
    public Callers(CallGraph graph) {
        this.graph = graph;
        for (TypeModel type : graph.program().program().types().values()) {
            for (MethodModel method : type.methods()) {
                for (String name : method.calledNames()) {
                    byCalledName.computeIfAbsent(name, n -> new ArrayList<>()).add(method);
                }
            }
        }
    }

    /**
     * A call of a method.
     *
     * @param code code in which it stands
     * @param site the call
     */
    public record Caller(Code code, CallSite site) {}

    /**
     * Methods that call something of a name, in the order of the program.
     *
     * @param name method name
     */
    public List<MethodModel> calling(String name) {
        return Collections.unmodifiableList(byCalledName.getOrDefault(name, List.of()));
    }

    /**
     * Methods that call something of one of these names, each once, in the order of the program.
     *
     * @param names method names
     */
    public List<MethodModel> callingAny(Collection<String> names) {
        Map<String, MethodModel> found = new TreeMap<>();
        for (String name : names) {
            for (MethodModel method : byCalledName.getOrDefault(name, List.of())) {
                found.putIfAbsent(method.id() + ":" + method.line(), method);
            }
        }
        return new ArrayList<>(found.values());
    }

    /**
     * Calls that may run the method, by static types.
     *
     * @param method method of the program
     */
    public List<Caller> of(MethodModel method) {
        return of(method, calling -> true);
    }

    /**
     * Calls in some methods that may run the method, by static types.
     *
     * @param method method of the program
     * @param calling tells the methods; others are not looked into
     */
    public List<Caller> of(MethodModel method, Predicate<MethodModel> calling) {
        List<Caller> callers = new ArrayList<>();
        search(method, calling, callers::add);
        return callers;
    }

    /**
     * Whether all calls of a method are of a kind; ends at the first that is not, as others need not be resolved then.
     *
     * @param method method of the program
     * @param kind the kind
     * @param none the answer if there is no call
     */
    boolean areAll(MethodModel method, Predicate<Caller> kind, boolean none) {
        List<Caller> first = new ArrayList<>(1);
        boolean all = search(method, calling -> true, caller -> {
            first.add(caller);
            return kind.test(caller);
        });
        return first.isEmpty() ? none : all;
    }

    /** Hands over the calls of the method as long as they are wanted; false if it ended early. */
    private boolean search(MethodModel method, Predicate<MethodModel> where, Predicate<Caller> wanted) {
        List<MethodModel> declarations = new ArrayList<>(graph.program().overridden(method));
        declarations.add(method);
        for (MethodModel calling : byCalledName.getOrDefault(method.name(), List.of())) {
            if (!where.test(calling)) {
                continue;
            }
            for (Code code : graph.code(calling).codes()) {
                for (CallSite site : graph.code(calling).calls(code)) {
                    MethodModel target = site.call().target();
                    if (target != null && target.name().equals(method.name()) && declarations.contains(target)) {
                        if (!wanted.test(new Caller(code, site))) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }
}
