package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Edges to functions: called in place, or handed over to a library that runs them somewhere, some time. */
final class FunctionCalls {
    private final CallGraph graph;
    private final LinkedProgram program;
    private final ApiCatalog catalog;

    FunctionCalls(CallGraph graph, ApiCatalog catalog) {
        this.graph = graph;
        this.program = graph.program();
        this.catalog = catalog;
    }

    /** What a library does with the functions that a call hands over to it. */
    private record Treatment(
            CallKind kind,
            Confidence confidence,
            @Nullable Integer argument,
            @Nullable TransactionEntry transaction,
            boolean callbacks) {
        boolean concerns(int index, int arguments) {
            return argument == null || (argument < 0 ? index == arguments - 1 : index == argument);
        }
    }

    /**
     * Adds edges to the functions that a call hands over to a library.
     *
     * @param frame caller
     * @param site call of a library method or constructor
     * @param roles what the catalog knows of the call
     * @param edges where to
     */
    void handedOver(Frame frame, CallSite site, CallRoles roles, List<CallEdge> edges) {
        List<Expr> arguments = site.arguments();
        if (arguments.isEmpty()) {
            return;
        }
        Optional<Treatment> treatment = treatment(site, roles);
        if (treatment.isEmpty()) {
            return;
        }
        Treatment how = treatment.get();
        if (keepsFunctions(site, roles) || graph.flow().wraps(site.call(), roles)) {
            if (site.call().declaringType().startsWith("java.") || graph.flow().wraps(site.call(), roles)) {
                return; // they run where somebody takes them out
            }
            how = new Treatment(how.kind(), Confidence.LIKELY, how.argument(), null, false);
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (how.concerns(i, arguments.size())) {
                for (FunctionValue value : graph.values(arguments.get(i), frame)) {
                    handOver(value, frame, site, i, how, edges);
                }
            }
        }
    }

    private void handOver(
            FunctionValue value, Frame frame, CallSite site, int argument, Treatment how, List<CallEdge> edges) {
        if (value.itself() instanceof FunctionValue.Instance instance) {
            if (how.callbacks()) {
                callbacks(instance, site, how.kind(), edges);
            } else {
                object(instance, site, parameterType(site, argument), how, value.sure(), edges);
            }
            return;
        }
        Confidence confidence = how.confidence().and(value.sure());
        invoke(value, frame, site, how.kind(), confidence, how.transaction(), edges);
    }

