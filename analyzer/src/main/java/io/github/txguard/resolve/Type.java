package io.github.txguard.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A static type while it is being worked with: like {@link ResolvedType}, but type variables are still there.
 *
 * @param name qualified name, a primitive's keyword, {@code void}, {@code null} for the null type, a variable's name, or empty
 *     when unknown
 * @param arguments type arguments, empty when raw or none
 * @param dimensions number of array dimensions
 * @param variable the variable when it is one
 */
record Type(
        String name,
        List<Type> arguments,
        int dimensions,
        @Nullable TypeVariable variable) {
    static final Type UNKNOWN = of("");
    static final Type OBJECT = of("java.lang.Object");
    static final Type STRING = of("java.lang.String");
    static final Type NULL = of("null");
    static final Type VOID = of("void");
    static final Type BOOLEAN = of("boolean");
    static final Type INT = of("int");
    static final List<Type> OBJECTS = List.of(OBJECT);

    Type {
        arguments = List.copyOf(arguments);
    }

    static Type of(String name) {
        return new Type(name, List.of(), 0, null);
    }

    static Type of(String name, List<Type> arguments) {
        return new Type(name, arguments, 0, null);
    }

    static Type of(TypeVariable variable) {
        return new Type(variable.name(), List.of(), 0, variable);
    }

    boolean isKnown() {
        return !name.isEmpty();
    }

    boolean isArray() {
        return dimensions > 0;
    }

    boolean isNull() {
        return name.equals("null");
    }

    boolean isVoid() {
        return dimensions == 0 && name.equals("void");
    }

    boolean isPrimitive() {
        return dimensions == 0 && Primitives.isPrimitive(name);
    }

    /** Whether members can be looked up by its name: a class or interface, known or not. */
    boolean isReference() {
        return isKnown()
                && dimensions == 0
                && variable == null
                && !Primitives.isPrimitive(name)
                && !isVoid()
                && !isNull();
    }

    boolean isObject() {
        return dimensions == 0 && name.equals("java.lang.Object");
    }

    /** The free variable that it is, or null. */
    @Nullable
    TypeVariable freeVariable() {
        return dimensions == 0 && variable != null && variable.isFree() ? variable : null;
    }

    /** The same without type arguments. */
    Type raw() {
        return arguments.isEmpty() ? this : new Type(name, List.of(), dimensions, variable);
    }

    /** An array of it with that many dimensions more, or the type itself for none. */
    Type array(int more) {
        return more == 0 || !isKnown() ? this : new Type(name, arguments, dimensions + more, variable);
    }

    /** The component of an array; unknown for anything else. */
    Type component() {
        return dimensions == 0 ? UNKNOWN : new Type(name, arguments, dimensions - 1, variable);
    }

    /** The type argument at an index, unknown when there is none. */
    Type argument(int index) {
        return index < arguments.size() ? arguments.get(index) : UNKNOWN;
    }

    /** The type with variables replaced by the erasure of their bounds, itself for classes. */
    Type bounded() {
        return variable == null ? this : variable.erasure().array(dimensions);
    }

    /** Whether a free variable stands anywhere in it. */
    boolean hasFree() {
        if (variable != null) {
            return variable.isFree();
        }
        for (Type argument : arguments) {
            if (argument.hasFree()) {
                return true;
            }
        }
        return false;
    }

    /** The type with free variables replaced by the erasures of their bounds: nothing more will be learnt of them. */
    Type settled() {
        if (!hasFree()) {
            return this;
        }
        if (variable != null) {
            return bounded();
        }
        return new Type(name, arguments.stream().map(Type::settled).toList(), dimensions, null);
    }

    /** Erased qualified name with {@code []} per dimension, empty when unknown. */
    String erasure() {
        Type erased = bounded();
        if (erased.isNull()) {
            return "";
        }
        return erased.dimensions == 0 ? erased.name : erased.name + "[]".repeat(erased.dimensions);
    }

    /** The type that somebody else's answer describes. */
    static Type from(ResolvedType type) {
        return new Type(type.name(), type.arguments().stream().map(Type::from).toList(), type.dimensions(), null);
    }
}
