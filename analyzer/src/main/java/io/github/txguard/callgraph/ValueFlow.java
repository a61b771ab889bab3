package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.resolve.ResolvedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions that an expression may stand for: through locals, casts, parameters and captured variables, fields,
 * collections, methods that return functions and objects that keep some. Where it is known which object keeps a function the
 * answer is exact; otherwise it is everything that flows into the field, whoever puts it there.
 */
final class ValueFlow {
    /** Calls in arguments of calls in arguments are looked into this deep. */
    static final int MAX_NESTING = 3;

    /** Up to this many functions in one place are likely ones; more are only possible. */
    private static final int LIKELY_FUNCTIONS = 24;

    private final CallGraph graph;
    private final LinkedProgram program;
    private final FunctionTypes types;
    private final FunctionStores stores;
    private final Map<Field, List<FunctionValue>> fields = new ConcurrentHashMap<>();
    private final Map<Slot, List<FunctionValue>> parameters = new ConcurrentHashMap<>();
    private final Map<TypeModel, Map<String, Optional<Field>>> fieldsByName = new ConcurrentHashMap<>();
    private final Map<Field, Boolean> concerning = new ConcurrentHashMap<>();

    ValueFlow(CallGraph graph) {
        this.graph = graph;
        this.program = graph.program();
        this.types = new FunctionTypes(program);
        this.stores = new FunctionStores(program, graph.injection().uses());
    }

    /** A field and the class that declares it. */
    record Field(TypeModel owner, FieldModel model) {
        boolean isStatic() {
            return model.modifiers().contains(Modifier.STATIC);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // a program holds each type once, and a type each field
        public boolean equals(Object other) {
            return other instanceof Field that && that.owner == owner && that.model == model;
        }

        @Override
        public int hashCode() {
            return owner.hashCode() * 31 + model.name().hashCode();
        }
    }

    private record Slot(MethodModel method, int slot) {}

    /**
     * The functions an expression may stand for, each once, in the order found; empty if none is known.
     *
     * @param expr expression in the frame's code
     * @param frame where it is evaluated
     */
    List<FunctionValue> values(Expr expr, Frame frame) {
        return values(expr, frame, 0);
    }

    List<FunctionValue> values(Expr expr, Frame frame, int depth) {
        if (FunctionSearch.leadsNowhere(expr, frame, this, graph)) {
            return List.of();
        }
        FunctionSearch search = new FunctionSearch(this, graph, depth);
        search.follow(expr, frame);
        return search.found();
    }

    /**
     * The functions among what a library's call gives out or hands to functions: what its receiver and arguments keep.
     *
     * @param site call of a library method
     * @param frame where it is evaluated
     */
    List<FunctionValue> kept(CallSite site, Frame frame) {
        FunctionSearch search = new FunctionSearch(this, graph, 1);
        search.library(site, frame);
        return search.found();
    }

    /** The functions that anybody puts into a field. */
    List<FunctionValue> ofField(Field field) {
        List<FunctionValue> known = fields.get(field);
        if (known == null) {
            known = anywhere(search -> search.fields().field(field, null));
            fields.put(field, known);
        }
        return known;
    }

    /** The functions that anybody hands over as a parameter. */
    List<FunctionValue> ofParameter(MethodModel method, int slot) {
        Slot key = new Slot(method, slot);
        List<FunctionValue> known = parameters.get(key);
        if (known == null) {
            known = anywhere(search -> search.parameter(method, slot));
            parameters.put(key, known);
        }
        return known;
    }

    private List<FunctionValue> anywhere(Consumer<FunctionSearch> start) {
        FunctionSearch search = new FunctionSearch(this, graph);
        start.accept(search);
        List<FunctionValue> found = search.found();
        Confidence several = found.size() <= LIKELY_FUNCTIONS ? Confidence.LIKELY : Confidence.POSSIBLE;
        Confidence sure = found.size() <= 1 ? Confidence.CERTAIN : several;
        return found.stream()
                .map(value -> (FunctionValue) new FunctionValue.Stored(value.itself(), sure))
                .toList();
    }

