package io.github.txguard.resolve;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.resolve.TypeDeclaration.FieldDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members that Lombok adds to a type, known by its annotations without running it. */
final class LombokMembers {
    private static final Map<String, String> LOGGERS = Map.of(
            "lombok.extern.slf4j.Slf4j", "org.slf4j.Logger",
            "lombok.extern.slf4j.XSlf4j", "org.slf4j.ext.XLogger",
            "lombok.extern.log4j.Log4j", "org.apache.log4j.Logger",
            "lombok.extern.log4j.Log4j2", "org.apache.logging.log4j.Logger",
            "lombok.extern.java.Log", "java.util.logging.Logger",
            "lombok.extern.apachecommons.CommonsLog", "org.apache.commons.logging.Log",
            "lombok.extern.jbosslog.JBossLog", "org.jboss.logging.Logger",
            "lombok.extern.flogger.Flogger", "com.google.common.flogger.FluentLogger");

    private final SourceType type;
    private final List<MethodDeclaration> methods = new ArrayList<>();

    LombokMembers(SourceType type) {
        this.type = type;
    }

    /** Adds the logger, if there is one. */
    void addFields(Map<String, FieldDeclaration> fields) {
        for (AnnotationModel annotation : type.model().annotations()) {
            String logger = LOGGERS.get(qualified(type, annotation));
            if (logger != null) {
                fields.putIfAbsent("log", new FieldDeclaration(type.name(), true, Type.of(logger)));
            }
        }
    }

    /** Methods and constructors, whether or not they are written too. */
    List<MethodDeclaration> methods() {
        if (!isUsed()) {
            return List.of();
        }
        for (FieldModel field : type.model().fields()) {
            if (!field.modifiers().contains(Modifier.STATIC)) {
                addAccessors(field);
                if (has(type, field.annotations(), "experimental.Delegate")) {
                    addDelegates(field);
                }
            }
        }
        addConstructors();
        if (hasBuilder(type)) {
            addBuilder();
        }
        SourceType outer = type.outerType();
        if (outer != null && hasBuilder(outer) && type.name().equals(builderName(outer))) {
            methods.addAll(builderMethods(outer, type));
        }
        return methods;
    }

    private boolean isUsed() {
        SourceType outer = type.outerType();
        boolean annotated = !type.model().annotations().isEmpty()
                || type.model().fields().stream().anyMatch(f -> !f.annotations().isEmpty())
                || (outer != null && !outer.model().annotations().isEmpty());
        return annotated && type.unitNames().importsFrom("lombok");
    }

    /** Builder types that are not written. */
    Map<String, GeneratedType> types() {
        if (!hasBuilder(type)) {
            return Map.of();
        }
        String name = builderName(type);
        GeneratedType builder = new GeneratedType(name, type.name());
        builderMethods(type, builder).forEach(builder::add);
        Map<String, GeneratedType> types = new LinkedHashMap<>();
        types.put(name.substring(name.lastIndexOf('.') + 1), builder);
        return types;
    }

    private static boolean hasBuilder(SourceType owner) {
        return has(owner, owner.model().annotations(), "Builder")
                || has(owner, owner.model().annotations(), "experimental.SuperBuilder");
    }

    private static String builderName(SourceType owner) {
        return owner.name() + "." + owner.model().simpleName() + "Builder";
    }

    private void addAccessors(FieldModel field) {
        List<AnnotationModel> own = type.model().annotations();
        boolean value = has(type, own, "Value");
        boolean data = has(type, own, "Data") || value;
        Type fieldType = SourceMembers.fieldType(type, field);
        Optional<AnnotationModel> accessors = find(type, field.annotations(), "experimental.Accessors")
                .or(() -> find(type, own, "experimental.Accessors"));
        boolean fluent = accessors.map(a -> isTrue(a, "fluent")).orElse(false);
        boolean chain = fluent || accessors.map(a -> isTrue(a, "chain")).orElse(false);
        if (data || has(type, own, "Getter") || has(type, field.annotations(), "Getter")) {
            add(fluent ? field.name() : getter(field), List.of(), fieldType);
        }
        boolean mutable = !value && !field.modifiers().contains(Modifier.FINAL);
        if (mutable && (data || has(type, own, "Setter") || has(type, field.annotations(), "Setter"))) {
            String name = fluent ? field.name() : "set" + property(field);
            add(name, List.of(fieldType), chain ? type.thisType() : Type.VOID);
        }
        if (has(type, own, "With") || has(type, field.annotations(), "With")) {
            add("with" + property(field), List.of(fieldType), type.thisType());
        }
    }

    /** Public methods of the field's type, if it is in the sources: a call of one is a call of the original. */
    private void addDelegates(FieldModel field) {
        Type delegate = SourceMembers.fieldType(type, field);
        for (String name : type.system().hierarchy().ancestry(delegate.name()).names()) {
            SourceType source =
                    name.equals(type.name()) ? null : type.system().table().source(name);
            if (source != null) {
                source.model().methods().stream()
                        .filter(m -> m.is(Modifier.PUBLIC)
                                && !m.is(Modifier.STATIC)
                                && !m.name().startsWith("<"))
                        .forEach(m -> methods.add(SourceMembers.delegated(type, source, m)));
            }
        }
    }

