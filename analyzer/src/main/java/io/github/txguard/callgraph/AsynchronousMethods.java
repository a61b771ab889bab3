package io.github.txguard.callgraph;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The methods that annotations have their container run on another thread. Safe to use from many threads. */
final class AsynchronousMethods {
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final Map<MethodModel, Boolean> known = new ConcurrentHashMap<>();

    AsynchronousMethods(LinkedProgram program, ApiCatalog catalog) {
        this.program = program;
        this.catalog = catalog;
    }

    /** Whether the method is one of them, if it is called through the container. */
    boolean contains(MethodModel method) {
        return known.computeIfAbsent(method, this::find);
    }

    private boolean find(MethodModel method) {
        return isMarked(method) || program.overridden(method).stream().anyMatch(this::isMarked);
    }

    private boolean isMarked(MethodModel method) {
        TypeModel type = program.program().type(method.type()).orElse(null);
        if (type == null) {
            return false;
        }
        List<AnnotationModel> annotations = new ArrayList<>(method.annotations());
        annotations.addAll(type.annotations());
        return annotations.stream()
                .flatMap(a -> catalog.forAnnotation(program.qualifyAnnotation(type, a.name())).stream())
                .anyMatch(entry -> entry instanceof ExecutionEntry e && e.mode() == ExecutionEntry.Mode.ELSEWHERE);
    }
}
