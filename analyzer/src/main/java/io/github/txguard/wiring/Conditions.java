package io.github.txguard.wiring;

import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.config.Answer;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Conditions under which a container makes a bean, written so that equal ones are equal texts. */
final class Conditions {
    private final Markings markings;
    private final ApplicationConfig config;

    Conditions(Markings markings, ApplicationConfig config) {
        this.markings = markings;
        this.config = config;
    }

    /** Whether annotations set any condition that the configuration does not answer with yes. */
    boolean areOpen(TypeModel scope, List<AnnotationModel> annotations) {
        return markings.has(scope, annotations, WiringEntry.Mode.CONDITIONAL)
                || markings.all(scope, annotations, WiringEntry.Mode.SETTING).stream()
                        .anyMatch(marking -> isSet(scope, marking.meaning()) != Answer.YES);
    }

    /** Whether annotations set a condition that the configuration answers with no. */
    boolean fail(TypeModel scope, List<AnnotationModel> annotations) {
        return markings.all(scope, annotations, WiringEntry.Mode.SETTING).stream()
                .anyMatch(marking -> isSet(scope, marking.meaning()) == Answer.NO);
    }

    /** Whether settings have the value that an annotation asks for; what no file gives may be given elsewhere. */
    private Answer isSet(TypeModel scope, AnnotationModel annotation) {
        String prefix = attribute(scope, annotation, "prefix").strip();
        String dotted = prefix.isEmpty() || prefix.endsWith(".") ? prefix : prefix + ".";
        String wanted = attribute(scope, annotation, "havingValue");
        Answer all = Answer.YES;
        for (String name : names(scope, annotation)) {
            Optional<String> given = config.setting(dotted + name);
            if (given.isEmpty()) {
                all = all == Answer.NO ? all : Answer.UNKNOWN;
            } else if (wanted.isEmpty()
                    ? given.get().equalsIgnoreCase("false")
                    : !given.get().equalsIgnoreCase(wanted)) {
                all = Answer.NO;
            }
        }
        return all;
    }

    private List<String> names(TypeModel scope, AnnotationModel annotation) {
        List<String> names = new ArrayList<>();
        for (String attribute : List.of("name", "value")) {
            annotation.attribute(attribute).ifPresent(value -> {
                List<Expr> parts = value instanceof Expr.NewArray array ? array.parts() : List.of(value);
                parts.forEach(part -> names.add(config.text(scope, part).orElse("")));
            });
        }
        return names.isEmpty() ? List.of("") : names;
    }

    private String attribute(TypeModel scope, AnnotationModel annotation, String name) {
        return annotation
                .attribute(name)
                .flatMap(value -> config.text(scope, value))
                .orElse("");
    }

    /**
     * The conditions that annotations set, each by its name and attributes.
     *
     * @param scope type in whose declaration they stand
     * @param annotations annotations of a class or method
     * @param subject what is meant where a condition names nothing
     */
    Set<String> of(TypeModel scope, List<AnnotationModel> annotations, String subject) {
        Set<String> conditions = new TreeSet<>();
        List<Markings.Marking> all = new ArrayList<>(markings.all(scope, annotations, WiringEntry.Mode.CONDITIONAL));
        all.addAll(markings.all(scope, annotations, WiringEntry.Mode.SETTING));
        for (Markings.Marking marking : all) {
            Set<String> attributes = new TreeSet<>();
            for (AnnotationModel.Attribute attribute : marking.written().attributes()) {
                attributes.add(attribute.name() + "=" + text(scope, attribute.value()));
            }
            conditions.add(marking.name() + (attributes.isEmpty() ? subject : attributes));
        }
        return conditions;
    }

    private String text(TypeModel scope, Expr value) {
        if (value instanceof Expr.NewArray array) {
            Set<String> parts = new TreeSet<>();
            array.parts().forEach(part -> parts.add(text(scope, part)));
            return parts.size() == 1 ? parts.iterator().next() : parts.toString();
        }
        if (value instanceof Expr.ClassLiteral literal) {
            return literal.type().simpleName();
        }
        return config.text(scope, value).orElseGet(value::toString);
    }
}
