package io.github.txguard.resolve;

import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.MethodDeclaration.Signature;
import io.github.txguard.resolve.MethodDeclaration.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a type of the sources: those written, those the language adds, those that Lombok adds. */
final class SourceMembers {
    private final SourceType type;
    private final Map<String, List<MethodDeclaration>> methods = new LinkedHashMap<>();

    SourceMembers(SourceType type) {
        this.type = type;
    }

    /** By name, in source order. */
    Map<String, List<MethodDeclaration>> methods() {
        for (MethodModel method : type.model().methods()) {
            add(written(method));
        }
        if (type.model().kind() == TypeModel.Kind.ENUM) {
            addEnumMethods();
        } else if (type.model().kind() == TypeModel.Kind.RECORD) {
            addRecordMethods();
        }
        for (MethodDeclaration generated : new LombokMembers(type).methods()) {
            addMissing(generated);
        }
        methods.replaceAll((name, declared) -> List.copyOf(declared));
        return methods;
    }

    private void add(MethodDeclaration method) {
        methods.computeIfAbsent(method.name(), n -> new ArrayList<>(1)).add(method);
    }

    private void addMissing(MethodDeclaration method) {
        boolean present =
                methods.getOrDefault(method.name(), List.of()).stream().anyMatch(m -> m.arity() == method.arity());
        if (!present) {
            add(method);
        }
    }

    private MethodDeclaration written(MethodModel method) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (method.is(Modifier.STATIC)) {
            traits.add(Trait.STATIC);
        }
        if (method.is(Modifier.VARARGS)) {
            traits.add(Trait.VARARGS);
        }
        if (method.is(Modifier.PRIVATE)) {
            traits.add(Trait.PRIVATE);
        }
        if (method.is(Modifier.ABSTRACT)) {
            traits.add(Trait.ABSTRACT);
        }
        return new MethodDeclaration(
                type, method.name(), method.parameters().size(), traits, method, () -> signature(method));
    }

    private Signature signature(MethodModel method) {
        TypeNames names = type.system().names();
        TypeScope scope = TypeScope.of(type, method);
        List<Type> parameters = new ArrayList<>(method.parameters().size());
        method.parameters().forEach(p -> parameters.add(names.resolve(p.type(), scope)));
        Type returned = method.name().equals(MethodModel.CONSTRUCTOR)
                ? type.thisType()
                : names.resolve(method.returnType(), scope);
        return new Signature(type.variablesOf(method), parameters, returned);
    }

    private void addEnumMethods() {
        Type self = type.thisType();
        add(generated(type, "values", true, List.of(), self.array(1)));
        add(generated(type, "valueOf", true, List.of(Type.STRING), self));
    }

    private void addRecordMethods() {
        List<FieldModel> components = type.model().fields().stream()
                .filter(field -> !field.modifiers().contains(Modifier.STATIC))
                .toList();
        for (FieldModel component : components) {
            addMissing(generated(type, component.name(), false, List.of(), fieldType(type, component)));
        }
        List<Type> types =
                components.stream().map(field -> fieldType(type, field)).toList();
        addMissing(generated(type, MethodModel.CONSTRUCTOR, false, types, type.thisType()));
        addMissing(generated(type, "equals", false, Type.OBJECTS, Type.BOOLEAN));
        addMissing(generated(type, "hashCode", false, List.of(), Type.INT));
        addMissing(generated(type, "toString", false, List.of(), Type.STRING));
    }

    /** The declared type of a field of the type. */
    static Type fieldType(SourceType type, FieldModel field) {
        return type.system().names().resolve(field.type(), TypeScope.of(type));
    }

    /** A generated method that forwards to one of another type. */
    static MethodDeclaration delegated(SourceType owner, SourceType delegate, MethodModel method) {
        return new MethodDeclaration(
                owner,
                method.name(),
                method.parameters().size(),
                EnumSet.noneOf(Trait.class),
                method,
                () -> new SourceMembers(delegate).signature(method));
    }

    /** A method that is in no source text. */
    static MethodDeclaration generated(
            TypeDeclaration owner, String name, boolean isStatic, List<Type> parameters, Type returned) {
        Set<Trait> traits = isStatic ? EnumSet.of(Trait.STATIC) : EnumSet.noneOf(Trait.class);
        @Nullable MethodModel none = null;
        return new MethodDeclaration(
                owner, name, parameters.size(), traits, none, () -> new Signature(List.of(), parameters, returned));
    }
}
