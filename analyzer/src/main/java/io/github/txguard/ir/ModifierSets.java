package io.github.txguard.ir;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Immutable sets of modifiers whose order never changes from one run to the next. */
final class ModifierSets {
    private ModifierSets() {}

    static Set<Modifier> copy(Collection<Modifier> modifiers) {
        return modifiers.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(modifiers));
    }
}
