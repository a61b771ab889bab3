package io.github.txguard.callgraph;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The annotations that may say what a call of an abstract method leads to: those of the method, of its type, of the interface
 * that it is called on, of the field that holds the object, and those that such annotations carry; and those that may say what
 * happens around a method that is called.
 */
final class CallAnnotations {
    private static final int MAX_META_DEPTH = 2;

    private final LinkedProgram program;
    private final Map<MethodModel, List<Used>> around = new ConcurrentHashMap<>();
    private final Map<TypeModel, Map<String, List<Used>>> fields = new ConcurrentHashMap<>();

    CallAnnotations(LinkedProgram program) {
        this.program = program;
    }

    /**
     * An annotation.
     *
     * @param name qualified name
     * @param annotation the annotation
     * @param onField whether it stands on the field that holds the receiver
     */
    record Used(String name, AnnotationModel annotation, boolean onField) {}

    /** The annotations of a call; none if a method with a body is called. */
    List<Used> of(TypeModel scope, CallSite site) {
        ResolvedCall call = site.call();
        MethodModel target = call.target();
        if (call.isStatic() || site.isConstruction() || (target != null && target.hasBody())) {
            return List.of();
        }
        TypeModel receiver = program.program().type(call.receiver().erasure()).orElse(null);
        List<Used> ofTypes = target != null || receiver != null ? ofTypes(target, receiver) : List.of();
        List<Used> ofField = site.target() == null ? List.of() : ofField(scope, site.target());
        if (ofTypes.isEmpty() || ofField.isEmpty()) {
            return ofTypes.isEmpty() ? ofField : ofTypes;
        }
        List<Used> found = new ArrayList<>(ofTypes);
        found.addAll(ofField);
        return found;
    }

    private List<Used> ofTypes(@Nullable MethodModel target, @Nullable TypeModel receiver) {
        List<Used> found = new ArrayList<>();
        Map<String, TypeModel> types = new LinkedHashMap<>();
        if (target != null) {
            TypeModel declaring = program.program().type(target.type()).orElse(null);
            if (declaring != null) {
                add(declaring, target.annotations(), false, found);
                types.put(declaring.name(), declaring);
            }
        }
        if (receiver != null && receiver.kind() == TypeModel.Kind.INTERFACE) {
            for (String name : program.supertypes(receiver.name())) {
                program.program().type(name).ifPresent(type -> types.put(type.name(), type));
            }
        }
        types.values().forEach(type -> add(type, type.annotations(), false, found));
        return found;
    }

    /**
     * The annotations by which a container may do something around the method that a call runs: those of the method and its
     * type, or those of its only implementation; none if no container can stand between.
     */
    List<Used> around(CallSite site) {
        MethodModel target = site.call().target();
        if (target == null || site.call().isStatic() || site.isConstruction() || !site.isProxied()) {
            return List.of();
        }
        List<Used> known = around.get(target);
        if (known == null) {
            known = aroundOf(target);
            around.put(target, known);
        }
        return known;
    }

    private List<Used> aroundOf(MethodModel target) {
        MethodModel run = target.hasBody() ? target : onlyImplementation(target);
        TypeModel type = run == null ? null : program.program().type(run.type()).orElse(null);
        if (run == null || type == null) {
            return List.of();
        }
        List<Used> found = new ArrayList<>();
        add(type, run.annotations(), false, found);
        add(type, type.annotations(), false, found);
        return List.copyOf(found);
    }

    private @Nullable MethodModel onlyImplementation(MethodModel declared) {
        MethodModel only = null;
        for (TypeModel type : program.sourceSubtypes(declared.type())) {
            for (MethodModel method : type.methods()) {
                if (method.hasBody()
                        && method.name().equals(declared.name())
                        && program.overridden(method).contains(declared)) {
                    if (only != null) {
                        return null;
                    }
                    only = method;
                }
            }
        }
        return only;
    }

    private List<Used> ofField(TypeModel scope, Expr target) {
        String name = target instanceof Expr.Name simple
                ? simple.name()
                : target instanceof Expr.Select select && select.target() instanceof Expr.This ? select.name() : null;
        if (name == null) {
            return List.of();
        }
        Map<String, List<Used>> ofScope = fields.get(scope);
        if (ofScope == null) {
            ofScope = fields.computeIfAbsent(scope, s -> new ConcurrentHashMap<>());
        }
        List<Used> known = ofScope.get(name);
        if (known == null) {
            List<Used> found = new ArrayList<>();
            field(scope, name, found);
            known = List.copyOf(found);
            ofScope.put(name, known);
        }
        return known;
    }

    private void field(TypeModel scope, String name, List<Used> found) {
        TypeModel type = scope;
        while (type != null) {
            for (String supertype : program.supertypes(type.name())) {
                TypeModel owner = program.program().type(supertype).orElse(null);
                FieldModel field = owner == null ? null : declared(owner, name);
                if (owner != null && field != null) {
                    add(owner, field.annotations(), true, found);
                    return;
                }
            }
            String outer = type.outer();
            type = outer == null ? null : program.program().type(outer).orElse(null);
        }
    }

    private static @Nullable FieldModel declared(TypeModel type, String name) {
        for (FieldModel field : type.fields()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private void add(TypeModel scope, List<AnnotationModel> annotations, boolean onField, List<Used> found) {
        for (AnnotationModel annotation : annotations) {
            add(annotation, program.qualifyAnnotation(scope, annotation.name()), onField, 0, found);
        }
    }

    private void add(AnnotationModel annotation, String name, boolean onField, int depth, List<Used> found) {
        found.add(new Used(name, annotation, onField));
        if (depth < MAX_META_DEPTH && !name.startsWith("java.")) {
            program.annotationType(name).ifPresent(type -> {
                for (AnnotationModel carried : type.annotations()) {
                    String carriedName = program.qualifyAnnotation(type, carried.name());
                    if (!carriedName.startsWith("java.")) {
                        add(carried, carriedName, onField, depth + 1, found);
                    }
                }
            });
        }
    }
}
