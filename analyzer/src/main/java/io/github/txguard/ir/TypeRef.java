package io.github.txguard.ir;

import java.util.List;

/**
 * A type as written in the source.
 *
 * <p>Wildcards stand as their bound ({@code ? extends A} and {@code ? super A} as {@code A}, {@code ?} as {@code Object});
 * type annotations are dropped.
 *
 * @param name name as written, qualified or not, without type arguments ({@code Map.Entry}); a primitive's keyword, {@code
 *     void}
 * @param arguments type arguments, empty for raw types and for the diamond
 * @param dimensions number of array dimensions; a variable arity parameter counts as one
 */
public record TypeRef(String name, List<TypeRef> arguments, int dimensions) {
    /** Copies the list so that the type is immutable. */
    public TypeRef {
        arguments = List.copyOf(arguments);
    }

    /**
     * A type without arguments or dimensions.
     *
     * @param name name as written
     */
    public static TypeRef of(String name) {
        return new TypeRef(name, List.of(), 0);
    }

    /** The last segment of the name, with dimensions, as it stands in a method's printed signature. */
    public String simpleName() {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return dimensions == 0 ? last : last + "[]".repeat(dimensions);
    }
}
