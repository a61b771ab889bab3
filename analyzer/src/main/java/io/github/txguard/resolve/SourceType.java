package io.github.txguard.resolve;

import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeParameterModel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A type of the sources. Its names are resolved when first needed. */
final class SourceType implements TypeDeclaration {
    private final TypeModel model;
    private final TypeSystem system;
    private final UnitNames unitNames;
    private final List<TypeVariable> typeParameters;
    private final IdentityHashMap<MethodModel, List<TypeVariable>> methodVariables = new IdentityHashMap<>(0);
    private final Map<String, Map<String, String>> localTypes = new LinkedHashMap<>();
    private final Map<String, String> memberTypes = new LinkedHashMap<>();
    private final Lazy<Supertypes> supertypes = new Lazy<>(this::resolveSupertypes);
    private final Lazy<Map<String, List<MethodDeclaration>>> methods = new Lazy<>(this::declareMethods);
    private final Lazy<IdentityHashMap<MethodModel, MethodDeclaration>> declarations =
            new Lazy<>(this::indexDeclarations);
    private final Lazy<Map<String, FieldDeclaration>> fields = new Lazy<>(this::declareFields);
    private final Lazy<Map<String, GeneratedType>> generated = new Lazy<>(this::generateTypes);
    private final ConcurrentHashMap<String, Optional<String>> inheritedTypes = new ConcurrentHashMap<>();
    private final Lazy<Type> thisType = new Lazy<>(TypeDeclaration.super::thisType);
    private @Nullable SourceType outer;

    SourceType(TypeModel model, TypeSystem system, UnitNames unitNames) {
        this.model = model;
        this.system = system;
        this.unitNames = unitNames;
        this.typeParameters = variables(model.typeParameters(), TypeScope.headerOf(this));
        for (MethodModel method : model.methods()) {
            if (!method.typeParameters().isEmpty()) {
                methodVariables.put(method, variables(method.typeParameters(), TypeScope.of(this, method)));
            }
        }
    }

    /** Sets the enclosing type; only before the first question. */
    void inside(SourceType enclosing) {
        outer = enclosing;
        String method = model.enclosingMethod();
        if (method != null) {
            enclosing
                    .localTypes
                    .computeIfAbsent(method, m -> new LinkedHashMap<>())
                    .put(model.simpleName(), name());
        } else if (!model.simpleName().isEmpty()) {
            enclosing.memberTypes.put(model.simpleName(), name());
        }
    }

    private List<TypeVariable> variables(List<TypeParameterModel> parameters, TypeScope scope) {
        List<TypeVariable> variables = new ArrayList<>(parameters.size());
        for (TypeParameterModel parameter : parameters) {
            variables.add(TypeVariable.declared(
                    parameter.name(),
                    () -> parameter.bounds().stream()
                            .map(bound -> system.names().resolve(bound, scope))
                            .toList()));
        }
        return List.copyOf(variables);
    }

    TypeModel model() {
        return model;
    }

    UnitNames unitNames() {
        return unitNames;
    }

    TypeSystem system() {
        return system;
    }

    @Nullable
    SourceType outerType() {
        return outer;
    }

    /** The method around a local or anonymous type, or null. */
    @Nullable
    MethodModel enclosingMethod() {
        String id = model.enclosingMethod();
        if (id == null || outer == null) {
            return null;
        }
        for (MethodModel method : outer.model.methods()) {
            if (id.endsWith(method.name() + id.substring(id.lastIndexOf('(')))
                    && method.id().equals(id)) {
                return method;
            }
        }
        return null;
    }

    /** Whether code in it has no enclosing instance. */
    boolean isStatic() {
        return model.is(Modifier.STATIC) || outer == null;
    }

    List<TypeVariable> variablesOf(MethodModel method) {
        return methodVariables.getOrDefault(method, List.of());
    }

