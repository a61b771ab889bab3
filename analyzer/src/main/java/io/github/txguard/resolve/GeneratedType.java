package io.github.txguard.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type that an annotation processor adds to a type of the sources, such as its builder. */
final class GeneratedType implements TypeDeclaration {
    private final String name;
    private final String outer;
    private final Map<String, List<MethodDeclaration>> methods = new LinkedHashMap<>();

    GeneratedType(String name, String outer) {
        this.name = name;
        this.outer = outer;
    }

    /** Adds a method; only while the type is being made. */
    void add(MethodDeclaration method) {
        methods.computeIfAbsent(method.name(), n -> new ArrayList<>(1)).add(method);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String outer() {
        return outer;
    }

    @Override
    public boolean isInterface() {
        return false;
    }

    @Override
    public List<TypeVariable> typeParameters() {
        return List.of();
    }

    @Override
    public @Nullable Type superclass() {
        return Type.OBJECT;
    }

    @Override
    public List<Type> interfaces() {
        return List.of();
    }

    @Override
    public List<MethodDeclaration> methods(String methodName) {
        return methods.getOrDefault(methodName, List.of());
    }

    @Override
    public List<MethodDeclaration> methods() {
        return methods.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public @Nullable FieldDeclaration field(String fieldName) {
        return null;
    }

    @Override
    public @Nullable String memberType(String simpleName) {
        return null;
    }
}
