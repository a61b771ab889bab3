package io.github.txguard.frontend;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.resolution.declarations.ResolvedTypeDeclaration;
import com.github.javaparser.resolution.declarations.ResolvedTypeParameterDeclaration;
import com.github.javaparser.resolution.types.ResolvedReferenceType;
import com.github.javaparser.resolution.types.ResolvedWildcard;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.ResolvedType;
import java.util.List;
import java.util.Optional;

/** The symbol solver's types as the program names them. */
final class SolvedTypes {
    private static final ResolvedType OBJECT = ResolvedType.of("java.lang.Object");
    /** Bounds may go in circles ({@code T extends Comparable<T>}). */
    private static final int DEEPEST = 8;

    private final ProgramModel program;
    private final SolverSources sources;

    SolvedTypes(ProgramModel program, SolverSources sources) {
        this.program = program;
        this.sources = sources;
    }

    /** The type with its arguments; type variables as their bounds. */
    ResolvedType of(com.github.javaparser.resolution.types.ResolvedType type) {
        return of(type, 0);
    }

    /** The type without arguments. */
    ResolvedType erased(com.github.javaparser.resolution.types.ResolvedType type) {
        ResolvedType converted = of(type, DEEPEST);
        return new ResolvedType(converted.name(), List.of(), converted.dimensions());
    }

    private ResolvedType of(com.github.javaparser.resolution.types.ResolvedType type, int depth) {
        if (type.isPrimitive() || type.isVoid()) {
            return ResolvedType.of(type.describe());
        }
        if (type.isArray()) {
            ResolvedType component = of(type.asArrayType().getComponentType(), depth);
            return component.isKnown()
                    ? new ResolvedType(component.name(), component.arguments(), component.dimensions() + 1)
                    : component;
        }
        if (type.isReferenceType()) {
            return reference(type.asReferenceType(), depth);
        }
        if (type.isTypeVariable()) {
            return bound(type.asTypeParameter(), depth);
        }
        if (type.isWildcard()) {
            ResolvedWildcard wildcard = type.asWildcard();
            return wildcard.isBounded() ? of(wildcard.getBoundedType(), depth + 1) : OBJECT;
        }
        if (type.isUnionType()) {
            return of(type.asUnionType().getElements().get(0), depth);
        }
        return ResolvedType.UNKNOWN;
    }

    private ResolvedType reference(ResolvedReferenceType type, int depth) {
        String name = type.getTypeDeclaration().map(this::nameOf).orElseGet(type::getQualifiedName);
        List<ResolvedType> arguments = depth >= DEEPEST
                ? List.of()
                : type.typeParametersValues().stream()
                        .map(argument -> of(argument, depth + 1))
                        .toList();
        return new ResolvedType(name, arguments, 0);
    }

    private ResolvedType bound(ResolvedTypeParameterDeclaration variable, int depth) {
        if (depth > DEEPEST + 1 || variable.getBounds().isEmpty()) {
            return OBJECT;
        }
        return of(variable.getBounds().get(0).getType(), Math.max(depth + 1, DEEPEST));
    }

    /** The qualified name by which the program model has the type, local ones included. */
    String nameOf(ResolvedTypeDeclaration type) {
        String name = type.getQualifiedName();
        if (program.type(name).isPresent()) {
            return name;
        }
        return type.toAst().flatMap(this::localName).orElse(name);
    }

    private Optional<String> localName(Node node) {
        if (!(node instanceof TypeDeclaration<?> declaration)) {
            return Optional.empty();
        }
        String simpleName = declaration.getNameAsString();
        int line = Positions.line(declaration.getName());
        return declaration
                .findCompilationUnit()
                .flatMap(sources::fileOf)
                .flatMap(file -> program.units().stream()
                        .filter(unit -> unit.file().equals(file))
                        .flatMap(unit -> unit.types().stream())
                        .filter(type -> type.simpleName().equals(simpleName) && type.line() == line)
                        .map(TypeModel::name)
                        .findFirst());
    }
}