    /** Qualified name of the type declared inside the method, or null. */
    @Nullable
    String localType(MethodModel method, String simpleName) {
        if (localTypes.isEmpty()) {
            return null;
        }
        return localTypes.getOrDefault(method.id(), Map.of()).get(simpleName);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public @Nullable String outer() {
        return model.outer();
    }

    @Override
    public boolean isInterface() {
        return model.kind() == TypeModel.Kind.INTERFACE || model.kind() == TypeModel.Kind.ANNOTATION;
    }

    @Override
    public List<TypeVariable> typeParameters() {
        return typeParameters;
    }

    @Override
    public Type thisType() {
        return thisType.get();
    }

    @Override
    public @Nullable Type superclass() {
        return supertypes.get().superclass();
    }

    @Override
    public List<Type> interfaces() {
        return supertypes.get().interfaces();
    }

    @Override
    public List<MethodDeclaration> methods(String methodName) {
        return methods.get().getOrDefault(methodName, List.of());
    }

    @Override
    public List<MethodDeclaration> methods() {
        return methods.get().values().stream().flatMap(List::stream).toList();
    }

    @Override
    public @Nullable FieldDeclaration field(String fieldName) {
        return fields.get().get(fieldName);
    }

    @Override
    public @Nullable String memberType(String simpleName) {
        String declared = memberTypes.get(simpleName);
        if (declared != null) {
            return declared;
        }
        GeneratedType type = generatedMember(simpleName);
        if (type != null) {
            return type.name();
        }
        String member = name() + "." + simpleName;
        return unitNames.isLibrary() && system.table().find(member) != null ? member : null;
    }

    /** A member type that is not in the sources but will be made from them, or null. */
    @Nullable
    GeneratedType generatedMember(String simpleName) {
        boolean possible = !model.annotations().isEmpty() && simpleName.equals(model.simpleName() + "Builder");
        return possible ? generated.get().get(simpleName) : null;
    }

    /** Declared or inherited member type of that simple name, or null. */
    @Nullable
    String inheritedMemberType(String simpleName, Hierarchy hierarchy) {
        Optional<String> known = inheritedTypes.get(simpleName);
        if (known == null) {
            known = Optional.ofNullable(hierarchy.memberType(name(), simpleName));
            inheritedTypes.put(simpleName, known);
        }
        return known.orElse(null);
    }

    /** The declaration of a method of this type. */
    MethodDeclaration declaration(MethodModel method) {
        MethodDeclaration declaration = declarations.get().get(method);
        if (declaration == null) {
            throw new IllegalArgumentException("not a method of " + name() + ": " + method.id());
        }
        return declaration;
    }

    private Supertypes resolveSupertypes() {
        TypeScope scope = TypeScope.headerOf(this);
        List<Type> interfaces = new ArrayList<>();
        model.interfaces().forEach(i -> interfaces.add(system.names().resolve(i, scope)));
        Type written = model.superclass() == null ? null : system.names().resolve(model.superclass(), scope);
        switch (model.kind()) {
            case ENUM -> written = Type.of("java.lang.Enum", List.of(Type.of(name())));
            case RECORD -> written = Type.of("java.lang.Record");
            case INTERFACE -> written = null;
            case ANNOTATION -> interfaces.add(Type.of("java.lang.annotation.Annotation"));
            case ANONYMOUS -> {
                TypeDeclaration named = written == null ? null : system.table().find(written.name());
                if (written != null && named != null && named.isInterface()) {
                    interfaces.add(written);
                    written = Type.OBJECT;
                }
            }
            case CLASS -> {}
        }
        return new Supertypes(written == null && !isInterface() ? Type.OBJECT : written, List.copyOf(interfaces));
    }

    private Map<String, List<MethodDeclaration>> declareMethods() {
        return new SourceMembers(this).methods();
    }

    private IdentityHashMap<MethodModel, MethodDeclaration> indexDeclarations() {
        IdentityHashMap<MethodModel, MethodDeclaration> index =
                new IdentityHashMap<>(model.methods().size());
        for (MethodDeclaration declaration : methods()) {
            MethodModel source = declaration.source();
            if (source != null) {
                index.put(source, declaration);
            }
        }
        return index;
    }

    private Map<String, FieldDeclaration> declareFields() {
        Map<String, FieldDeclaration> declared = new LinkedHashMap<>();
        for (FieldModel field : model.fields()) {
            boolean isStatic = field.modifiers().contains(Modifier.STATIC) || isInterface();
            Type type = system.names().resolve(field.type(), TypeScope.of(this));
            declared.put(field.name(), new FieldDeclaration(name(), isStatic, type));
        }
        new LombokMembers(this).addFields(declared);
        return declared;
    }

    private Map<String, GeneratedType> generateTypes() {
        return new LombokMembers(this).types();
    }

    private record Supertypes(@Nullable Type superclass, List<Type> interfaces) {}
}
