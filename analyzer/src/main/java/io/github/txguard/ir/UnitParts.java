package io.github.txguard.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Something that follows from single units, such as what each contributes to an index: it is made once for each unit, and kept as
 * long as the unit is part of the program. Used by one analysis at a time.
 *
 * @param <T> what is made of a unit; it must follow from the unit alone
 */
public final class UnitParts<T> {
    private IdentityHashMap<UnitModel, T> known = new IdentityHashMap<>();

    /** Keeps nothing yet. */
    public UnitParts() {}

    /**
     * What follows from the units of a program; that of all others is forgotten.
     *
     * @param units units
     * @param part makes what follows from a unit that was not there before
     * @return one part for each unit, in the order of units
     */
    public List<T> of(List<UnitModel> units, Function<UnitModel, T> part) {
        IdentityHashMap<UnitModel, T> current = new IdentityHashMap<>(units.size());
        List<T> parts = new ArrayList<>(units.size());
        for (UnitModel unit : units) {
            T earlier = known.get(unit);
            T found = earlier == null ? part.apply(unit) : earlier;
            current.put(unit, found);
            parts.add(found);
        }
        known = current;
        return parts;
    }

    /** Forgets everything. */
    public void clear() {
        known = new IdentityHashMap<>();
    }
}
