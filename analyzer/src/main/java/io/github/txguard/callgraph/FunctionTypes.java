package io.github.txguard.callgraph;

import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells types that can stand for functions, or keep some, from all the others, so that nobody looks for functions there. */
final class FunctionTypes {
    /** A class that keeps an object that keeps a function is looked at, too; deeper nests are not. */
    private static final int MAX_NESTING = 2;

    private final LinkedProgram program;
    private final Map<String, Boolean> functions = new ConcurrentHashMap<>();
    private final Map<String, Boolean> carriers = new ConcurrentHashMap<>();

    FunctionTypes(LinkedProgram program) {
        this.program = program;
    }

    /** Whether the type is a functional interface. */
    boolean isFunction(String type) {
        if (type.isEmpty()) {
            return false;
        }
        Boolean known = functions.get(type);
        if (known == null) {
            known = program.functionalMethod(type).isPresent();
            functions.put(type, known);
        }
        return known;
    }

    /** Whether objects of this class of the sources have fields that keep functions. */
    boolean isCarrier(String type) {
        Boolean known = carriers.get(type);
        if (known == null) {
            known = program.program()
                    .type(type)
                    .filter(model -> carries(model, MAX_NESTING))
                    .isPresent();
            carriers.put(type, known);
        }
        return known;
    }

    private boolean carries(TypeModel type, int nesting) {
        if (type.kind() == TypeModel.Kind.INTERFACE || type.kind() == TypeModel.Kind.ANNOTATION) {
            return false;
        }
        for (String name : program.supertypes(type.name())) {
            TypeModel declaring = program.program().type(name).orElse(null);
            if (declaring != null && declaring.fields().stream().anyMatch(f -> carries(declaring, f, nesting))) {
                return true;
            }
        }
        return false;
    }

    private boolean carries(TypeModel declaring, FieldModel field, int nesting) {
        if (field.modifiers().contains(Modifier.STATIC)) {
            return false;
        }
        ResolvedType type = program.fieldType(declaring, field.name());
        if (holdsFunctions(type)) {
            return true;
        }
        return nesting > 1
                && program.program()
                        .type(type.name())
                        .filter(t -> carries(t, nesting - 1))
                        .isPresent();
    }

    /** Whether the type is a functional interface, or has one among its type arguments. */
    private boolean holdsFunctions(ResolvedType type) {
        return isFunction(type.name()) || type.arguments().stream().anyMatch(this::holdsFunctions);
    }

    /** Whether an expression of this type may lead to a function: one itself, a carrier, or a collection of either. */
    boolean concern(ResolvedType type) {
        if (isFunction(type.name()) || isCarrier(type.name())) {
            return true;
        }
        for (ResolvedType argument : type.arguments()) {
            if (concern(argument)) {
                return true;
            }
        }
        return false;
    }
}
