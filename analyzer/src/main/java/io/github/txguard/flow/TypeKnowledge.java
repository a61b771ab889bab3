package io.github.txguard.flow;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;

/** What the catalog knows of whole types. */
final class TypeKnowledge {
    private final LinkedProgram program;
    private final ApiCatalog catalog;

    TypeKnowledge(LinkedProgram program, ApiCatalog catalog) {
        this.program = program;
        this.catalog = catalog;
    }

    /** Whether reading an object of the type may load parts of it from the database. */
    boolean isEntity(TypeModel type) {
        return type.annotations().stream()
                .flatMap(a -> catalog.forAnnotation(program.qualifyAnnotation(type, a.name())).stream())
                .anyMatch(entry -> entry instanceof WiringEntry wiring && wiring.mode() == WiringEntry.Mode.ENTITY);
    }

    /** Whether the type is one of those that wait for something other than the database. */
    boolean waits(String type) {
        return program.supertypes(type).stream()
                .flatMap(name -> catalog.forType(name).stream())
                .anyMatch(entry -> entry instanceof BlockingEntry);
    }
}
