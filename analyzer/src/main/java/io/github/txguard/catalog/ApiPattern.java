package io.github.txguard.catalog;

import java.util.List;

/**
 * The types and members that a row speaks of.
 *
 * @param types fully qualified names (nested types with a dot); for annotations without the leading {@code @}
 * @param annotation whether {@code types} are annotations
 * @param exact whether subtypes of {@code types} are excluded
 * @param methods methods selected; empty when the type itself, or every method of it, is meant
 */
public record ApiPattern(List<String> types, boolean annotation, boolean exact, List<MethodPattern> methods) {
    /** Copies the lists so that the pattern is immutable. */
    public ApiPattern {
        types = List.copyOf(types);
        methods = List.copyOf(methods);
    }
}
