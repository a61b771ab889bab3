package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
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
        if (declared.isStatic() || declared.isPrivate() || declared.name().equals(MethodModel.CONSTRUCTOR)) {
            return Optional.ofNullable(withBody(declared));
        }
        List<String> wanted = null;
        for (MethodDeclaration candidate : hierarchy.methods(concrete.name(), declared.name())) {
            if (!runs(candidate, declared.arity())) {
                continue;
            }
            boolean same = candidate == declared || candidate.erasedParameters().equals(declared.erasedParameters());
            if (!same) {
                // type arguments are seldom needed to tell, and take longest to find out
                wanted = wanted == null ? parametersIn(concrete, declared) : wanted;
                same = parametersIn(concrete, candidate).equals(wanted);
            }
            if (same) {
                return Optional.ofNullable(withBody(candidate));
            }
        }
        return Optional.empty();
    }

    /** The same for a method of a library, of which less may be known. */
    Optional<MethodModel> implementation(SourceType concrete, String name, List<String> parameterTypes) {
        MethodDeclaration best = null;
        int bestScore = -1;
        for (MethodDeclaration candidate : hierarchy.methods(concrete.name(), name)) {
            int score =
                    runs(candidate, parameterTypes.size()) ? score(candidate.erasedParameters(), parameterTypes) : -1;
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

    /** Whether the method can be the one that runs. */
    private static boolean runs(MethodDeclaration method, int arity) {
        return method.arity() == arity && !method.isAbstract() && !method.isStatic();
    }

    private static @Nullable MethodModel withBody(MethodDeclaration method) {
        MethodModel source = method.source();
        return source == null || !source.hasBody() ? null : source;
    }

    /** The method's erased parameter types where the type's supertypes give values to their variables. */
    List<String> parametersIn(SourceType type, MethodDeclaration method) {
        Type view = method.arity() == 0 || method.owner().typeParameters().isEmpty()
                ? null
                : hierarchy.asSuper(type, method.owner().name());
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
        if (method.isStatic() || method.isPrivate() || method.name().startsWith("<")) {
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
                        && !other.isPrivate()
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
