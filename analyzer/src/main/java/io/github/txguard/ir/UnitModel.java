package io.github.txguard.ir;

import java.util.List;

/**
 * One source file, or a class file that was read like one.
 *
 * @param file path relative to the analysis root, with {@code /}
 * @param packageName package, empty for the unnamed one
 * @param imports imports in source order
 * @param types every type declared in the file, outer ones before inner ones
 * @param suppressions places where rules are silenced
 * @param lines number of lines
 * @param origin where the unit comes from
 */
public record UnitModel(
        String file,
        String packageName,
        List<ImportModel> imports,
        List<TypeModel> types,
        List<Suppression> suppressions,
        int lines,
        Origin origin) {
    /** Copies the lists so that the unit is immutable. */
    public UnitModel {
        imports = List.copyOf(imports);
        types = List.copyOf(types);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * The same unit in another file.
     *
     * @param other name of the file
     */
    public UnitModel in(String other) {
        return new UnitModel(other, packageName, imports, types, suppressions, lines, origin);
    }

    /** Where a unit comes from. */
    public enum Origin {
        /** A source file. */
        SOURCE,
        /** A class file of the program itself, whose source is not analyzed. */
        CLASSES,
        /** A class file of a library. */
        LIBRARY
    }
}
