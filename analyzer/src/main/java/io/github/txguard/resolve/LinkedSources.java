package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The linked program over a {@link TypeSystem}. */
final class LinkedSources implements LinkedProgram {
    private final ProgramModel program;
    private final TypeSystem system;
    private final IdentityHashMap<MethodModel, MethodLinker> methods;
    private final LinkCounts counts;
    private final Overriding overriding;
    private final Map<String, Optional<TypeModel>> annotationTypes = new ConcurrentHashMap<>();
    private final Lazy<Map<String, List<TypeModel>>> subtypes = new Lazy<>(this::indexSubtypes);

    LinkedSources(
            ProgramModel program,
            TypeSystem system,
            IdentityHashMap<MethodModel, MethodLinker> methods,
            LinkCounts counts) {
        this.program = program;
        this.system = system;
        this.methods = methods;
        this.counts = counts;
        this.overriding = new Overriding(system);
    }

    @Override
    public ProgramModel program() {
        return program;
    }

    @Override
    public LinkedMethod link(MethodModel method) {
        MethodLinker linker = methods.get(method);
        if (linker == null) {
            throw new IllegalArgumentException("not a method of this program: " + method.id());
        }
        return linker.linked();
    }

    @Override
    public long methodsLinked() {
        return counts.methods();
    }

    @Override
    public long sitesTyped() {
        return counts.sites();
    }

    @Override
    public String qualify(TypeModel scope, TypeRef written) {
        return system.names()
                .resolve(written, TypeScope.of(source(scope)))
                .bounded()
                .name();
    }

    @Override
    public String qualifyAnnotation(TypeModel scope, String written) {
        SourceType source = system.table().source(scope.name());
        return source == null ? written : system.names().qualify(written, TypeScope.of(source));
    }

    @Override
    public Optional<TypeModel> annotationType(String name) {
        Optional<TypeModel> source = program.type(name);
        return source.isPresent()
                ? source
                : annotationTypes.computeIfAbsent(
                        name, n -> Optional.ofNullable(system.table().annotationType(n)));
    }

    @Override
    public boolean isOnClassPath(String name) {
        return system.table().isOnClassPath(name);
    }

    @Override
    public boolean isSubtype(String subtype, String supertype) {
        return system.hierarchy().isSubtype(subtype, supertype);
    }

    @Override
    public boolean mayStandFor(TypeModel concrete, ResolvedType type) {
        if (type.arguments().isEmpty()) {
            return true;
        }
        Type seen = system.hierarchy().asSuper(source(concrete), type.name());
        if (seen == null || seen.arguments().size() != type.arguments().size()) {
            return true;
        }
        for (int i = 0; i < type.arguments().size(); i++) {
            Type own = seen.arguments().get(i);
            ResolvedType wanted = type.arguments().get(i);
            boolean decided = own.variable() == null && !own.name().isEmpty() && wanted.isKnown();
            if (decided && !isSubtype(own.name(), wanted.name()) && !isSubtype(wanted.name(), own.name())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<String> supertypes(String type) {
        return system.hierarchy().ancestry(type).list();
    }

    @Override
    public List<TypeModel> sourceSubtypes(String type) {
        return subtypes.get().getOrDefault(type, List.of());
    }

    private Map<String, List<TypeModel>> indexSubtypes() {
        Map<String, List<TypeModel>> index = new LinkedHashMap<>();
        for (TypeModel type : program.types().values()) {
            for (String supertype : system.hierarchy().ancestry(type.name()).names()) {
                index.computeIfAbsent(supertype, n -> new ArrayList<>()).add(type);
            }
        }
        index.replaceAll((name, types) -> List.copyOf(types));
        return index;
    }

    @Override
    public Optional<MethodModel> implementation(TypeModel concrete, MethodModel declared) {
        MethodLinker linker = methods.get(declared);
        return linker == null
                ? Optional.empty()
                : overriding.implementation(source(concrete), linker.type().declaration(declared));
    }

    @Override
    public Optional<MethodModel> implementation(TypeModel concrete, String name, List<String> parameterTypes) {
        return overriding.implementation(source(concrete), name, parameterTypes);
    }

    @Override
    public List<String> parameterTypes(TypeModel concrete, MethodModel method) {
        MethodLinker linker = methods.get(method);
        return linker == null
                ? List.of()
                : overriding.parametersIn(source(concrete), linker.type().declaration(method));
    }

    @Override
    public List<MethodModel> overridden(MethodModel method) {
        MethodLinker linker = methods.get(method);
        return linker == null
                ? List.of()
                : overriding.overridden(linker.type(), linker.type().declaration(method));
    }

    @Override
    public Optional<String> functionalMethod(String type) {
        return Optional.ofNullable(system.functions().method(type)).map(MethodDeclaration::name);
    }

    @Override
    public ResolvedType fieldType(TypeModel scope, String name) {
        for (SourceType type = source(scope); type != null; type = type.outerType()) {
            TypeDeclaration.FieldDeclaration field = system.hierarchy().field(type.name(), name);
            if (field != null) {
                return system.resolved().of(system.hierarchy().fieldType(type.thisType(), field));
            }
        }
        return ResolvedType.UNKNOWN;
    }

    @Override
    public boolean isGenerated(TypeModel type, String name, int parameters) {
        return source(type).methods(name).stream()
                .anyMatch(method -> method.source() == null && method.arity() == parameters);
    }

    private SourceType source(TypeModel type) {
        SourceType source = system.table().source(type.name());
        if (source == null) {
            throw new IllegalArgumentException("not a type of this program: " + type.name());
        }
        return source;
    }
}