    private void addConstructors() {
        List<AnnotationModel> own = type.model().annotations();
        boolean written = type.model().methods().stream().anyMatch(m -> m.name().equals(MethodModel.CONSTRUCTOR));
        boolean all = has(type, own, "AllArgsConstructor");
        boolean required = has(type, own, "RequiredArgsConstructor");
        boolean none = has(type, own, "NoArgsConstructor");
        boolean asked = all || required || none;
        if (none) {
            addConstructor(List.of());
        }
        if (all || (!asked && !written && (has(type, own, "Value") || has(type, own, "Builder")))) {
            addConstructor(instanceFields());
        }
        if (required || (!asked && !written && has(type, own, "Data"))) {
            addConstructor(instanceFields().stream().filter(this::isRequired).toList());
        }
    }

    private boolean isRequired(FieldModel field) {
        return field.modifiers().contains(Modifier.FINAL) || has(type, field.annotations(), "NonNull");
    }

    private List<FieldModel> instanceFields() {
        return type.model().fields().stream()
                .filter(field -> !field.modifiers().contains(Modifier.STATIC))
                .toList();
    }

    private void addConstructor(List<FieldModel> parameters) {
        List<Type> types =
                parameters.stream().map(f -> SourceMembers.fieldType(type, f)).toList();
        add(MethodModel.CONSTRUCTOR, types, type.thisType());
    }

    private void addBuilder() {
        Type builder = Type.of(builderName(type));
        methods.add(SourceMembers.generated(type, "builder", true, List.of(), builder));
        add("toBuilder", List.of(), builder);
    }

    /** One method per field of the built type and of the types it extends in the sources. */
    private List<MethodDeclaration> builderMethods(SourceType built, TypeDeclaration builder) {
        Type self = Type.of(builder.name());
        List<MethodDeclaration> made = new ArrayList<>();
        made.add(SourceMembers.generated(builder, "build", false, List.of(), built.thisType()));
        SourceType owner = built;
        for (int depth = 0; owner != null && depth < 20; depth++) {
            for (FieldModel field : owner.model().fields()) {
                if (!field.modifiers().contains(Modifier.STATIC)) {
                    Type fieldType = SourceMembers.fieldType(owner, field);
                    made.add(SourceMembers.generated(builder, field.name(), false, List.of(fieldType), self));
                    addSingular(made, field, fieldType, builder);
                }
            }
            boolean inherits = has(owner, owner.model().annotations(), "experimental.SuperBuilder");
            Type superclass = inherits ? owner.superclass() : null;
            owner = superclass == null ? null : type.system().table().source(superclass.name());
        }
        return made;
    }

    private void addSingular(List<MethodDeclaration> made, FieldModel field, Type fieldType, TypeDeclaration builder) {
        Optional<AnnotationModel> singular = find(type, field.annotations(), "Singular");
        if (singular.isEmpty()) {
            return;
        }
        Type self = Type.of(builder.name());
        String name = singular.get()
                .attribute("value")
                .map(v -> v instanceof Expr.Literal literal ? literal.text() : "")
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> field.name().endsWith("s")
                        ? field.name().substring(0, field.name().length() - 1)
                        : field.name());
        made.add(SourceMembers.generated(builder, name, false, fieldType.arguments(), self));
        made.add(SourceMembers.generated(builder, "clear" + capitalized(field.name()), false, List.of(), self));
    }

    private void add(String name, List<Type> parameters, Type returned) {
        methods.add(SourceMembers.generated(type, name, false, parameters, returned));
    }

    private static String getter(FieldModel field) {
        return (isFlag(field) ? "is" : "get") + property(field);
    }

    private static boolean isFlag(FieldModel field) {
        return field.type().name().equals("boolean") && field.type().dimensions() == 0;
    }

    /** The property's name in upper case; {@code isOpen} of a flag is the property {@code open}. */
    private static String property(FieldModel field) {
        String name = field.name();
        boolean prefixed =
                isFlag(field) && name.startsWith("is") && name.length() > 2 && Character.isUpperCase(name.charAt(2));
        return prefixed ? name.substring(2) : capitalized(name);
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean has(SourceType owner, List<AnnotationModel> annotations, String name) {
        return find(owner, annotations, name).isPresent();
    }

    private static Optional<AnnotationModel> find(SourceType owner, List<AnnotationModel> annotations, String name) {
        String wanted = "lombok." + name;
        return annotations.stream()
                .filter(a -> qualified(owner, a).equals(wanted))
                .findFirst();
    }

    private static String qualified(SourceType owner, AnnotationModel annotation) {
        return owner.system().names().qualify(annotation.name(), TypeScope.headerOf(owner));
    }

    private static boolean isTrue(AnnotationModel annotation, String attribute) {
        @Nullable Expr value = annotation.attribute(attribute).orElse(null);
        return value instanceof Expr.Literal literal && literal.text().equals("true");
    }
}
