package io.github.txguard.resolve;

import java.util.List;

/**
 * The static type of an expression.
 *
 * @param name qualified name with dots (nested and local types as in the program model), a primitive's keyword, {@code void},
 *     or empty when unknown
 * @param arguments type arguments, empty when raw, unknown or none
 * @param dimensions number of array dimensions
 */
public record ResolvedType(String name, List<ResolvedType> arguments, int dimensions) {
    /** The type that could not be determined. */
    public static final ResolvedType UNKNOWN = new ResolvedType("", List.of(), 0);

    /** Copies the list so that the type is immutable. */
    public ResolvedType {
        arguments = List.copyOf(arguments);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ResolvedType that
                        && that.dimensions == dimensions
                        && that.name.equals(name)
                        && that.arguments.equals(arguments));
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + arguments.hashCode()) * 31 + dimensions;
    }

    /**
     * A type without arguments or dimensions.
     *
     * @param name qualified name
     */
    public static ResolvedType of(String name) {
        return new ResolvedType(name, List.of(), 0);
    }

    /** Whether the type was determined. */
    public boolean isKnown() {
        return !name.isEmpty();
    }

    /** Qualified name with {@code []} per dimension, without type arguments; empty when unknown. */
    public String erasure() {
        return dimensions == 0 ? name : name + "[]".repeat(dimensions);
    }
}
