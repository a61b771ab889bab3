package io.github.txguard.wiring;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The beans of a program, and what else hints at objects of a class. */
final class BeanIndex {
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final ApplicationConfig config;
    private final Markings markings;
    private final Qualifiers qualifiers;
    private final SourceUses uses;
    private final Conditions conditions;
    private final Map<String, List<Bean>> byClass = new TreeMap<>();
    private final List<Bean> open = new ArrayList<>();
    private final List<Bean> conditional = new ArrayList<>();
    private final Set<String> off = new TreeSet<>();

    BeanIndex(
            LinkedProgram program,
            ApiCatalog catalog,
            ApplicationConfig config,
            Markings markings,
            Qualifiers qualifiers,
            SourceUses uses) {
        this.program = program;
        this.catalog = catalog;
        this.config = config;
        this.markings = markings;
        this.qualifiers = qualifiers;
        this.uses = uses;
        this.conditions = new Conditions(markings, config);
        BeanFactories factories = new BeanFactories(program);
        for (TypeModel type : program.program().types().values()) {
            annotated(type);
            configured(type);
            imported(type);
            for (MethodModel method : type.methods()) {
                if (!method.annotations().isEmpty()) {
                    made(type, method, factories);
                }
            }
        }
        registered();
    }

    /** Beans that are certainly of a class. */
    List<Bean> of(TypeModel type) {
        return byClass.getOrDefault(type.name(), List.of());
    }

    /** Beans that may be of any subtype of the type that their factory declares. */
    List<Bean> open() {
        return open;
    }

    /** Beans that exist under conditions which are known. */
    List<Bean> conditional() {
        return conditional;
    }

    /** Whether the configuration turns all beans of the class off. */
    boolean isOff(TypeModel type) {
        return off.contains(type.name()) && of(type).isEmpty();
    }

    private void add(Bean bean) {
        if (!bean.conditions().isEmpty()) {
            conditional.add(bean);
        }
        for (TypeModel type : bean.classes()) {
            byClass.computeIfAbsent(type.name(), n -> new ArrayList<>(1)).add(bean);
        }
        if (bean.open() != null) {
            open.add(bean);
        }
    }

    /** A class with an annotation that makes beans of it, or an interface that has a generated one. */
    private void annotated(TypeModel type) {
        if (type.kind() == TypeModel.Kind.ANNOTATION) {
            return;
        }
        markings.first(type, type.annotations(), WiringEntry.Mode.BEAN).ifPresent(marking -> {
            if (conditions.fail(type, type.annotations())) {
                off.add(type.name());
                return;
            }
            List<String> names = new ArrayList<>();
            for (String attribute : List.of("value", "name")) {
                marking.written()
                        .attribute(attribute)
                        .flatMap(value -> config.text(type, value))
                        .filter(text -> !text.isBlank())
                        .ifPresent(names::add);
            }
            if (names.isEmpty()) {
                names.add(decapitalized(type.simpleName()));
            }
            add(bean(type, type.annotations(), names, List.of(type), null, true));
        });
    }

    private Bean bean(
            TypeModel scope,
            List<AnnotationModel> annotations,
            List<String> names,
            List<TypeModel> classes,
            @Nullable String opened,
            boolean candidate) {
        Qualifiers.Wanted said = qualifiers.of(scope, annotations);
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(said.names());
        return new Bean(
                List.copyOf(all),
                said.annotations(),
                classes,
                opened,
                markings.has(scope, annotations, WiringEntry.Mode.PRIMARY),
                conditions.areOpen(scope, annotations),
                conditions.of(scope, annotations, "(" + names + ")"),
                true,
                candidate);
    }

    /** A bean of an XML file. */
    private void configured(TypeModel type) {
        List<String> names = config.beanNames(type);
        if (config.declaresBean(type)) {
            add(new Bean(
                    names, List.of(), List.of(type), null, config.isPrimaryBean(type), false, Set.of(), false, true));
        }
    }

    /** Classes that an annotation names as beans. */
    private void imported(TypeModel type) {
        for (Markings.Marking marking : markings.all(type, type.annotations(), WiringEntry.Mode.REGISTER)) {
            marking.meaning().attributes().forEach(attribute -> named(type, attribute.value()));
        }
    }

    private void named(TypeModel scope, Expr value) {
        if (value instanceof Expr.ClassLiteral literal) {
            program.program().type(program.qualify(scope, literal.type())).ifPresent(this::registered);
        } else if (value instanceof Expr.NewArray array) {
            array.parts().forEach(part -> named(scope, part));
        }
    }

    private void registered(TypeModel type) {
        if (of(type).isEmpty()) {
            add(bean(type, type.annotations(), List.of(decapitalized(type.simpleName())), List.of(type), null, true));
        }
    }

