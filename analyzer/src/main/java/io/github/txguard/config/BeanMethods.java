package io.github.txguard.config;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The methods of the sources that make beans. */
final class BeanMethods {
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final Constants constants;
    private final List<BeanMethod> all = new ArrayList<>();

    BeanMethods(LinkedProgram program, ApiCatalog catalog, Constants constants) {
        this.program = program;
        this.catalog = catalog;
        this.constants = constants;
        SortedSet<String> simpleNames = factories();
        for (TypeModel type : program.program().types().values()) {
            for (MethodModel method : type.methods()) {
                boolean maybe = method.annotations().stream()
                        .map(AnnotationModel::name)
                        .anyMatch(name -> simpleNames.contains(name.substring(name.lastIndexOf('.') + 1)));
                if (maybe) {
                    add(type, method);
                }
            }
        }
    }

    /** Simple names of the annotations in question, which tell at a glance that most methods are none. */
    private SortedSet<String> factories() {
        SortedSet<String> names = new TreeSet<>();
        for (ApiEntry entry : catalog.entries()) {
            if (entry instanceof WiringEntry wiring && wiring.mode() == WiringEntry.Mode.FACTORY) {
                wiring.pattern().types().forEach(type -> names.add(type.substring(type.lastIndexOf('.') + 1)));
            }
        }
        return names;
    }

    /**
     * A method that makes a bean.
     *
     * @param type declaring type
     * @param method the method
     * @param names names of the bean
     * @param primary whether it wins where several beans fit
     * @param candidate whether it is given to those who do not name it
     * @param types qualified return type and those of the objects that are returned
     */
    record BeanMethod(
            TypeModel type,
            MethodModel method,
            List<String> names,
            boolean primary,
            boolean candidate,
            Set<String> types) {
        BeanMethod {
            names = List.copyOf(names);
            types = new LinkedHashSet<>(types);
        }
    }

    private void add(TypeModel type, MethodModel method) {
        AnnotationModel factory = annotation(type, method.annotations(), WiringEntry.Mode.FACTORY);
        if (factory == null) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (String attribute : List.of("value", "name")) {
            factory.attribute(attribute).ifPresent(written -> {
                List<Expr> parts = written instanceof Expr.NewArray array ? array.parts() : List.of(written);
                parts.forEach(part -> constants.text(type, part).ifPresent(names::add));
            });
        }
        if (names.isEmpty()) {
            names.add(method.name());
        }
        boolean primary = annotation(type, method.annotations(), WiringEntry.Mode.PRIMARY) != null;
        Set<String> types = new LinkedHashSet<>();
        if (!method.returnType().name().equals("void")) {
            types.add(program.qualify(type, TypeRef.of(method.returnType().name())));
        }
        for (Expr.New creation : creations(program, method)) {
            types.add(program.qualify(type, creation.type()));
        }
        boolean candidate = List.of("autowireCandidate", "defaultCandidate").stream()
                .flatMap(attribute -> factory.attribute(attribute).stream())
                .noneMatch(value ->
                        constants.text(type, value).filter("false"::equals).isPresent());
        all.add(new BeanMethod(type, method, names, primary, candidate, types));
    }

    /** The first of the annotations that has a meaning; null if none has. */
    @Nullable
    AnnotationModel annotation(TypeModel scope, List<AnnotationModel> annotations, WiringEntry.Mode mode) {
        for (AnnotationModel annotation : annotations) {
            boolean means = catalog.forAnnotation(program.qualifyAnnotation(scope, annotation.name())).stream()
                    .anyMatch(entry -> entry instanceof WiringEntry wiring && wiring.mode() == mode);
            if (means) {
                return annotation;
            }
        }
        return null;
    }

    /** Every one, in the order of types and methods. */
    List<BeanMethod> all() {
        return all;
    }

    /** Those whose beans are of a type, as far as it is known. */
    List<BeanMethod> of(String type) {
        return all.stream()
                .filter(bean -> bean.types().stream().anyMatch(made -> program.isSubtype(made, type)))
                .toList();
    }

    /** The one meant where a bean of a type is asked for; by name where several fit, else the primary one. */
    Optional<BeanMethod> wanted(String type, @Nullable String qualifier, String name) {
        List<BeanMethod> fitting = of(type);
        if (qualifier != null) {
            return fitting.stream()
                    .filter(bean -> bean.names().contains(qualifier))
                    .findFirst();
        }
        fitting = fitting.stream().filter(BeanMethod::candidate).toList();
        if (fitting.size() == 1) {
            return Optional.of(fitting.get(0));
        }
        List<BeanMethod> choice = fitting;
        return choice.stream()
                .filter(BeanMethod::primary)
                .findFirst()
                .or(() -> choice.stream()
                        .filter(bean -> bean.names().contains(name))
                        .findFirst());
    }

    /** The objects created in a method of a program. */
    static List<Expr.New> creations(LinkedProgram program, MethodModel method) {
        program.program().footprint().asked(Footprint.Kind.MADE, method.id());
        if (!method.code().calledNames().contains(MethodModel.CONSTRUCTOR)) {
            return List.of();
        }
        List<Expr.New> found = new ArrayList<>();
        new BodyVisitor() {
            @Override
            protected void leave(Expr expr) {
                if (expr instanceof Expr.New creation) {
                    found.add(creation);
                }
            }
        }.visit(method.code().steps());
        return found;
    }

    /** What a method returns, those of its lambdas excluded. */
    static List<Expr> returned(MethodModel method) {
        List<Expr> found = new ArrayList<>();
        new BodyVisitor() {
            @Override
            public void visit(@Nullable Step step) {
                if (step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.RETURN && exit.value() != null) {
                    found.add(exit.value());
                }
                super.visit(step);
            }

            @Override
            protected void lambda(Expr.Lambda lambda) {}
        }.visit(method.body());
        return found;
    }
}
