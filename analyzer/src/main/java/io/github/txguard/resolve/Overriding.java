package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.resolve.MethodDeclaration.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which method takes the place of which. */
final class Overriding {
    private final TypeSystem system;
    private final Hierarchy hierarchy;

    Overriding(TypeSystem system) {
        this.system = system;
        this.hierarchy = system.hierarchy();
    }

    /** The method in the sources that runs when the declared one is called on an object of exactly the type. */
    Optional<MethodModel> implementation(SourceType concrete, MethodDeclaration declared) {
        if (declared.isStatic() || declared.is(Trait.PRIVATE) || declared.name().equals(MethodModel.CONSTRUCTOR)) {
            return Optional.ofNullable(withBody(declared));
        }
        List<String> wanted = parametersIn(concrete, declared);
        List<String> erased = declared.erasedParameters();
        List<MethodDeclaration> candidates = bodies(concrete, declared.name(), declared.arity());
        for (MethodDeclaration candidate : candidates) {
            List<String> own = parametersIn(concrete, candidate);
            if (candidate == declared
                    || own.equals(wanted)
                    || candidate.erasedParameters().equals(erased)) {
                return Optional.ofNullable(withBody(candidate));
            }
        }
        return Optional.empty();
    }

    /** The same for a method of a library, of which less may be known. */
    Optional<MethodModel> implementation(SourceType concrete, String name, List<String> parameterTypes) {
        List<MethodDeclaration> candidates = bodies(concrete, name, parameterTypes.size());
        MethodDeclaration best = null;
        int bestScore = -1;
        for (MethodDeclaration candidate : candidates) {
            int score = score(candidate.erasedParameters(), parameterTypes);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best == null ? null : withBody(best));
    }

    /** How well parameter types fit those that are wanted: equal ones count most, then subtypes, as of type variables. */
    private int score(List<String> own, List<String> wanted) {
        int score = 0;
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).equals(wanted.get(i))) {
                score += 2;
            } else if (wanted.get(i).isEmpty() || hierarchy.isSubtype(own.get(i), wanted.get(i))) {
                score += 1;
            }
        }
        return score;
    }

    /** Methods that would run: of superclasses from the type upwards, then of interfaces, subtypes first. */
    private List<MethodDeclaration> bodies(SourceType concrete, String name, int arity) {
        return hierarchy.methods(concrete.name(), name).stream()
                .filter(m -> m.arity() == arity && !m.isAbstract() && !m.isStatic())
                .toList();
    }

    private static @Nullable MethodModel withBody(MethodDeclaration method) {
        MethodModel source = method.source();
        return source == null || source.body() == null ? null : source;
    }

    /** The method's erased parameter types where the type's supertypes give values to their variables. */
    List<String> parametersIn(SourceType type, MethodDeclaration method) {
        Type view = hierarchy.asSuper(type.thisType(), method.owner().name());
        if (view == null) {
            return method.erasedParameters();
        }
        Substitution substitution = Substitution.ofClass(method.owner(), view);
        return method.parameters().stream()
                .map(parameter -> substitution.apply(parameter).erasure())
                .toList();
    }

    /** Methods of the sources that the method overrides or implements, those of nearer supertypes first. */
    List<MethodModel> overridden(SourceType type, MethodDeclaration method) {
        if (method.isStatic() || method.is(Trait.PRIVATE) || method.name().startsWith("<")) {
            return List.of();
        }
        List<MethodModel> found = new ArrayList<>();
        List<String> own = method.erasedParameters();
        for (String name : hierarchy.ancestry(type.name()).names()) {
            SourceType supertype =
                    name.equals(type.name()) ? null : system.table().source(name);
            if (supertype == null) {
                continue;
            }
            for (MethodDeclaration other : supertype.methods(method.name())) {
                boolean same = other.arity() == method.arity()
                        && !other.isStatic()
                        && !other.is(Trait.PRIVATE)
                        && (parametersIn(type, other).equals(own)
                                || other.erasedParameters().equals(own));
                MethodModel source = other.source();
                if (same && source != null) {
                    found.add(source);
                }
            }
        }
        return found;
    }
}
