package io.github.txguard.ir;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** An immutable set of modifiers, in their order. There is one for each type, field and method, so it is small. */
final class ModifierSet extends AbstractSet<Modifier> {
    private static final List<Modifier> ALL = List.of(Modifier.values());

    /** A bit for each modifier. */
    private final int bits;

    private ModifierSet(int bits) {
        this.bits = bits;
    }

    static Set<Modifier> copyOf(Collection<Modifier> modifiers) {
        if (modifiers.isEmpty()) {
            return Set.of();
        }
        if (modifiers instanceof ModifierSet immutable) {
            return immutable;
        }
        int bits = 0;
        for (Modifier modifier : modifiers) {
            bits |= bit(modifier);
        }
        return new ModifierSet(bits);
    }

    @SuppressWarnings("EnumOrdinal") // stands nowhere but in memory
    private static int bit(Modifier modifier) {
        return 1 << modifier.ordinal();
    }

    @Override
    public boolean contains(Object o) {
        return o instanceof Modifier modifier && (bits & bit(modifier)) != 0;
    }

    @Override
    public Iterator<Modifier> iterator() {
        return ALL.stream().filter(this::contains).iterator();
    }

    @Override
    public int size() {
        return Integer.bitCount(bits);
    }
}
