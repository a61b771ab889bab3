package io.github.txguard.resolve;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Makes a {@link LinkedProgram} of a program model. */
public final class ProgramLinker {
    private ProgramLinker() {}

    /**
     * Links a program. No method is looked into before somebody asks for it.
     *
     * @param program the program model
     * @param catalog signatures of library types whose jars are not on the class path
     * @param classPath class path; it must stay open as long as the result is used
     */
    public static LinkedProgram link(ProgramModel program, ApiCatalog catalog, ClassPathIndex classPath) {
        return link(program, catalog, classPath, SolverFallback.NONE);
    }

    /**
     * Links a program with a second opinion on calls that stay open.
     *
     * @param program the program model
     * @param catalog signatures of library types whose jars are not on the class path
     * @param classPath class path; it must stay open as long as the result is used
     * @param solver who is asked about calls without a known declaration
     */
    public static LinkedProgram link(
            ProgramModel program, ApiCatalog catalog, ClassPathIndex classPath, SolverFallback solver) {
        TypeTable table = new TypeTable(catalog, classPath);
        TypeSystem system = TypeSystem.of(table);
        IdentityHashMap<MethodModel, MethodLinker> methods = new IdentityHashMap<>();
        LinkCounts counts = new LinkCounts();
        Set<String> seen = new HashSet<>();
        for (UnitModel unit : program.units()) {
            UnitNames names = new UnitNames(unit, table, system.hierarchy());
            for (TypeModel model : unit.types()) {
                if (!seen.add(model.name())) {
                    continue;
                }
                SourceType type = new SourceType(model, system, names);
                table.add(type, unit.packageName());
                for (MethodModel method : model.methods()) {
                    methods.put(method, new MethodLinker(system, type, method, unit.file(), solver, counts, methods));
                }
            }
        }
        for (TypeModel model : program.types().values()) {
            SourceType type = table.source(model.name());
            SourceType outer = model.outer() == null ? null : table.source(model.outer());
            if (type != null && outer != null) {
                type.inside(outer);
            }
        }
        return new LinkedSources(program, system, methods, counts);
    }
}
