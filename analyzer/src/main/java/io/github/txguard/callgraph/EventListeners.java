package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Edges from the publishing of an event to the listeners of the sources that hear it, when and where the catalog says. */
final class EventListeners {
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final CollectedEvents collected;
    private @Nullable Map<String, List<Listener>> byBus;

    EventListeners(LinkedProgram program, ApiCatalog catalog, Function<MethodModel, MethodCode> codes) {
        this.program = program;
        this.catalog = catalog;
        this.collected = new CollectedEvents(program, catalog, codes);
    }

    /**
     * A method that is called for events.
     *
     * @param type class it is called on
     * @param exact whether it is that class, and not perhaps a subclass
     * @param method the method
     * @param events qualified types of the events it wants; none if it takes none
     * @param entry row that says when it runs
     */
    private record Listener(
            TypeModel type, boolean exact, MethodModel method, Set<String> events, ExecutionEntry entry) {}

    /**
     * Adds edges to the listeners of the event that a call publishes.
     *
     * @param method method in which the call stands
     * @param site the call
     * @param roles what the catalog knows of it
     * @param edges where to
     */
    void hear(MethodCode method, CallSite site, CallRoles roles, List<CallEdge> edges) {
        collectedEvents(method, site, edges);
        ExecutionEntry execution = roles.execution();
        if (execution == null || execution.bus() == null) {
            return;
        }
        if (execution.mode() == ExecutionEntry.Mode.PASS) {
            pass(site, execution.bus(), edges);
        } else if (execution.mode() == ExecutionEntry.Mode.PUBLISH) {
            publish(method, site, execution.bus(), edges);
        }
    }

    /** To one of the listeners, whichever it is. */
    private void pass(CallSite site, String bus, List<CallEdge> edges) {
        for (Listener listener : listeners().getOrDefault(bus, List.of())) {
            edges.add(edge(listener, site, Confidence.LIKELY, "handles what is passed on"));
        }
    }

    private void publish(MethodCode method, CallSite site, String bus, List<CallEdge> edges) {
        for (Listener listener : listeners().getOrDefault(bus, List.of())) {
            Confidence confidence = hears(listener, method, site);
            if (confidence != null && listener.entry().mode() == ExecutionEntry.Mode.MAYBE) {
                confidence = Confidence.POSSIBLE;
            }
            if (confidence != null) {
                String event = listener.events().iterator().next();
                edges.add(edge(listener, site, confidence, "listens to " + simple(event)));
            }
        }
    }

    /** Adds edges to the listeners of events that what is handed over has collected, as far as its class tells. */
    private void collectedEvents(MethodCode method, CallSite site, List<CallEdge> edges) {
        ExecutionEntry row = publishing(site);
        if (row == null) {
            return;
        }
        Set<String> saved = new LinkedHashSet<>();
        for (int i = 0; i < site.arguments().size(); i++) {
            ResolvedType type = site.call().argumentTypes().get(i);
            saved.add(type.erasure());
            type.arguments().forEach(argument -> saved.add(argument.erasure()));
            saved.addAll(Origins.of(method, site.arguments().get(i)));
        }
        saved.removeIf(type -> program.program().type(type).isEmpty());
        for (Listener listener : listeners().getOrDefault(String.valueOf(row.bus()), List.of())) {
            collectedEvents(listener, method, saved, site, edges);
        }
    }

    private void collectedEvents(
            Listener listener, MethodCode method, Set<String> saved, CallSite site, List<CallEdge> edges) {
        for (String type : saved) {
            for (Map.Entry<String, Set<MethodModel>> each : collected.of(type).entrySet()) {
                if (listener.events().stream().anyMatch(wanted -> program.isSubtype(each.getKey(), wanted))) {
                    boolean here = collected.calls(method.linked().method(), each.getValue());
                    Confidence confidence = here ? Confidence.LIKELY : Confidence.POSSIBLE;
                    String reason = "listens to " + simple(each.getKey()) + ", which " + simple(type) + " collects";
                    edges.add(afterStatement(edge(listener, site, confidence, reason)));
                    return;
                }
            }
        }
    }

    /** As a function that runs on the result of its call, so that the call's statement comes first. */
    private static CallEdge afterStatement(CallEdge edge) {
        return edge.kind() != CallKind.DISPATCH
                ? edge
                : new CallEdge(
                        edge.site(), CallKind.FUNCTION, edge.callee(), true, edge.confidence(), edge.reason(), null);
    }

