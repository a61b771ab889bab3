package io.github.txguard.resolve;

import java.util.ArrayList;
import java.util.List;

/** Replaces type variables by types. */
final class Substitution {
    private final List<TypeVariable> variables = new ArrayList<>(2);
    private final List<Type> values = new ArrayList<>(2);

    /** The values that a parameterized type gives to its class's variables; the bounds' erasures for a raw type. */
    static Substitution ofClass(TypeDeclaration declaration, Type type) {
        Substitution substitution = new Substitution();
        List<TypeVariable> variables = declaration.typeParameters();
        boolean raw = type.arguments().size() != variables.size();
        for (int i = 0; i < variables.size(); i++) {
            TypeVariable variable = variables.get(i);
            // An unbounded wildcard stands as Object, though the variable's bound says more.
            Type value = raw || type.argument(i).isObject() ? variable.erasure() : type.argument(i);
            substitution.put(variable, value);
        }
        return substitution;
    }

    void put(TypeVariable variable, Type value) {
        int index = variables.indexOf(variable);
        if (index >= 0) {
            values.set(index, value);
        } else {
            variables.add(variable);
            values.add(value);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object when nothing was replaced, which spares copies
    Type apply(Type type) {
        if (values.isEmpty()) {
            return type;
        }
        TypeVariable variable = type.variable();
        if (variable != null) {
            int index = variables.indexOf(variable);
            return index < 0 ? type : values.get(index).array(type.dimensions());
        }
        List<Type> arguments = type.arguments();
        List<Type> replaced = null;
        for (int i = 0; i < arguments.size(); i++) {
            Type argument = apply(arguments.get(i));
            if (argument != arguments.get(i)) {
                if (replaced == null) {
                    replaced = new ArrayList<>(arguments);
                }
                replaced.set(i, argument);
            }
        }
        return replaced == null ? type : new Type(type.name(), replaced, type.dimensions(), null);
    }
}
