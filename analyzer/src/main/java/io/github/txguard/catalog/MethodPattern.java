package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects methods of a type by name and, where overloads differ in meaning, by parameters.
 *
 * @param name simple method name; {@code <init>} selects constructors
 * @param parameters erased simple names of the parameter types ({@code long}, {@code String}, {@code byte[]}), or null for
 *     every overload
 */
public record MethodPattern(String name, @Nullable List<String> parameters) {
    /** Copies the list so that the pattern is immutable. */
    public MethodPattern {
        parameters = parameters == null ? null : List.copyOf(parameters);
    }
}