    private @Nullable ExecutionEntry publishing(CallSite site) {
        for (ApiEntry entry : catalog.forMethod(site.call().name())) {
            if (entry instanceof ExecutionEntry execution
                    && execution.mode() == ExecutionEntry.Mode.PUBLISH_COLLECTED
                    && entry.pattern().types().stream()
                            .anyMatch(type ->
                                    program.isSubtype(site.call().receiver().erasure(), type))) {
                return execution;
            }
        }
        return null;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static CallEdge edge(Listener listener, CallSite site, Confidence confidence, String reason) {
        Context context = Context.of(new ReceiverType(listener.type(), listener.exact()));
        Callee callee = new Callee.Body(new Frame(Code.of(listener.method()), context));
        return new CallEdge(site, kind(listener.entry()), callee, true, confidence, reason, null);
    }

    private static CallKind kind(ExecutionEntry entry) {
        return switch (entry.mode()) {
            case AFTER_HELD -> CallKind.AFTER_COMMIT;
            case BEFORE_COMMIT -> CallKind.BEFORE_COMMIT;
            default -> CallKind.DISPATCH;
        };
    }

    /** How surely the listener hears what the call publishes, or null if it does not. */
    private @Nullable Confidence hears(Listener listener, MethodCode method, CallSite site) {
        Confidence best = null;
        for (int i = 0;
                i < site.arguments().size() && i < site.call().argumentTypes().size();
                i++) {
            Set<String> published = new LinkedHashSet<>();
            Expr argument = site.arguments().get(i);
            published.add(site.call().argumentTypes().get(i).erasure());
            published.addAll(Origins.of(method, argument));
            for (String event : published) {
                if (listener.events().stream().anyMatch(wanted -> program.isSubtype(event, wanted))) {
                    return Confidence.CERTAIN;
                }
            }
            String type = site.call().argumentTypes().get(i).erasure();
            boolean wider = program.program().type(type).isPresent()
                    && listener.events().stream().anyMatch(wanted -> program.isSubtype(wanted, type));
            best = wider ? Confidence.LIKELY : best;
        }
        return best;
    }

    private synchronized Map<String, List<Listener>> listeners() {
        if (byBus == null) {
            Map<String, List<Listener>> found = new TreeMap<>();
            for (TypeModel type : program.program().types().values()) {
                for (MethodModel method : type.methods()) {
                    if (method.hasBody()) {
                        annotated(type, method, found);
                        implementing(type, method, found);
                    }
                }
            }
            byBus = found;
        }
        return byBus;
    }

    private void annotated(TypeModel type, MethodModel method, Map<String, List<Listener>> found) {
        for (AnnotationModel annotation : method.annotations()) {
            annotated(type, method, annotation, () -> events(type, method, annotation), found);
        }
        for (ParameterModel parameter : method.parameters()) {
            for (AnnotationModel annotation : parameter.annotations()) {
                annotated(type, method, annotation, () -> Set.of(program.qualify(type, parameter.type())), found);
            }
        }
    }

    private void annotated(
            TypeModel type,
            MethodModel method,
            AnnotationModel annotation,
            Supplier<Set<String>> events,
            Map<String, List<Listener>> found) {
        for (ApiEntry entry : catalog.forAnnotation(program.qualifyAnnotation(type, annotation.name()))) {
            if (entry instanceof ExecutionEntry execution
                    && execution.bus() != null
                    && !isSource(execution)
                    && AnnotationConditions.hold(execution.when(), annotation)) {
                add(new Listener(type, false, method, events.get(), execution), found);
            }
        }
    }

    /** Listeners that are told by the interface whose method they implement. */
    private void implementing(TypeModel type, MethodModel method, Map<String, List<Listener>> found) {
        for (ApiEntry entry : catalog.forMethod(method.name())) {
            if (entry instanceof ExecutionEntry execution
                    && execution.bus() != null
                    && !isSource(execution)
                    && program.supertypes(type.name()).stream()
                            .anyMatch(entry.pattern().types()::contains)) {
                inherited(type, method, execution, found);
            }
        }
    }

    /** Each class that has the method listens to the events that it itself is declared for. */
    private void inherited(
            TypeModel type, MethodModel method, ExecutionEntry entry, Map<String, List<Listener>> found) {
        for (TypeModel concrete : program.sourceSubtypes(type.name())) {
            boolean has = concrete.isInstantiable()
                    && program.implementation(concrete, method)
                            .filter(method::equals)
                            .isPresent();
            List<String> parameters = has ? program.parameterTypes(concrete, method) : List.of();
            if (!parameters.isEmpty()) {
                add(new Listener(concrete, true, method, Set.of(parameters.get(0)), entry), found);
            }
        }
    }

    private static boolean isSource(ExecutionEntry entry) {
        return switch (entry.mode()) {
            case PUBLISH, PUBLISH_COLLECTED, COLLECT, PASS -> true;
            default -> false;
        };
    }

    private static void add(Listener listener, Map<String, List<Listener>> found) {
        found.computeIfAbsent(String.valueOf(listener.entry().bus()), b -> new ArrayList<>())
                .add(listener);
    }

    /** The events that a listener wants: classes that its annotation names, otherwise its parameter's. */
    private Set<String> events(TypeModel type, MethodModel method, @Nullable AnnotationModel annotation) {
        Set<String> events = new LinkedHashSet<>();
        if (annotation != null) {
            annotation.attribute("classes").ifPresent(value -> classes(type, value, events));
            annotation.attribute("value").ifPresent(value -> classes(type, value, events));
        }
        if (events.isEmpty() && !method.parameters().isEmpty()) {
            events.add(program.qualify(type, method.parameters().get(0).type()));
        }
        return events;
    }

    private void classes(TypeModel type, Expr value, Set<String> events) {
        if (value instanceof Expr.ClassLiteral literal) {
            events.add(program.qualify(type, literal.type()));
        } else if (value instanceof Expr.NewArray array) {
            array.parts().forEach(part -> classes(type, part, events));
        }
    }
}
