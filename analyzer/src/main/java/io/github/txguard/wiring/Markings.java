package io.github.txguard.wiring;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What annotations say about wiring, by themselves or by those that they carry. */
final class Markings {
    private static final int MAX_META_DEPTH = 3;

    private final LinkedProgram program;
    private final ApiCatalog catalog;

    Markings(LinkedProgram program, ApiCatalog catalog) {
        this.program = program;
        this.catalog = catalog;
    }

    /**
     * An annotation with a meaning.
     *
     * @param entry row that gives it
     * @param written annotation as it stands in the sources
     * @param name its qualified name
     * @param meaning the annotation that the row speaks of: the written one, or one that it carries
     */
    record Marking(WiringEntry entry, AnnotationModel written, String name, AnnotationModel meaning) {
        /** Whether the written annotation is the one that the row speaks of. */
        boolean direct() {
            return written.equals(meaning);
        }
    }

    /** The first annotation of a meaning. */
    Optional<Marking> first(TypeModel scope, List<AnnotationModel> annotations, WiringEntry.Mode mode) {
        List<Marking> all = all(scope, annotations, mode);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** Whether one of the annotations has the meaning. */
    boolean has(TypeModel scope, List<AnnotationModel> annotations, WiringEntry.Mode mode) {
        return !annotations.isEmpty() && !all(scope, annotations, mode).isEmpty();
    }

    /** Every annotation of a meaning, in the order written. */
    List<Marking> all(TypeModel scope, List<AnnotationModel> annotations, WiringEntry.Mode mode) {
        if (annotations.isEmpty()) {
            return List.of();
        }
        List<Marking> found = new ArrayList<>();
        for (AnnotationModel annotation : annotations) {
            String name = program.qualifyAnnotation(scope, annotation.name());
            add(annotation, name, annotation, name, mode, 0, found);
        }
        return found;
    }

    private void add(
            AnnotationModel written,
            String writtenName,
            AnnotationModel current,
            String name,
            WiringEntry.Mode mode,
            int depth,
            List<Marking> found) {
        for (ApiEntry entry : catalog.forAnnotation(name)) {
            if (entry instanceof WiringEntry wiring && wiring.mode() == mode) {
                found.add(new Marking(wiring, written, writtenName, current));
                return;
            }
        }
        if (depth >= MAX_META_DEPTH || name.startsWith("java.")) {
            return;
        }
        program.annotationType(name).ifPresent(type -> {
            for (AnnotationModel carried : type.annotations()) {
                String carriedName = program.qualifyAnnotation(type, carried.name());
                if (!carriedName.equals(name)) {
                    add(written, writtenName, carried, carriedName, mode, depth + 1, found);
                }
            }
        });
    }

    /** Whether there is an annotation of which nothing is known, not even its declaration: it may make a bean. */
    boolean hasUnknown(TypeModel scope) {
        for (AnnotationModel annotation : scope.annotations()) {
            String name = program.qualifyAnnotation(scope, annotation.name());
            boolean known = !name.contains(".")
                    || name.startsWith("java.")
                    || !catalog.forAnnotation(name).isEmpty()
                    || catalog.stub(name).isPresent()
                    || program.annotationType(name).isPresent();
            if (!known) {
                return true;
            }
        }
        return false;
    }
}
