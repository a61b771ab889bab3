package io.github.txguard.ir;

import java.util.List;

/**
 * One source file.
 *
 * @param file path relative to the analysis root, with {@code /}
 * @param packageName package, empty for the unnamed one
 * @param imports imports in source order
 * @param types every type declared in the file, outer ones before inner ones
 * @param suppressions places where rules are silenced
 * @param lines number of lines
 */
public record UnitModel(
        String file,
        String packageName,
        List<ImportModel> imports,
        List<TypeModel> types,
        List<Suppression> suppressions,
        int lines) {
    /** Copies the lists so that the unit is immutable. */
    public UnitModel {
        imports = List.copyOf(imports);
        types = List.copyOf(types);
        suppressions = List.copyOf(suppressions);
    }
}
