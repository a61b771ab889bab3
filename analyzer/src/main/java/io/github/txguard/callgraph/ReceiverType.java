package io.github.txguard.callgraph;

import io.github.txguard.ir.TypeModel;

/**
 * What is known of the class of {@code this}.
 *
 * @param type the class
 * @param exact whether it is this class itself and not a subclass
 */
public record ReceiverType(TypeModel type, boolean exact) {
    @Override
    @SuppressWarnings("ReferenceEquality") // a program holds each type once
    public boolean equals(Object other) {
        return other instanceof ReceiverType that && that.exact == exact && that.type == type;
    }

    @Override
    public int hashCode() {
        return type.name().hashCode() * 2 + (exact ? 1 : 0);
    }
}
