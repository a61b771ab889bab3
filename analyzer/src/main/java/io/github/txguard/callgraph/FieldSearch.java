package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a search that looks into fields: those of an object that is known hold what its constructors were given and what
 * setters put there; those of any object whatever somebody puts there.
 */
final class FieldSearch {
    private static final int MAX_CONSTRUCTORS = 4;
    private static final int MAX_LEVELS = 6;

    private final FunctionSearch search;
    private final ValueFlow flow;
    private final CallGraph graph;
    private final LinkedProgram program;

    FieldSearch(FunctionSearch search, ValueFlow flow, CallGraph graph) {
        this.search = search;
        this.flow = flow;
        this.graph = graph;
        this.program = graph.program();
    }

    /** Adds what the field of a simple name may hold. */
    void name(String name, Frame frame) {
        TypeModel scope = flow.type(frame.code().method());
        Context context = frame.context();
        for (int level = 0; scope != null && level < MAX_LEVELS; level++) {
            Optional<ValueFlow.Field> field = flow.field(scope, name);
            if (field.isPresent()) {
                read(field.get(), context == null ? null : context.object());
                return;
            }
            Frame outer = context == null ? null : context.outer();
            context = outer == null ? null : outer.context();
            scope = scope.outer() == null
                    ? null
                    : program.program().type(scope.outer()).orElse(null);
        }
    }

    /** Adds what a field of an object or type may hold. */
    void select(Expr.Select select, Frame frame) {
        TypeModel scope = flow.type(frame.code().method());
        if (scope == null) {
            return;
        }
        if (select.target() instanceof Expr.This self && self.qualifier() == null) {
            flow.field(scope, select.name())
                    .ifPresent(field -> read(field, frame.context().object()));
        } else if (select.target() instanceof Expr.Name name
                && !program.fieldType(scope, name.name()).isKnown()) {
            program.program()
                    .type(program.qualify(scope, TypeRef.of(name.name())))
                    .flatMap(type -> flow.field(type, select.name()))
                    .ifPresent(field -> read(field, null));
        } else {
            for (FunctionValue value : search.nested(select.target(), frame)) {
                if (value.itself() instanceof FunctionValue.Instance object) {
                    flow.field(object.type(), select.name()).ifPresent(field -> read(field, object.asObject()));
                }
            }
        }
    }

    /** Adds what a field may hold when it is read, on a known object or any. */
    void read(ValueFlow.Field field, FunctionValue.@Nullable Instance object) {
        if (!flow.concerns(field)) {
            return;
        }
        boolean known = object != null
                && !field.isStatic()
                && search.mayNest()
                && program.isSubtype(object.type().name(), field.owner().name());
        if (!known) {
            search.leaveOpen();
        }
        if (known) {
            field(field, object);
        } else if (search.isAnywhere()) {
            field(field, null);
        } else {
            flow.ofField(field).forEach(search::add);
        }
    }

    /** Adds what may be in a field, of a known object or of any. */
    void field(ValueFlow.Field field, FunctionValue.@Nullable Instance object) {
        if (!search.visit(object == null ? field : List.of(field, object))) {
            return;
        }
        Map<MethodModel, Frame> constructors = object == null ? Map.of() : constructors(object);
        for (FunctionStores.Write write :
                flow.stores().writes(field.owner(), field.model().name())) {
            MethodModel method = write.code().method();
            Frame frame = flow.anyFrame(write.code());
            if (object != null && method.name().equals(MethodModel.CONSTRUCTOR)) {
                Frame constructor = constructors.get(method);
                if (constructor == null) {
                    continue;
                }
                frame = new Frame(write.code(), constructor.context());
            } else if (object != null && method.name().equals(MethodModel.INSTANCE_INITIALIZER)) {
                frame = new Frame(write.code(), FunctionSearch.entered(object, Map.of()));
            }
            if (write.assigned()) {
                search.follow(write.value(), frame);
            } else if (write.value() instanceof Expr.Call call) {
                Frame at = frame;
                graph.code(frame.code().method()).site(call.site()).ifPresent(site -> search.added(site, at));
            }
        }
        generated(field, object);
    }

    /** The constructors that an object's creation runs, as they are entered. */
    private Map<MethodModel, Frame> constructors(FunctionValue.Instance object) {
        Map<MethodModel, Frame> entered = new LinkedHashMap<>();
        Frame at = object.creator();
        CallSite site = graph.code(at.code().method()).site(object.creation()).orElse(null);
        while (site != null && site.call().target() != null && entered.size() < MAX_CONSTRUCTORS) {
            MethodModel constructor = site.call().target();
            Map<Integer, List<FunctionValue>> bindings = new TreeMap<>();
            for (int slot = 0; slot < constructor.parameters().size(); slot++) {
                FunctionSearch argument = search.deeper();
                argument.argument(site, slot, constructor, at);
                bindings.put(slot, argument.found());
            }
            at = new Frame(Code.of(constructor), FunctionSearch.entered(object, bindings));
            if (entered.put(constructor, at) != null) {
                break;
            }
            site = graph.code(constructor).calls(Code.of(constructor)).stream()
                    .filter(call -> call.expr() instanceof Expr.Call c
                            && (c.name().equals(Expr.Call.THIS_CALL) || c.name().equals(Expr.Call.SUPER_CALL)))
                    .findFirst()
                    .orElse(null);
        }
        return entered;
    }

    /** Records, and classes whose constructors and setters are generated, take their fields in order, or one by its name. */
    private void generated(ValueFlow.Field field, FunctionValue.@Nullable Instance object) {
        TypeModel owner = field.owner();
        if (field.isStatic()) {
            return;
        }
        if (owner.methods().stream().noneMatch(m -> m.name().equals(MethodModel.CONSTRUCTOR))) {
            if (object != null) {
                graph.code(object.creator().code().method())
                        .site(object.creation())
                        .ifPresent(site -> component(site, field, object.creator()));
            } else {
                eachCall(flow.stores().creating(owner.simpleName()), (site, frame) -> {
                    if (site.expr() instanceof Expr.New
                            && site.call().receiver().erasure().equals(owner.name())) {
                        component(site, field, frame);
                    }
                });
            }
        }
        if (owner.kind() == TypeModel.Kind.CLASS) {
            setters(field);
        }
    }

    private void component(CallSite site, ValueFlow.Field field, Frame frame) {
        int all = 0;
        int position = -1;
        for (FieldModel model : field.owner().fields()) {
            if (!model.modifiers().contains(Modifier.STATIC)) {
                position = model.equals(field.model()) ? all : position;
                all++;
            }
        }
        if (site.arguments().size() == all && position >= 0) {
            search.follow(site.arguments().get(position), frame);
        }
    }

    private void setters(ValueFlow.Field field) {
        String name = field.model().name();
        String owner = field.owner().name();
        for (String setter : List.of(name, "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1))) {
            eachCall(graph.calledNames().calling(setter), (site, frame) -> {
                String type = site.call().receiver().erasure();
                if (site.call().target() == null
                        && site.call().name().equals(setter)
                        && site.arguments().size() == 1
                        && (type.equals(owner) || type.startsWith(owner + "."))) {
                    search.follow(site.arguments().get(0), frame);
                }
            });
        }
    }

    private void eachCall(Collection<MethodModel> methods, BiConsumer<CallSite, Frame> action) {
        methods.stream()
                .limit(FunctionSearch.MAX_CALLERS)
                .forEach(method -> graph.code(method)
                        .codes()
                        .forEach(code -> graph.code(method)
                                .calls(code)
                                .forEach(site -> action.accept(site, flow.anyFrame(code)))));
    }
}
