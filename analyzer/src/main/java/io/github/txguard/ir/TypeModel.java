package io.github.txguard.ir;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class, interface, enum, record or annotation type; anonymous and local ones too.
 *
 * @param name qualified name; nested types with a dot, anonymous and local ones as {@code pkg.Outer$1} and {@code
 *     pkg.Outer$1Local}, numbered in source order within the outermost type
 * @param simpleName name by which the source refers to it, empty for anonymous types
 * @param kind kind
 * @param typeParameters type parameters
 * @param superclass superclass as written (for an anonymous class the named type), or null
 * @param interfaces direct interfaces as written (for interfaces the extended ones)
 * @param modifiers modifiers
 * @param annotations annotations
 * @param fields fields, record components and enum constants in source order
 * @param methods methods, constructors and initializers in source order
 * @param outer qualified name of the enclosing type, or null for top-level types
 * @param enclosingMethod the method's {@link MethodModel#id()} around a local or anonymous type, or null
 * @param line line of the name
 */
public record TypeModel(
        String name,
        String simpleName,
        Kind kind,
        List<TypeParameterModel> typeParameters,
        @Nullable TypeRef superclass,
        List<TypeRef> interfaces,
        Set<Modifier> modifiers,
        List<AnnotationModel> annotations,
        List<FieldModel> fields,
        List<MethodModel> methods,
        @Nullable String outer,
        @Nullable String enclosingMethod,
        int line) {
    /** Copies the collections so that the type is immutable. */
    public TypeModel {
        typeParameters = List.copyOf(typeParameters);
        interfaces = List.copyOf(interfaces);
        modifiers = ModifierSet.copyOf(modifiers);
        annotations = List.copyOf(annotations);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    /**
     * Whether the modifier is present.
     *
     * @param modifier modifier
     */
    public boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /** What tells types apart comes first: two of them are compared far more often than they are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TypeModel that
                        && line == that.line
                        && name.equals(that.name)
                        && kind == that.kind
                        && simpleName.equals(that.simpleName)
                        && typeParameters.equals(that.typeParameters)
                        && Objects.equals(superclass, that.superclass)
                        && interfaces.equals(that.interfaces)
                        && modifiers.equals(that.modifiers)
                        && annotations.equals(that.annotations)
                        && Objects.equals(outer, that.outer)
                        && Objects.equals(enclosingMethod, that.enclosingMethod)
                        && fields.equals(that.fields)
                        && methods.equals(that.methods));
    }

    /** The name tells types apart; hashing whole bodies would make every map of types slow. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether objects of exactly this type can exist. */
    public boolean isInstantiable() {
        return switch (kind) {
            case CLASS, ANONYMOUS, RECORD, ENUM -> !is(Modifier.ABSTRACT);
            case INTERFACE, ANNOTATION -> false;
        };
    }

    /** Kinds of types. */
    public enum Kind {
        /** Class, local ones included. */
        CLASS,
        /** Anonymous class; the named type stands as superclass, though it may be an interface. */
        ANONYMOUS,
        /** Interface. */
        INTERFACE,
        /** Enum. */
        ENUM,
        /** Record. */
        RECORD,
        /** Annotation type. */
        ANNOTATION
    }
}
