package io.github.txguard.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one abstract method of functional interfaces. */
final class FunctionalInterfaces {
    private final Hierarchy hierarchy;
    private final ConcurrentHashMap<String, Optional<MethodDeclaration>> methods = new ConcurrentHashMap<>();

    FunctionalInterfaces(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** The single abstract method, or null if the type is unknown or not functional. */
    @Nullable
    MethodDeclaration method(String typeName) {
        Optional<MethodDeclaration> known = methods.get(typeName);
        if (known == null) {
            known = Optional.ofNullable(search(typeName));
            methods.put(typeName, known);
        }
        return known.orElse(null);
    }

    /** Parameter and return types of the function that a value of the type is, or null. */
    @Nullable
    Function function(Type type) {
        if (!type.isReference()) {
            return null;
        }
        MethodDeclaration method = method(type.name());
        Type view =
                method == null ? null : hierarchy.asSuper(type, method.owner().name());
        if (method == null || view == null) {
            return null;
        }
        Substitution substitution = Substitution.ofClass(method.owner(), view);
        return new Function(
                method,
                method.parameters().stream().map(substitution::apply).toList(),
                substitution.apply(method.returnType()));
    }

    private @Nullable MethodDeclaration search(String typeName) {
        TypeDeclaration declaration = hierarchy.table().find(typeName);
        if (declaration == null || !declaration.isInterface()) {
            return null;
        }
        List<MethodDeclaration> open = new ArrayList<>(1);
        for (String name : hierarchy.ancestry(typeName).names()) {
            TypeDeclaration supertype = hierarchy.table().find(name);
            if (supertype == null || !supertype.isInterface()) {
                continue;
            }
            for (MethodDeclaration method : supertype.methods()) {
                if (method.isAbstract() && !isOfObject(method) && !isImplemented(typeName, method)) {
                    addDistinct(open, method);
                }
            }
        }
        return open.size() == 1 ? open.get(0) : null;
    }

    private static void addDistinct(List<MethodDeclaration> open, MethodDeclaration method) {
        boolean present = open.stream().anyMatch(m -> m.name().equals(method.name()) && m.arity() == method.arity());
        if (!present) {
            open.add(method);
        }
    }

    /** Whether a default method of the type or a supertype takes its place. */
    private boolean isImplemented(String typeName, MethodDeclaration method) {
        for (MethodDeclaration other : hierarchy.methods(typeName, method.name())) {
            if (other != method
                    && !other.isAbstract()
                    && !other.isStatic()
                    && other.arity() == method.arity()
                    && hierarchy.isSubtype(other.owner().name(), method.owner().name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfObject(MethodDeclaration method) {
        return switch (method.name()) {
            case "equals" -> method.arity() == 1;
            case "hashCode", "toString" -> method.arity() == 0;
            default -> false;
        };
    }

    /**
     * A function's shape.
     *
     * @param method single abstract method
     * @param parameters parameter types with the interface's type arguments put in
     * @param returned return type likewise
     */
    record Function(MethodDeclaration method, List<Type> parameters, Type returned) {}
}
