package io.github.txguard.ir;

import java.util.List;
import java.util.Optional;

/**
 * An annotation as written.
 *
 * @param name name as written, qualified or not
 * @param attributes attributes in source order; the single unnamed value is called {@code value}
 * @param line line of the annotation, from 1
 */
public record AnnotationModel(String name, List<Attribute> attributes, int line) {
    /**
     * Name of what stands for the default of an annotation's attribute, among the annotations of its method: {@code
     * @default(value)}. No annotation can have it.
     */
    public static final String DEFAULT = "default";

    /** Copies the list so that the annotation is immutable. */
    public AnnotationModel {
        attributes = List.copyOf(attributes);
    }

    /**
     * The attribute's value.
     *
     * @param attribute attribute name
     */
    public Optional<Expr> attribute(String attribute) {
        return attributes.stream()
                .filter(a -> a.name().equals(attribute))
                .map(Attribute::value)
                .findFirst();
    }

    /**
     * One attribute.
     *
     * @param name attribute name
     * @param value value; arrays are {@link Expr.NewArray}, nested annotations are {@link Expr.Other}
     */
    public record Attribute(String name, Expr value) {}
}