    /** What a method makes whose result a container keeps. */
    private void made(TypeModel type, MethodModel method, BeanFactories factories) {
        boolean isVoid = method.returnType().name().equals("void");
        Optional<Markings.Marking> factory = markings.first(type, method.annotations(), WiringEntry.Mode.FACTORY);
        factory = factory.or(() -> markings.first(type, method.annotations(), WiringEntry.Mode.BEAN));
        if (isVoid || factory.isEmpty() || method.name().equals(MethodModel.CONSTRUCTOR)) {
            return;
        }
        AnnotationModel written = factory.get().written();
        List<String> names = new ArrayList<>();
        for (String attribute : List.of("value", "name")) {
            written.attribute(attribute).ifPresent(value -> {
                List<Expr> parts = value instanceof Expr.NewArray array ? array.parts() : List.of(value);
                parts.forEach(part -> config.text(type, part).ifPresent(names::add));
            });
        }
        if (names.isEmpty()) {
            names.add(method.name());
        }
        boolean candidate = List.of("autowireCandidate", "defaultCandidate").stream()
                .flatMap(attribute -> written.attribute(attribute).stream())
                .noneMatch(value ->
                        config.text(type, value).filter("false"::equals).isPresent());
        BeanFactories.Made made = factories.made(type, method);
        if (conditions.fail(type, method.annotations()) || conditions.fail(type, type.annotations())) {
            made.classes().forEach(c -> off.add(c.name()));
            return;
        }
        Bean bean = bean(type, method.annotations(), names, made.classes(), made.open(), candidate);
        boolean isConditional = bean.conditional() || conditions.areOpen(type, type.annotations());
        Set<String> all = new TreeSet<>(bean.conditions());
        all.addAll(conditions.of(type, type.annotations(), "(" + type.name() + ")"));
        add(new Bean(
                bean.names(),
                bean.qualifiers(),
                bean.classes(),
                bean.open(),
                bean.primary(),
                isConditional || bean.classes().size() > 1,
                all,
                false,
                candidate));
    }

    /** Classes that the sources name in calls that register them, in files that use the library in question. */
    private void registered() {
        Map<String, Set<String>> librariesByMethod = new TreeMap<>();
        for (ApiEntry entry : catalog.entries()) {
            if (entry instanceof WiringEntry wiring && wiring.mode() == WiringEntry.Mode.REGISTER) {
                entry.pattern()
                        .methods()
                        .forEach(method -> entry.pattern()
                                .types()
                                .forEach(type -> librariesByMethod
                                        .computeIfAbsent(method.name(), m -> new TreeSet<>())
                                        .add(library(type))));
            }
        }
        for (TypeModel type : program.program().types().values()) {
            for (SourceUses.Use use : uses.literals(type.simpleName())) {
                Expr.Call call = use.call();
                Set<String> libraries = call == null ? null : librariesByMethod.get(call.name());
                boolean registers = libraries != null
                        && use.expr() instanceof Expr.ClassLiteral literal
                        && program.qualify(use.type(), literal.type()).equals(type.name())
                        && imports(use.type(), libraries);
                if (registers) {
                    registered(type);
                }
            }
        }
    }

    private boolean imports(TypeModel type, Set<String> libraries) {
        for (ImportModel imported : program.program().unitOf(type).imports()) {
            if (libraries.stream().anyMatch(library -> imported.name().startsWith(library))) {
                return true;
            }
        }
        return false;
    }

    /** The first three parts of a qualified name. */
    private static String library(String type) {
        String[] parts = type.split("\\.", -1);
        return String.join(".", List.of(parts).subList(0, Math.min(3, parts.length)));
    }

    /** Whether something but an annotation hints at a container that makes objects of the class. */
    boolean mayBeBean(TypeModel type) {
        if (markings.hasUnknown(type)) {
            return true;
        }
        for (String supertype : program.supertypes(type.name())) {
            TypeModel above = program.program().type(supertype).orElse(null);
            boolean inherits = above != null
                    && !above.name().equals(type.name())
                    && above.kind() == TypeModel.Kind.CLASS
                    && markings.has(above, above.annotations(), WiringEntry.Mode.BEAN);
            if (inherits) {
                return true;
            }
        }
        return uses.literals(type.simpleName()).stream()
                .anyMatch(use -> !isWithin(use.type(), type)
                        && use.expr() instanceof Expr.ClassLiteral literal
                        && program.qualify(use.type(), literal.type()).equals(type.name()));
    }

    private static boolean isWithin(TypeModel inner, TypeModel outer) {
        return inner.name().equals(outer.name())
                || inner.name().startsWith(outer.name() + ".")
                || inner.name().startsWith(outer.name() + "$");
    }

    /** Whether the sources create objects of exactly the class. */
    boolean isCreated(TypeModel type) {
        if (type.simpleName().isEmpty() || type.enclosingMethod() != null) {
            return true;
        }
        return type.kind() == TypeModel.Kind.ENUM
                || uses.creations(type.simpleName()).stream()
                        .anyMatch(use -> use.expr() instanceof Expr.New creation
                                ? creation.body() == null
                                        && program.qualify(use.type(), creation.type())
                                                .equals(type.name())
                                : use.expr() instanceof Expr.MethodRef);
    }

    /** Whether the sources create objects of the class other than for a container. */
    boolean isCreatedOutside(TypeModel type) {
        return uses.creations(type.simpleName()).stream()
                .anyMatch(use -> (!(use.expr() instanceof Expr.New creation)
                                || program.qualify(use.type(), creation.type()).equals(type.name()))
                        && !markings.has(use.type(), use.method().annotations(), WiringEntry.Mode.FACTORY));
    }

    private static String decapitalized(String name) {
        boolean acronym =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1));
        return name.isEmpty() || acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
