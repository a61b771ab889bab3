package io.github.txguard.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every unit of an analysis, found by type name. Immutable but for its footprint, and safe to share between threads. */
public final class ProgramModel {
    private final List<UnitModel> units;
    private final Map<String, TypeModel> types;
    private final Map<String, UnitModel> unitsByType;
    private final Footprint footprint;

    /**
     * Indexes the units. Where two units declare a type of the same name, the one whose file comes first wins.
     *
     * @param units units in any order
     */
    public ProgramModel(List<UnitModel> units) {
        this(units, new Footprint());
    }

    /**
     * Indexes the units of a program of which something was asked already.
     *
     * @param units units in any order
     * @param footprint what was asked
     */
    public ProgramModel(List<UnitModel> units, Footprint footprint) {
        this.footprint = footprint;
        this.units = units.stream()
                .sorted(java.util.Comparator.comparing(UnitModel::file))
                .toList();
        Map<String, TypeModel> byName = new TreeMap<>();
        Map<String, UnitModel> byType = new LinkedHashMap<>();
        for (UnitModel unit : this.units) {
            for (TypeModel type : unit.types()) {
                if (byName.putIfAbsent(type.name(), type) == null) {
                    byType.put(type.name(), unit);
                }
            }
        }
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.unitsByType = byType;
    }

    /** Where indexes over all bodies note what they are asked. */
    public Footprint footprint() {
        return footprint;
    }

    /** Units in the order of their files. */
    public List<UnitModel> units() {
        return units;
    }

    /** Types by qualified name, in the order of names. */
    public Map<String, TypeModel> types() {
        return types;
    }

    /**
     * The type of that name.
     *
     * @param qualifiedName qualified name as in {@link TypeModel#name()}
     */
    public Optional<TypeModel> type(String qualifiedName) {
        return Optional.ofNullable(types.get(qualifiedName));
    }

    /**
     * The unit that declares a type.
     *
     * @param type a type of this program
     * @throws IllegalArgumentException if the type is not of this program
     */
    public UnitModel unitOf(TypeModel type) {
        UnitModel unit = unitsByType.get(type.name());
        if (unit == null) {
            throw new IllegalArgumentException("not a type of this program: " + type.name());
        }
        return unit;
    }

    /**
     * Where a type comes from.
     *
     * @param type qualified name
     * @return that of its unit; a source for types that are not of this program
     */
    public UnitModel.Origin originOf(String type) {
        UnitModel unit = unitsByType.get(type);
        return unit == null ? UnitModel.Origin.SOURCE : unit.origin();
    }
}
