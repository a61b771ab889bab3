package io.github.txguard.frontend;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.WildcardType;
import io.github.txguard.ir.TypeParameterModel;
import io.github.txguard.ir.TypeRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types as written. */
final class TypeRefs {
    private final Names names;

    TypeRefs(Names names) {
        this.names = names;
    }

    /** The type as written; the first part of unions and intersections. */
    TypeRef of(Type type) {
        if (type instanceof ClassOrInterfaceType named) {
            return named(named);
        }
        if (type instanceof PrimitiveType primitive) {
            return names.type(primitive.getType().asString());
        }
        if (type instanceof ArrayType array) {
            TypeRef component = of(array.getComponentType());
            return new TypeRef(component.name(), component.arguments(), component.dimensions() + 1);
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendedType()
                    .or(wildcard::getSuperType)
                    .map(this::of)
                    .orElseGet(() -> names.type("Object"));
        }
        if (type instanceof UnionType union) {
            return of(union.getElements().get(0));
        }
        if (type instanceof IntersectionType intersection) {
            return of(intersection.getElements().get(0));
        }
        return names.type(type.asString());
    }

    /** The type of a variable, or null where it is inferred. */
    @Nullable
    TypeRef ofVariable(Type type) {
        return isInferred(type) ? null : of(type);
    }

    /** The type of a parameter; its variable arity is a dimension. Null where it is inferred. */
    @Nullable
    TypeRef ofVariable(Parameter parameter) {
        return isInferred(parameter.getType()) ? null : of(parameter);
    }

    /** The type of a declared parameter; its variable arity is a dimension. */
    TypeRef of(Parameter parameter) {
        TypeRef type = of(parameter.getType());
        return parameter.isVarArgs() ? new TypeRef(type.name(), type.arguments(), type.dimensions() + 1) : type;
    }

    /** The types as written. */
    List<TypeRef> all(NodeList<? extends Type> types) {
        return types.isEmpty() ? List.of() : types.stream().map(this::of).toList();
    }

    /** The alternatives of a catch clause. */
    List<TypeRef> alternatives(Type type) {
        return type instanceof UnionType union ? all(union.getElements()) : List.of(of(type));
    }

    /** Type arguments, none when there are no angle brackets or nothing between them. */
    List<TypeRef> arguments(Optional<NodeList<Type>> arguments) {
        return arguments.isPresent() ? all(arguments.get()) : List.of();
    }

    /** Type parameters with their bounds. */
    List<TypeParameterModel> parameters(NodeList<TypeParameter> parameters) {
        return parameters.isEmpty()
                ? List.of()
                : parameters.stream()
                        .map(each ->
                                new TypeParameterModel(names.unique(each.getNameAsString()), all(each.getTypeBound())))
                        .toList();
    }

    private TypeRef named(ClassOrInterfaceType type) {
        String simple = type.getName().getIdentifier();
        String name = type.getScope().isPresent() ? of(type.getScope().get()).name() + "." + simple : simple;
        TypeRef raw = names.type(name);
        List<TypeRef> arguments = arguments(type.getTypeArguments());
        return arguments.isEmpty() ? raw : new TypeRef(raw.name(), arguments, 0);
    }

    /** {@code var}, which the parser takes for a type's name, and nothing at all, as in lambdas. */
    private static boolean isInferred(Type type) {
        return type.isUnknownType()
                || type.isVarType()
                || (type instanceof ClassOrInterfaceType named
                        && named.getName().getIdentifier().equals("var")
                        && named.getScope().isEmpty());
    }
}
