package io.github.txguard.ir;

import java.util.List;
import java.util.Set;

/**
 * A field, record component or enum constant. Its initial value is assigned in {@link MethodModel#INSTANCE_INITIALIZER} or
 * {@link MethodModel#STATIC_INITIALIZER}.
 *
 * @param name identifier
 * @param type declared type
 * @param modifiers modifiers
 * @param annotations annotations
 * @param line line of the name
 */
public record FieldModel(
        String name, TypeRef type, Set<Modifier> modifiers, List<AnnotationModel> annotations, int line) {
    /** Copies the list so that the field is immutable; the set keeps its order. */
    public FieldModel {
        modifiers = ModifierSet.copyOf(modifiers);
        annotations = List.copyOf(annotations);
    }
}
