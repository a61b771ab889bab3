package io.github.txguard.ir;

import java.util.List;

/**
 * A parameter of a method or constructor.
 *
 * @param name identifier
 * @param type declared type
 * @param annotations annotations
 */
public record ParameterModel(String name, TypeRef type, List<AnnotationModel> annotations) {
    /** Copies the list so that the parameter is immutable. */
    public ParameterModel {
        annotations = List.copyOf(annotations);
    }
}
