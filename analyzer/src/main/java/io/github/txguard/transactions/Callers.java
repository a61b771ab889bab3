package io.github.txguard.transactions;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.CalledNames;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Finds the calls of a method, looking only into methods that call something of its name. */
public final class Callers {
    private final CallGraph graph;
    private final CalledNames names;
    private final Map<MethodModel, Map<String, List<Caller>>> calls = new ConcurrentHashMap<>();
    private final Map<String, NamedCalls> named = new ConcurrentHashMap<>();

    /**
     * Callers in a program.
     *
     * @param graph call graph of the program
     */
    public Callers(CallGraph graph) {
        this.graph = graph;
        this.names = graph.calledNames();
    }

    /**
     * A call of a method.
     *
     * @param code code in which it stands
     * @param site the call
     */
    public record Caller(Code code, CallSite site) {}

    /** What tells methods apart even where types of the same simple name are all that differs in them. */
    private record Named(String id, int line) {
        static final Comparator<Named> ORDER = Comparator.comparing(Named::id).thenComparingInt(Named::line);
    }

    /**
     * Methods that call something of a name, in the order of the program.
     *
     * @param name method name
     */
    public List<MethodModel> calling(String name) {
        return names.calling(name);
    }

    /**
     * Methods that call something of one of these names, each once, in the order of the program.
     *
     * @param called method names
     */
    public List<MethodModel> callingAny(Collection<String> called) {
        Map<Named, MethodModel> found = new TreeMap<>(Named.ORDER);
        for (String name : called) {
            for (MethodModel method : names.calling(name)) {
                found.putIfAbsent(new Named(method.id(), method.line()), method);
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
        NamedCalls calls = named(method.name());
        while (calls.advance()) {
            // until all are known
        }
        return calls.known(declarations(method), 0);
    }

    private NamedCalls named(String name) {
        return named.computeIfAbsent(name, n -> new NamedCalls(graph, n, names.calling(n)));
    }

    private Set<MethodModel> declarations(MethodModel method) {
        Set<MethodModel> declarations = Collections.newSetFromMap(new IdentityHashMap<>());
        declarations.addAll(graph.program().overridden(method));
        declarations.add(method);
        return declarations;
    }

    /**
     * Calls in some methods that may run the method, by static types.
     *
     * @param method method of the program
     * @param calling tells the methods; others are not looked into
     */
    public List<Caller> of(MethodModel method, Predicate<MethodModel> calling) {
        Set<MethodModel> declarations = declarations(method);
        List<Caller> callers = new ArrayList<>();
        for (MethodModel each : names.calling(method.name())) {
            if (calling.test(each)) {
                for (Caller caller : calls(each, method.name())) {
                    if (declarations.contains(caller.site().call().target())) {
                        callers.add(caller);
                    }
                }
            }
        }
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
        NamedCalls calls = named(method.name());
        Set<MethodModel> declarations = declarations(method);
        boolean any = false;
        int seen = 0;
        do {
            int size = calls.size();
            for (Caller caller : size > seen ? calls.known(declarations, seen) : List.<Caller>of()) {
                any = true;
                if (!kind.test(caller)) {
                    return false;
                }
            }
            seen = size;
        } while (calls.advance() || calls.size() > seen);
        return any || none;
    }

    /** The calls of methods of the program with a name, in the order of the code; made once, as helpers are asked for again and again. */
    private List<Caller> calls(MethodModel calling, String name) {
        Map<String, List<Caller>> known = calls.get(calling);
        if (known == null) {
            known = new TreeMap<>();
            MethodCode body = graph.code(calling);
            for (Code code : body.codes()) {
                for (CallSite site : body.calls(code)) {
                    MethodModel target = site.call().target();
                    if (target != null) {
                        known.computeIfAbsent(target.name(), n -> new ArrayList<>(2))
                                .add(new Caller(code, site));
                    }
                }
            }
            calls.put(calling, known);
        }
        return known.getOrDefault(name, List.of());
    }
}
