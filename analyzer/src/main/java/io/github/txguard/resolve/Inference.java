package io.github.txguard.resolve;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Values of free type variables, found by matching parameter types with the types of arguments. */
final class Inference {
    private static final int DEPTH = 20;

    private final Hierarchy hierarchy;
    private final IdentityHashMap<TypeVariable, Type> values = new IdentityHashMap<>(4);

    Inference(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Fixes a variable's value. */
    void set(TypeVariable variable, Type value) {
        values.put(variable, value);
    }

    /** Learns from an argument where a parameter of the first type stands. */
    void argument(Type parameter, Type argument) {
        unify(parameter, argument, 0);
    }

    private void unify(Type parameter, Type argument, int depth) {
        if (!argument.isKnown() || argument.isNull() || depth > DEPTH) {
            return;
        }
        TypeVariable variable = parameter.variable();
        if (variable != null) {
            if (variable.isFree() && argument.dimensions() >= parameter.dimensions()) {
                bind(variable, Primitives.boxed(reduced(argument, parameter.dimensions())), depth);
            }
            return;
        }
        TypeVariable free = argument.freeVariable();
        if (free != null) {
            if (!values.containsKey(free) && parameter.isKnown()) {
                set(free, parameter);
            }
            return;
        }
        if (parameter.arguments().isEmpty() || parameter.dimensions() != argument.dimensions()) {
            return;
        }
        Type view = hierarchy.asSuper(reduced(argument, argument.dimensions()), parameter.name());
        if (view != null && view.arguments().size() == parameter.arguments().size()) {
            for (int i = 0; i < view.arguments().size(); i++) {
                unify(parameter.argument(i), view.argument(i), depth + 1);
            }
        }
    }

    private static Type reduced(Type type, int dimensions) {
        Type result = type;
        for (int i = 0; i < dimensions; i++) {
            result = result.component();
        }
        return result;
    }

    private void bind(TypeVariable variable, Type value, int depth) {
        Type known = values.get(variable);
        if (known == null) {
            if (!mentions(value, variable, 0)) {
                set(variable, value);
            }
        } else if (known.freeVariable() != null || known.hasFree()) {
            unify(known, value, depth + 1);
        } else if (depth == 0 && !known.equals(value)) {
            set(variable, hierarchy.commonSupertype(known, resolve(value)));
        } else {
            unify(value, known, depth + 1);
        }
    }

    private boolean mentions(Type type, TypeVariable variable, int depth) {
        TypeVariable own = type.variable();
        if (own != null) {
            Type value = values.get(own);
            return own == variable || (value != null && depth < DEPTH && mentions(value, variable, depth + 1));
        }
        return type.arguments().stream().anyMatch(a -> depth < DEPTH && mentions(a, variable, depth + 1));
    }

    /** Learns from the type that is expected of the result, for variables that arguments say nothing of. */
    void result(Type returned, Type expected) {
        result(returned, expected, 0);
    }

    private void result(Type returned, Type expected, int depth) {
        if (!expected.isKnown() || expected.isVoid() || expected.freeVariable() != null || depth > DEPTH) {
            return;
        }
        TypeVariable free = returned.freeVariable();
        if (free != null) {
            Type known = values.get(free);
            if (known == null) {
                set(free, Primitives.boxed(expected));
            } else if (known.hasFree()) {
                result(known, expected, depth + 1);
            }
            return;
        }
        if (returned.variable() != null || returned.dimensions() != expected.dimensions()) {
            return;
        }
        Type view = hierarchy.asSuper(reduced(returned, returned.dimensions()), expected.name());
        if (view != null && view.arguments().size() == expected.arguments().size()) {
            for (int i = 0; i < view.arguments().size(); i++) {
                result(view.argument(i), expected.argument(i), depth + 1);
            }
        }
    }

    /** The type with the values known so far; other free variables stay. */
    Type resolve(Type type) {
        return resolve(type, 0);
    }

    private Type resolve(Type type, int depth) {
        TypeVariable variable = type.variable();
        if (variable != null) {
            Type value = values.get(variable);
            return value == null || depth > DEPTH
                    ? type
                    : resolve(value, depth + 1).array(type.dimensions());
        }
        if (type.arguments().isEmpty() || values.isEmpty() || depth > DEPTH) {
            return type;
        }
        List<Type> arguments = new ArrayList<>(type.arguments().size());
        for (Type argument : type.arguments()) {
            arguments.add(resolve(argument, depth + 1));
        }
        return new Type(type.name(), arguments, type.dimensions(), null);
    }
}
