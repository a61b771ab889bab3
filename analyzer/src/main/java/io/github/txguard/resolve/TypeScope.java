package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import org.jspecify.annotations.Nullable;

/**
 * A place in the sources where a type name can stand.
 *
 * @param type type in whose declaration it stands
 * @param method method in whose declaration it stands, or null
 * @param header whether it stands before the type's body, where inherited members are not in scope yet
 */
record TypeScope(SourceType type, @Nullable MethodModel method, boolean header) {
    static TypeScope of(SourceType type) {
        return new TypeScope(type, null, false);
    }

    static TypeScope of(SourceType type, MethodModel method) {
        return new TypeScope(type, method, false);
    }

    static TypeScope headerOf(SourceType type) {
        return new TypeScope(type, null, true);
    }
}
