package io.github.txguard.transactions;

import io.github.txguard.catalog.When;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as it applies to something: written there, or on an annotation that is. The latter may set attributes of the
 * former, by Spring's {@code @AliasFor} or by an attribute of the same name.
 *
 * @param annotation the annotation
 * @param carrier annotation on whose declaration it stands, or null where it is written itself
 * @param declaration declaration of the carrier, or null
 */
record AnnotationUse(
        AnnotationModel annotation,
        @Nullable AnnotationUse carrier,
        @Nullable TypeModel declaration) {
    private static final String ALIAS = "AliasFor";

    static AnnotationUse of(AnnotationModel annotation) {
        return new AnnotationUse(annotation, null, null);
    }

    /** The annotation that stands on the declaration of this one. */
    AnnotationUse carrying(AnnotationModel meta, TypeModel ownDeclaration) {
        return new AnnotationUse(meta, this, ownDeclaration);
    }

    /** Text of an attribute's value, for an enum the simple name of its constant; empty when it is not set. */
    Optional<String> text(String attribute) {
        return value(attribute).flatMap(AnnotationUse::text);
    }

    /** Whether a condition on an attribute holds; those on other things are for calls. */
    boolean meets(List<When> conditions) {
        return conditions.stream().allMatch(when -> {
            String attribute = when.attribute();
            String wanted = when.is();
            return attribute == null
                    || wanted == null
                    || text(attribute).filter(wanted::equals).isPresent() != when.not();
        });
    }

    /** Value of an attribute; empty when it is not set. */
    Optional<Expr> value(String attribute) {
        AnnotationUse user = carrier;
        if (user != null && declaration != null) {
            for (MethodModel own : declaration.methods()) {
                if (sets(own, attribute)) {
                    Optional<Expr> set = user.value(own.name()).or(() -> defaultOf(own));
                    if (set.isPresent()) {
                        return set;
                    }
                }
            }
        }
        return annotation.attribute(attribute);
    }

    /** Whether an attribute of the carrier is this annotation's attribute under another name, or the same. */
    private boolean sets(MethodModel own, String attribute) {
        for (AnnotationModel on : own.annotations()) {
            if (simpleName(on.name()).equals(ALIAS)) {
                Optional<String> target = on.attribute("annotation").flatMap(AnnotationUse::className);
                String name = on.attribute("attribute")
                        .or(() -> on.attribute("value"))
                        .flatMap(AnnotationUse::text)
                        .orElse(own.name());
                return name.equals(attribute)
                        && target.filter(simpleName(annotation.name())::equals).isPresent();
            }
        }
        return own.name().equals(attribute) && !attribute.equals("value");
    }

    private static Optional<Expr> defaultOf(MethodModel attribute) {
        return attribute.annotations().stream()
                .filter(on -> on.name().equals(AnnotationModel.DEFAULT))
                .findFirst()
                .flatMap(on -> on.attribute("value"));
    }

    private static Optional<String> text(Expr value) {
        if (value instanceof Expr.Select select) {
            return Optional.of(select.name());
        }
        if (value instanceof Expr.Name name) {
            return Optional.of(name.name());
        }
        return value instanceof Expr.Literal literal ? Optional.of(literal.text()) : Optional.empty();
    }

    private static Optional<String> className(Expr value) {
        return value instanceof Expr.ClassLiteral literal
                ? Optional.of(simpleName(literal.type().name()))
                : Optional.empty();
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