    /** The code as it is entered by anybody, from anywhere. */
    Frame anyFrame(Code code) {
        MethodModel method = code.method();
        ReceiverType self = method.is(Modifier.STATIC)
                ? null
                : program.program()
                        .type(method.type())
                        .map(type -> new ReceiverType(type, false))
                        .orElse(null);
        return new Frame(code, new Context(self, Map.of(), null, null, true));
    }

    /** The field of a name that objects of the class have, declared in it or a class above; empty if it is not in the sources. */
    Optional<Field> field(TypeModel type, String name) {
        Map<String, Optional<Field>> ofType = fieldsByName.get(type);
        if (ofType == null) {
            ofType = fieldsByName.computeIfAbsent(type, t -> new ConcurrentHashMap<>(4));
        }
        Optional<Field> known = ofType.get(name);
        if (known == null) {
            known = find(type, name);
            ofType.put(name, known);
        }
        return known;
    }

    private Optional<Field> find(TypeModel type, String name) {
        for (String supertype : program.supertypes(type.name())) {
            TypeModel owner = program.program().type(supertype).orElse(null);
            if (owner != null) {
                for (FieldModel field : owner.fields()) {
                    if (field.name().equals(name)) {
                        return Optional.of(new Field(owner, field));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether looking for functions in the field makes sense. */
    boolean concerns(Field field) {
        Boolean known = concerning.get(field);
        if (known == null) {
            known = types.concern(program.fieldType(field.owner(), field.model().name()));
            concerning.put(field, known);
        }
        return known;
    }

    boolean concerns(ResolvedType type) {
        return types.concern(type);
    }

    /** An object of a class of the sources; where it was created is kept if it carries functions. */
    FunctionValue.Instance instance(TypeModel type, Frame creator, int site) {
        return new FunctionValue.Instance(
                type, creator, types.isCarrier(type.name()) ? site : FunctionValue.Instance.ANY);
    }

    Optional<FunctionValue> reference(Expr.MethodRef reference, Frame frame) {
        ResolvedCall referenced = graph.code(frame.code().method())
                .linked()
                .function(reference.site())
                .referenced();
        if (referenced == null) {
            return Optional.empty();
        }
        CallSite site = new CallSite(reference.site(), reference, referenced);
        return Optional.of(new FunctionValue.Reference(frame.code(), site, frame.context()));
    }

    /** Whether a local that is not bound may be a function that the caller hands over. */
    boolean isFunctional(ResolvedType type) {
        return types.concern(type)
                || program.program()
                        .type(type.erasure())
                        .filter(t -> !t.isInstantiable())
                        .isPresent();
    }

    /** Whether the call is one of the single method of a functional interface. */
    boolean callsFunction(ResolvedCall call) {
        String type = call.receiver().erasure();
        return types.isFunction(type)
                && program.functionalMethod(type).filter(call.name()::equals).isPresent();
    }

    /** Whether the parameter of a library's method takes a function, and not just any object. */
    boolean takesFunction(String parameterType) {
        return types.isFunction(parameterType);
    }

    FunctionStores stores() {
        return stores;
    }

    /**
     * Whether a value is worth remembering for a parameter: functions always, objects where the parameter calls for one of
     * several classes or where they keep functions.
     *
     * @param value value
     * @param parameterType qualified type of the parameter
     */
    boolean isBindable(FunctionValue value, String parameterType) {
        if (value.itself() instanceof FunctionValue.Instance instance) {
            TypeModel type = instance.type();
            boolean local = type.kind() == TypeModel.Kind.ANONYMOUS || type.enclosingMethod() != null;
            return local || instance.asObject() != null || types.isFunction(parameterType);
        }
        return true;
    }

    /**
     * Whether a call makes a new function of those it is handed and runs none of them: {@code f.andThen(g)}, {@code
     * Suppliers.memoize(s)}.
     *
     * @param call the call
     * @param roles what the catalog knows of it
     */
    boolean wraps(ResolvedCall call, CallRoles roles) {
        return roles.execution() != null
                && roles.execution().mode() == ExecutionEntry.Mode.LAZY
                && types.isFunction(call.returnType().erasure());
    }

    @Nullable
    TypeModel type(MethodModel method) {
        return program.program().type(method.type()).orElse(null);
    }
}
