package io.github.txguard.callgraph;

import io.github.txguard.catalog.When;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import java.util.List;
import java.util.Optional;

/** Conditions of catalog rows on the attributes of an annotation. */
final class AnnotationConditions {
    private AnnotationConditions() {}

    /** Whether all conditions hold for the annotation; conditions on arguments do not concern it. */
    static boolean hold(List<When> conditions, AnnotationModel annotation) {
        return conditions.stream().allMatch(condition -> holds(condition, annotation));
    }

    private static boolean holds(When condition, AnnotationModel annotation) {
        String attribute = condition.attribute();
        if (attribute == null) {
            return true;
        }
        Optional<String> value = annotation.attribute(attribute).map(AnnotationConditions::text);
        String wanted = condition.is();
        boolean met = wanted == null
                ? value.isPresent()
                : value.filter(wanted::equals).isPresent();
        return met != condition.not();
    }

    private static String text(Expr value) {
        if (value instanceof Expr.Literal literal) {
            return literal.text();
        } else if (value instanceof Expr.Select select) {
            return select.name();
        }
        return value instanceof Expr.Name name ? name.name() : "";
    }
}
