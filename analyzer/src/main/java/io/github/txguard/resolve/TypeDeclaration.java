package io.github.txguard.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a class or interface, wherever from. Its answers do not change. */
sealed interface TypeDeclaration permits SourceType, LibraryType, GeneratedType {
    /** Qualified name with dots, as in the program model. */
    String name();

    /** Qualified name of the enclosing type, or null. */
    @Nullable
    String outer();

    boolean isInterface();

    /** Type parameters in order. */
    List<TypeVariable> typeParameters();

    /** Direct superclass; null for interfaces and {@code Object}. */
    @Nullable
    Type superclass();

    /** Direct interfaces. */
    List<Type> interfaces();

    /** Declared methods of that name, {@code <init>} for constructors; no inherited ones. */
    List<MethodDeclaration> methods(String methodName);

    /** Every declared method in a stable order. */
    List<MethodDeclaration> methods();

    /** The declared field of that name, or null. */
    @Nullable
    FieldDeclaration field(String fieldName);

    /** Qualified name of the declared member type of that simple name, or null. */
    @Nullable
    String memberType(String simpleName);

    /** The type as seen from inside: its variables are its arguments. */
    default Type thisType() {
        return Type.of(name(), typeParameters().stream().map(Type::of).toList());
    }

    /**
     * A field.
     *
     * @param owner qualified name of the declaring type
     * @param isStatic whether it is static
     * @param type its type
     */
    record FieldDeclaration(String owner, boolean isStatic, Type type) {}
}
