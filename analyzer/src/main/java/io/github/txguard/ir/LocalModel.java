package io.github.txguard.ir;

import org.jspecify.annotations.Nullable;

/**
 * A local variable or parameter.
 *
 * @param name identifier
 * @param type declared type, or null where it is inferred ({@code var}, lambda parameters)
 * @param kind what declares it
 */
public record LocalModel(String name, @Nullable TypeRef type, Kind kind) {
    /** What declares a local. */
    public enum Kind {
        /** Parameter of a method or constructor. */
        PARAMETER,
        /** Local variable. */
        VARIABLE,
        /** Variable of an enhanced for loop. */
        FOR_EACH,
        /** Parameter of a lambda. */
        LAMBDA_PARAMETER,
        /** Resource of a try statement. */
        RESOURCE,
        /** Exception parameter. */
        EXCEPTION,
        /** Pattern variable. */
        PATTERN
    }
}
