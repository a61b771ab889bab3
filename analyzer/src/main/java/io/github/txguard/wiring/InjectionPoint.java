package io.github.txguard.wiring;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.ResolvedType;
import java.util.List;

/**
 * A field or parameter that a container fills.
 *
 * @param scope type in whose declaration it stands
 * @param type its static type
 * @param annotations its annotations
 * @param name its name
 */
public record InjectionPoint(TypeModel scope, ResolvedType type, List<AnnotationModel> annotations, String name) {
    /** Copies the list so that the point is immutable. */
    public InjectionPoint {
        annotations = List.copyOf(annotations);
    }
}
