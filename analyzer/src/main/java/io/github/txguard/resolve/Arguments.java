package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments of a call while it is being resolved. Those that need to know the parameter's type (lambdas, method
 * references, calls around them) get theirs later than the others.
 */
final class Arguments {
    private final List<Expr> values;
    private final Type[] types;
    private final boolean[] deferred;
    private final boolean[] typed;

    Arguments(List<Expr> values) {
        this.values = values;
        this.types = new Type[values.size()];
        this.deferred = new boolean[values.size()];
        this.typed = new boolean[values.size()];
        Arrays.fill(types, Type.UNKNOWN);
    }

    /** Arguments of which only the types are known, as those of a referenced method. */
    static Arguments ofTypes(List<Type> types) {
        List<Expr> values = new ArrayList<>(types.size());
        types.forEach(type -> values.add(new Expr.Other(List.of())));
        Arguments arguments = new Arguments(values);
        for (int i = 0; i < types.size(); i++) {
            arguments.set(i, types.get(i));
        }
        return arguments;
    }

    int size() {
        return values.size();
    }

    Expr value(int index) {
        return values.get(index);
    }

    Type type(int index) {
        return types[index];
    }

    void set(int index, Type type) {
        types[index] = type;
        typed[index] = true;
    }

    boolean isTyped(int index) {
        return typed[index];
    }

    boolean isDeferred(int index) {
        return deferred[index];
    }

    void defer(int index) {
        deferred[index] = true;
    }

    List<ResolvedType> resolvedTypes(TypeSystem system) {
        return system.resolved().of(Arrays.asList(types));
    }

    List<String> erasures() {
        return Arrays.stream(types).map(Type::erasure).toList();
    }
}
