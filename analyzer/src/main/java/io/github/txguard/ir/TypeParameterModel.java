package io.github.txguard.ir;

import java.util.List;

/**
 * A type parameter.
 *
 * @param name identifier
 * @param bounds bounds as written, empty for {@code Object}
 */
public record TypeParameterModel(String name, List<TypeRef> bounds) {
    /** Copies the list so that the type parameter is immutable. */
    public TypeParameterModel {
        bounds = List.copyOf(bounds);
    }
}
