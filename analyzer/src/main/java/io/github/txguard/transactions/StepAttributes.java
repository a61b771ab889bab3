package io.github.txguard.transactions;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Propagations that builders state for the code they are handed ({@code builder.tasklet(new Job()).transactionAttribute(…)}).
 * A class that is handed over in several ways keeps what its type implies.
 */
final class StepAttributes {
    private static final List<String> NAMES = List.of("transactionAttribute");

    private final CallGraph graph;
    private final LinkedProgram program;
    private final Callers callers;
    private final ApplicationConfig config;
    private @Nullable Map<String, Optional<Propagation>> byType;

    StepAttributes(CallGraph graph, Callers callers, ApplicationConfig config) {
        this.graph = graph;
        this.program = graph.program();
        this.callers = callers;
        this.config = config;
    }

    /** The propagation that is stated for objects of a type, if one is. */
    Optional<Propagation> propagation(TypeModel type) {
        return found().getOrDefault(type.name(), Optional.empty());
    }

    /** The propagation that is stated further on in the chain of calls that a call belongs to, if one is. */
    Optional<Propagation> stated(Code code, CallSite handing) {
        for (CallSite site : graph.code(code.method()).calls(code)) {
            Expr link = NAMES.contains(site.call().name()) && isStep(code, site) ? site.target() : null;
            while (link instanceof Expr.Call call) {
                if (call.site() == handing.site()) {
                    return stated(code, site.arguments());
                }
                link = call.target();
            }
        }
        return Optional.empty();
    }

    private boolean isStep(Code code, CallSite site) {
        TransactionEntry entry = graph.roles(code, site).transaction();
        return entry != null
                && entry.mode() == TransactionEntry.Mode.STEP
                && !site.arguments().isEmpty();
    }

    private Optional<Propagation> stated(Code code, List<Expr> arguments) {
        return program.program()
                .type(code.method().type())
                .flatMap(type -> config.propagation(type, code.method(), arguments.get(0)))
                .flatMap(Propagation::of);
    }

    private synchronized Map<String, Optional<Propagation>> found() {
        if (byType == null) {
            Map<String, Optional<Propagation>> found = new TreeMap<>();
            for (MethodModel method : callers.callingAny(NAMES)) {
                for (Code code : graph.code(method).codes()) {
                    graph.code(method).calls(code).forEach(site -> add(code, site, found));
                }
            }
            byType = found;
        }
        return byType;
    }

    private void add(Code code, CallSite site, Map<String, Optional<Propagation>> found) {
        if (!isStep(code, site)) {
            return;
        }
        Optional<Propagation> stated = stated(code, site.arguments());
        Expr link = site.target();
        while (link instanceof Expr.Call call) {
            for (Expr argument : call.arguments()) {
                for (String handed : types(code, argument)) {
                    found.merge(handed, stated, (a, b) -> a.equals(b) ? a : Optional.empty());
                }
            }
            link = call.target();
        }
    }

    /** Classes of which an argument is an object: made in place, or by whoever calls the method. */
    private Set<String> types(Code code, Expr argument) {
        Set<String> types = new LinkedHashSet<>();
        made(code.method(), argument, types);
        boolean parameter = argument instanceof Expr.Local local
                && local.level() == 0
                && graph.code(code.method()).isParameter(local.slot());
        if (parameter) {
            int slot = ((Expr.Local) argument).slot();
            for (Callers.Caller caller : callers.of(code.method())) {
                if (slot < caller.site().arguments().size()) {
                    made(caller.code().method(), caller.site().arguments().get(slot), types);
                }
            }
        }
        return types;
    }

    private void made(MethodModel method, Expr expr, Set<String> types) {
        if (expr instanceof Expr.New creation) {
            types.add(
                    graph.code(method).linked().call(creation.site()).receiver().erasure());
        }
    }
}
