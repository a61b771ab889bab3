package io.github.txguard.callgraph;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The events that objects of a class collect until they are saved: what its methods create or register. Which of these an
 * object has collected at a moment is not known, only which of its methods do so.
 */
final class CollectedEvents {
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final Function<MethodModel, MethodCode> codes;
    private final Map<String, Map<String, Set<MethodModel>>> known = new ConcurrentHashMap<>();

    CollectedEvents(LinkedProgram program, ApiCatalog catalog, Function<MethodModel, MethodCode> codes) {
        this.program = program;
        this.catalog = catalog;
        this.codes = codes;
    }

    /**
     * Qualified types of what may be an event, with the methods of the class that collect such; empty for a class that
     * collects nothing.
     *
     * @param type qualified name of a class
     */
    Map<String, Set<MethodModel>> of(String type) {
        Map<String, Set<MethodModel>> events = known.get(type);
        if (events == null) {
            events = collect(type);
            known.put(type, events);
        }
        return events;
    }

    private Map<String, Set<MethodModel>> collect(String type) {
        List<TypeModel> hierarchy = new ArrayList<>();
        boolean collects = false;
        for (String name : program.supertypes(type)) {
            collects |= catalog.forType(name).stream().anyMatch(CollectedEvents::isCollecting);
            TypeModel each = program.program().type(name).orElse(null);
            if (each != null) {
                hierarchy.add(each);
                collects |= each.methods().stream().anyMatch(method -> isMarked(each, method));
            }
        }
        if (!collects || hierarchy.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<MethodModel>> events = new LinkedHashMap<>();
        for (TypeModel each : hierarchy) {
            for (MethodModel method : each.methods()) {
                created(method, events);
            }
        }
        events.values().forEach(ways -> callers(hierarchy, ways));
        return events;
    }

    private boolean isMarked(TypeModel type, MethodModel method) {
        for (AnnotationModel annotation : method.annotations()) {
            if (catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name())).stream()
                    .anyMatch(CollectedEvents::isCollecting)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCollecting(ApiEntry entry) {
        return entry instanceof ExecutionEntry execution && execution.mode() == ExecutionEntry.Mode.COLLECT;
    }

    private void created(MethodModel method, Map<String, Set<MethodModel>> events) {
        MethodCode code = codes.apply(method);
        for (Code part : code.codes()) {
            for (CallSite site : code.calls(part)) {
                if (site.isConstruction()) {
                    add(site.call().receiver().erasure(), method, events);
                } else if (catalog.forMethod(site.call().name()).stream().anyMatch(CollectedEvents::isCollecting)) {
                    site.call().argumentTypes().forEach(argument -> add(argument.erasure(), method, events));
                }
            }
        }
    }

    private static void add(String event, MethodModel method, Map<String, Set<MethodModel>> events) {
        if (!event.isEmpty() && !event.startsWith("java.")) {
            events.computeIfAbsent(event, e -> new LinkedHashSet<>()).add(method);
        }
    }

    /** Adds the methods of the class that call such. */
    private void callers(List<TypeModel> hierarchy, Set<MethodModel> ways) {
        boolean more = true;
        while (more) {
            more = false;
            for (TypeModel each : hierarchy) {
                for (MethodModel method : each.methods()) {
                    if (!ways.contains(method) && calls(method, ways)) {
                        more |= ways.add(method);
                    }
                }
            }
        }
    }

    /** Whether a method, its lambdas included, calls one of these by name. */
    boolean calls(MethodModel method, Set<MethodModel> ways) {
        MethodCode code = codes.apply(method);
        for (Code part : code.codes()) {
            for (CallSite site : code.calls(part)) {
                MethodModel target = site.call().target();
                if (target != null && ways.contains(target)) {
                    return true;
                }
            }
        }
        return false;
    }
}