    /**
     * Whether the called method takes what it is handed as mere objects ({@code List.of(…)}): then it keeps functions for
     * somebody who runs them later.
     */
    boolean keepsFunctions(CallSite site, CallRoles roles) {
        if (roles.transaction() != null
                || roles.execution() != null
                || !site.call().known()) {
            return false;
        }
        List<Expr> arguments = site.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String type = parameterType(site, i);
            if (!type.startsWith("java.") || program.functionalMethod(type).isPresent()) {
                return false;
            }
        }
        return !arguments.isEmpty();
    }

    static String parameterType(CallSite site, int argument) {
        List<String> types = site.call().parameterTypes();
        if (site.call().varargs() && argument >= types.size() - 1) {
            return types.get(types.size() - 1).replaceFirst("\\[\\]$", "");
        }
        return argument < types.size() ? types.get(argument) : "";
    }

    private static Optional<Treatment> treatment(CallSite site, CallRoles roles) {
        TransactionEntry transaction = roles.transaction();
        if (transaction != null && transaction.runsFunction()) {
            return Optional.of(new Treatment(
                    CallKind.TRANSACTION, Confidence.CERTAIN, transaction.function(), transaction, false));
        }
        ExecutionEntry execution = roles.execution();
        if (execution != null) {
            return treatment(execution);
        }
        if (site.isConstruction()) {
            return Optional.empty();
        }
        boolean jdk = site.call().declaringType().startsWith("java.");
        Confidence confidence = jdk ? Confidence.CERTAIN : Confidence.LIKELY;
        return Optional.of(new Treatment(CallKind.FUNCTION, confidence, null, null, false));
    }

    private static Optional<Treatment> treatment(ExecutionEntry entry) {
        Integer argument = entry.function();
        return switch (entry.mode()) {
            case INSIDE, PUBLISH, PASS ->
                Optional.of(new Treatment(CallKind.FUNCTION, Confidence.CERTAIN, argument, null, false));
            case LAZY -> {
                boolean stream = entry.library().equals("jdk");
                Confidence confidence = stream ? Confidence.CERTAIN : Confidence.POSSIBLE;
                yield Optional.of(new Treatment(CallKind.FUNCTION, confidence, argument, null, false));
            }
            case MAYBE -> Optional.of(new Treatment(CallKind.FUNCTION, Confidence.POSSIBLE, argument, null, false));
            case BEFORE_COMMIT ->
                Optional.of(new Treatment(CallKind.BEFORE_COMMIT, Confidence.CERTAIN, argument, null, false));
            case AFTER_HELD ->
                Optional.of(new Treatment(CallKind.AFTER_COMMIT, Confidence.CERTAIN, argument, null, false));
            case LATER -> Optional.of(new Treatment(CallKind.AFTER_COMMIT, Confidence.CERTAIN, argument, null, true));
            case LATER_RELEASED ->
                Optional.of(new Treatment(CallKind.BEFORE_COMMIT, Confidence.CERTAIN, argument, null, true));
            case ELSEWHERE, WAITS, PUBLISH_COLLECTED, COLLECT, REFERENCE -> Optional.empty();
        };
    }

    /** An object whose class implements the functional interface that the library calls. */
    private void object(
            FunctionValue.Instance instance,
            CallSite site,
            String parameterType,
            Treatment how,
            Confidence sure,
            List<CallEdge> edges) {
        TypeModel type = instance.type();
        Optional<String> functional = program.functionalMethod(parameterType);
        List<MethodModel> methods = new ArrayList<>();
        functional.ifPresent(name -> methods.addAll(methodsNamed(type, name)));
        if (methods.isEmpty()) {
            methods.addAll(overridingMethods(type));
        }
        for (MethodModel method : methods) {
            edges.add(edge(site, how.kind(), method, instance, how.confidence().and(sure), how.transaction()));
        }
    }

    /** The type's own methods of that name, or the nearest inherited ones in the sources. */
    private List<MethodModel> methodsNamed(TypeModel type, String name) {
        for (String supertype : program.supertypes(type.name())) {
            List<MethodModel> methods = program.program().type(supertype).stream()
                    .flatMap(t -> t.methods().stream())
                    .filter(method -> method.name().equals(name) && method.hasBody())
                    .toList();
            if (!methods.isEmpty()) {
                return methods;
            }
        }
        return List.of();
    }

    /** Methods that a library may call back: those of an anonymous or local class that can override one. */
    private static List<MethodModel> overridingMethods(TypeModel type) {
        if (type.kind() != TypeModel.Kind.ANONYMOUS) {
            return List.of();
        }
        return type.methods().stream()
                .filter(method -> method.hasBody()
                        && !method.name().startsWith("<")
                        && !method.is(Modifier.PRIVATE)
                        && !method.is(Modifier.STATIC))
                .toList();
    }

    /** An object whose own methods say when they run, such as a transaction synchronization. */
    private void callbacks(FunctionValue.Instance instance, CallSite site, CallKind last, List<CallEdge> edges) {
        List<String> supertypes = program.supertypes(instance.type().name());
        for (MethodModel method : instance.type().methods()) {
            for (ApiEntry entry : catalog.forMethod(method.name())) {
                boolean speaksOfIt = entry instanceof ExecutionEntry
                        && entry.pattern().types().stream().anyMatch(supertypes::contains);
                if (speaksOfIt && method.hasBody()) {
                    Optional<Treatment> how = treatment((ExecutionEntry) entry);
                    how.map(FunctionCalls::atTheEnd)
                            .filter(h -> last == CallKind.AFTER_COMMIT || h.kind() != CallKind.AFTER_COMMIT)
                            .ifPresent(h -> edges.add(edge(site, h.kind(), method, instance, h.confidence(), null)));
                    break;
                }
            }
        }
    }

    /** What a callback does in place, it does when the transaction ends, not when it is registered. */
    private static Treatment atTheEnd(Treatment how) {
        return how.kind() == CallKind.FUNCTION
                ? new Treatment(CallKind.BEFORE_COMMIT, how.confidence(), null, null, false)
                : how;
    }

    private static CallEdge edge(
            CallSite site,
            CallKind kind,
            MethodModel method,
            FunctionValue.Instance instance,
            Confidence confidence,
            @Nullable TransactionEntry transaction) {
        Context context = new Context(
                        new ReceiverType(instance.type(), true),
                        Map.of(),
                        instance.creator(),
                        instance.asObject(),
                        false)
                .bounded();
        Callee callee = new Callee.Body(new Frame(Code.of(method), context));
        return new CallEdge(site, kind, callee, false, confidence, "", transaction);
    }

    /**
     * Adds the edges of running a function.
     *
     * @param given the function
     * @param frame caller
     * @param site call that runs it
     * @param kind how it comes to run
     * @param confidence how surely
     * @param transaction row of the transaction that it runs in, or null
     * @param edges where to
     * @return whether the value could be run
     */
    boolean invoke(
            FunctionValue given,
            Frame frame,
            CallSite site,
            CallKind kind,
            Confidence confidence,
            @Nullable TransactionEntry transaction,
            List<CallEdge> edges) {
        FunctionValue value = given.itself();
        if (value instanceof FunctionValue.Lambda lambda) {
            Context context = site.call().target() == null && !graph.flow().callsFunction(site.call())
                    ? lambda.captured()
                    : lambda.captured().with(graph.bindings().ofLambda(frame, site, lambda.code(), 0));
            Callee callee = new Callee.Body(new Frame(lambda.code(), context));
            edges.add(new CallEdge(site, kind, callee, false, confidence, "", transaction));
            return true;
        }
        if (value instanceof FunctionValue.Parameter parameter) {
            Callee callee = new Callee.Parameter(parameter.method(), parameter.slot());
            edges.add(new CallEdge(site, kind, callee, false, confidence, "", transaction));
            return site.call().target() == null;
        }
        if (value instanceof FunctionValue.Reference reference) {
            return reference(reference, frame, site, kind, confidence, transaction, edges);
        }
        return instance((FunctionValue.Instance) value, frame, site, kind, confidence, edges);
    }

    private boolean reference(
            FunctionValue.Reference reference,
            Frame frame,
            CallSite site,
            CallKind kind,
            Confidence confidence,
            @Nullable TransactionEntry transaction,
            List<CallEdge> edges) {
        List<CallEdge> own = new ArrayList<>();
        Frame owner = new Frame(reference.owner(), reference.captured());
        boolean known = false;
        for (FunctionValue receiver : receivers(reference, frame, site)) {
            known |= invoke(receiver, owner, reference.site(), CallKind.FUNCTION, receiver.sure(), null, own);
        }
        if (!known) {
            graph.referenced(owner, reference.site(), own);
        }
        CallRoles roles = graph.roles(reference.owner(), reference.site());
        String runs = "runs " + reference.site().shortName();
        if (roles.isSink() || roles.touchesDatabase()) {
            Callee api = new Callee.Api(reference.owner(), reference.site(), roles);
            edges.add(new CallEdge(site, kind, api, false, confidence, runs, transaction));
        }
        for (CallEdge edge : own) {
            String reason = edge.reason().isEmpty() ? runs : runs + ", " + edge.reason();
            edges.add(new CallEdge(
                    site, kind, edge.callee(), edge.proxied(), edge.confidence().and(confidence), reason, transaction));
        }
        return true;
    }

    /** What {@code Type::method} is called on: what a library's collection keeps, or the first argument. */
    private List<FunctionValue> receivers(FunctionValue.Reference reference, Frame frame, CallSite site) {
        CallSite referenced = reference.site();
        if (referenced.call().isStatic()
                || referenced.isConstruction()
                || !graph.flow().concerns(referenced.call().receiver())) {
            return List.of();
        }
        Expr target = referenced.target();
        if (target != null
                && !graph.values(target, new Frame(reference.owner(), reference.captured()))
                        .isEmpty()) {
            return List.of();
        }
        if (graph.flow().callsFunction(site.call())) {
            return site.arguments().isEmpty()
                    ? List.of()
                    : graph.values(site.arguments().get(0), frame);
        }
        return site.call().target() == null ? graph.flow().kept(site, frame) : List.of();
    }

    /** A method called on an object whose class is known. */
    private boolean instance(
            FunctionValue.Instance instance,
            Frame frame,
            CallSite site,
            CallKind kind,
            Confidence confidence,
            List<CallEdge> edges) {
        ResolvedCall call = site.call();
        MethodModel declared = call.target();
        Optional<MethodModel> method = declared != null
                ? program.implementation(instance.type(), declared)
                : program.implementation(instance.type(), call.name(), call.parameterTypes());
        if (method.isEmpty() || !method.get().hasBody()) {
            return false;
        }
        CallKind how = method.get().equals(declared) ? CallKind.DIRECT : CallKind.DISPATCH;
        Context context = new Context(
                        new ReceiverType(instance.type(), true),
                        graph.bindings().of(frame, site, method.get(), 0),
                        instance.creator(),
                        instance.asObject(),
                        false)
                .bounded();
        Callee callee = new Callee.Body(new Frame(Code.of(method.get()), context));
        CallKind shown = kind == CallKind.FUNCTION ? how : kind;
        edges.add(new CallEdge(site, shown, callee, false, confidence, "", null));
        return true;
    }
}
