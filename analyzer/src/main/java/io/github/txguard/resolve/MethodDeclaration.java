package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A method or constructor of a {@link TypeDeclaration}. Its types are looked up when first needed. */
final class MethodDeclaration {
    private final TypeDeclaration owner;
    private final String name;
    private final int arity;
    private final boolean isStatic;
    private final boolean isVarargs;
    private final boolean isAbstract;
    private final boolean isPrivate;
    private final @Nullable MethodModel source;
    private final Lazy<Signature> signature;
    /** Null until it is asked for; found out twice at worst. */
    private volatile @Nullable List<String> erased;

    MethodDeclaration(
            TypeDeclaration owner,
            String name,
            int arity,
            Set<Trait> traits,
            @Nullable MethodModel source,
            Supplier<Signature> signature) {
        this.owner = owner;
        this.name = name;
        this.arity = arity;
        this.isStatic = traits.contains(Trait.STATIC);
        this.isVarargs = traits.contains(Trait.VARARGS);
        this.isAbstract = traits.contains(Trait.ABSTRACT);
        this.isPrivate = traits.contains(Trait.PRIVATE);
        this.source = source;
        this.signature = new Lazy<>(signature);
    }

    TypeDeclaration owner() {
        return owner;
    }

    String name() {
        return name;
    }

    int arity() {
        return arity;
    }

    boolean isStatic() {
        return isStatic;
    }

    boolean isVarargs() {
        return isVarargs;
    }

    boolean isAbstract() {
        return isAbstract;
    }

    boolean isPrivate() {
        return isPrivate;
    }

    /** The declaration in the sources, or null for library methods and generated ones. */
    @Nullable
    MethodModel source() {
        return source;
    }

    List<TypeVariable> typeParameters() {
        return signature.get().typeParameters();
    }

    List<Type> parameters() {
        return signature.get().parameters();
    }

    Type returnType() {
        return signature.get().returnType();
    }

    List<String> erasedParameters() {
        if (arity == 0) {
            return List.of();
        }
        List<String> known = erased;
        if (known == null) {
            known = List.copyOf(parameters().stream().map(Type::erasure).toList()); // calls share it only so
            erased = known;
        }
        return known;
    }

    /** Whether it can be called with that many arguments. */
    boolean accepts(int arguments) {
        return arity == arguments || (isVarargs() && arguments >= arity - 1);
    }

    /** The parameter's type for the argument at an index; that of the elements when the call is one of variable arity. */
    Type parameterFor(int index, boolean expanded) {
        List<Type> parameters = parameters();
        if (expanded && index >= parameters.size() - 1) {
            return parameters.get(parameters.size() - 1).component();
        }
        return index < parameters.size() ? parameters.get(index) : Type.UNKNOWN;
    }

    @Override
    public String toString() {
        return owner.name() + "#" + name + erasedParameters();
    }

    /**
     * The types of a method.
     *
     * @param typeParameters type parameters
     * @param parameters parameter types; an array for the one of variable arity
     * @param returnType return type, the class for constructors
     */
    record Signature(List<TypeVariable> typeParameters, List<Type> parameters, Type returnType) {
        Signature {
            typeParameters = List.copyOf(typeParameters);
            parameters = List.copyOf(parameters);
        }
    }

    /** What matters of a method's modifiers. */
    enum Trait {
        STATIC,
        VARARGS,
        ABSTRACT,
        PRIVATE
    }
}
