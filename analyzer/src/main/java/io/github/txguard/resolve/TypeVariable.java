package io.github.txguard.resolve;

import java.util.List;
import java.util.function.Supplier;

/**
 * A type parameter of a declaration, or (when free) a stand-in for one whose value is to be inferred at a call. Equal only to
 * itself.
 */
final class TypeVariable {
    private final String name;
    private final boolean free;
    private final Lazy<List<Type>> bounds;

    private TypeVariable(String name, boolean free, Supplier<List<Type>> bounds) {
        this.name = name;
        this.free = free;
        this.bounds = new Lazy<>(bounds);
    }

    /** A declared type parameter; its bounds are asked for when they are first needed. */
    static TypeVariable declared(String name, Supplier<List<Type>> bounds) {
        return new TypeVariable(name, false, bounds);
    }

    /** A stand-in for the variable at one call. */
    TypeVariable fresh() {
        return new TypeVariable(name, true, bounds::get);
    }

    String name() {
        return name;
    }

    /** Whether its value is to be inferred. */
    boolean isFree() {
        return free;
    }

    /** Bounds as declared; {@code Object} when there is none, so never empty. */
    List<Type> bounds() {
        List<Type> declared = bounds.get();
        return declared.isEmpty() ? Type.OBJECTS : declared;
    }

    /** The erasure of the first bound. */
    Type erasure() {
        return erasure(8);
    }

    private Type erasure(int depth) {
        Type bound = bounds().get(0);
        TypeVariable variable = bound.variable();
        if (variable == null) {
            return bound.raw();
        }
        return depth == 0 ? Type.OBJECT : variable.erasure(depth - 1);
    }
}
