package io.github.txguard.wiring;

import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Names and annotations by which one of several beans is meant. */
final class Qualifiers {
    private final Markings markings;
    private final ApplicationConfig config;

    Qualifiers(Markings markings, ApplicationConfig config) {
        this.markings = markings;
        this.config = config;
    }

    /**
     * What annotations ask for.
     *
     * @param names names that a bean may have, any of them
     * @param annotations annotations of the application's own that a bean must carry, with their attributes
     * @param understood whether all that is asked for is known; otherwise nothing may be chosen by it
     */
    record Wanted(List<String> names, List<String> annotations, boolean understood) {
        boolean isEmpty() {
            return names.isEmpty() && annotations.isEmpty();
        }
    }

    /** What the annotations of a field or parameter, or of a bean, say. */
    Wanted of(TypeModel scope, List<AnnotationModel> annotations) {
        List<String> names = new ArrayList<>();
        List<String> own = new ArrayList<>();
        boolean understood = true;
        for (Markings.Marking marking : markings.all(scope, annotations, WiringEntry.Mode.QUALIFIER)) {
            if (marking.direct()) {
                Optional<Expr> value = marking.written().attribute("value");
                Optional<String> text = value.flatMap(v -> config.text(scope, v));
                text.filter(t -> !t.isBlank()).ifPresent(names::add);
                understood &= value.isEmpty() || text.isPresent();
            } else {
                own.add(written(scope, marking));
            }
        }
        for (Markings.Marking marking : markings.all(scope, annotations, WiringEntry.Mode.INJECT)) {
            for (String attribute : List.of("name", "beanName")) {
                Optional<Expr> value = marking.written().attribute(attribute);
                Optional<String> text = value.flatMap(v -> config.text(scope, v));
                text.filter(t -> !t.isBlank()).ifPresent(names::add);
                understood &= value.isEmpty() || text.isPresent();
            }
        }
        return new Wanted(names, own, understood);
    }

    /** An annotation of the application's own with its attributes, in the order of their names. */
    private String written(TypeModel scope, Markings.Marking marking) {
        TreeSet<String> attributes = new TreeSet<>();
        for (AnnotationModel.Attribute attribute : marking.written().attributes()) {
            attributes.add(attribute.name() + "=" + text(scope, attribute.value()));
        }
        return marking.name() + attributes;
    }

    private String text(TypeModel scope, Expr value) {
        if (value instanceof Expr.Select select) {
            return select.name();
        }
        if (value instanceof Expr.ClassLiteral literal) {
            return literal.type().simpleName();
        }
        return config.text(scope, value).orElseGet(() -> value instanceof Expr.Name name ? name.name() : "");
    }
}
