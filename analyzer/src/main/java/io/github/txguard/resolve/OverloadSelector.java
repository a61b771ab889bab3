package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.resolve.Applicability.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among methods of one name as the language does: by subtyping, then with boxing, then with variable arity, and of
 * several the most specific one. Arguments without a type exclude nothing, so a lookup never fails for want of a type.
 */
final class OverloadSelector {
    private final Hierarchy hierarchy;
    private final FunctionalInterfaces functions;
    private final Applicability applicability;

    OverloadSelector(TypeSystem system) {
        this.hierarchy = system.hierarchy();
        this.functions = system.functions();
        this.applicability = new Applicability(system.hierarchy());
    }

    /**
     * A chosen method.
     *
     * @param method the method
     * @param expanded whether the call is one of variable arity
     */
    record Selection(MethodDeclaration method, boolean expanded) {}

    /**
     * Chooses a method.
     *
     * @param candidates methods of the name, subtypes' first
     * @param receiver type through which they are seen
     * @param arguments arguments
     * @param hints what is known of functions among the arguments
     * @return null if none has the right number of parameters
     */
    @Nullable
    Selection select(List<MethodDeclaration> candidates, Type receiver, Arguments arguments, FunctionHints hints) {
        List<Candidate> fitting = new ArrayList<>(candidates.size());
        for (MethodDeclaration method : candidates) {
            if (method.accepts(arguments.size())) {
                fitting.add(new Candidate(method, receiver, arguments, hints));
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        if (fitting.size() == 1) {
            return fitting.get(0).only();
        }
        for (Verdict least : List.of(Verdict.YES, Verdict.MAYBE)) {
            for (Phase phase : Phase.values()) {
                List<Candidate> applicable = fitting.stream()
                        .filter(c -> c.verdict(phase).compareTo(least) >= 0)
                        .toList();
                if (!applicable.isEmpty()) {
                    return new Selection(mostSpecific(applicable, phase).method, phase == Phase.VARIABLE);
                }
            }
        }
        return fitting.get(0).only();
    }

    private Candidate mostSpecific(List<Candidate> applicable, Phase phase) {
        List<Candidate> best = new ArrayList<>(1);
        for (Candidate candidate : applicable) {
            boolean isBest = applicable.stream()
                    .allMatch(other -> candidate.equals(other) || candidate.isAsSpecificAs(other, phase));
            if (isBest) {
                best.add(candidate);
            }
        }
        return best.isEmpty() ? applicable.get(0) : best.size() == 1 ? best.get(0) : preferred(best);
    }

    /** Between equally specific methods: an overriding one, then one with a body, then one of the abstract ones. */
    private Candidate preferred(List<Candidate> best) {
        List<Candidate> left = best.stream()
                .filter(candidate -> best.stream().noneMatch(candidate::isOverriddenBy))
                .toList();
        for (Candidate candidate : left) {
            if (!candidate.method.isAbstract()) {
                return candidate;
            }
        }
        if (left.size() > 1) {
            return mostSpecificResult(left);
        }
        return left.isEmpty() ? best.get(0) : left.get(0);
    }

    /** The compiler tries the second one first, then the others in order, and wants a result that suits all. */
    private Candidate mostSpecificResult(List<Candidate> all) {
        List<Candidate> order = new ArrayList<>(all);
        order.add(0, order.remove(1));
        for (Candidate candidate : order) {
            Type own = candidate.method.returnType();
            boolean suits = order.stream().allMatch(other -> {
                Type returned = other.method.returnType();
                return own.equals(returned) || applicability.of(own, returned.bounded(), false) == Verdict.YES;
            });
            if (suits) {
                return candidate;
            }
        }
        return order.get(0);
    }

    private enum Phase {
        STRICT,
        LOOSE,
        VARIABLE
    }

    /** A method that could be meant. */
    private final class Candidate {
        private final MethodDeclaration method;
        private final Arguments arguments;
        private final FunctionHints hints;
        private final Substitution substitution;

        private Candidate(MethodDeclaration method, Type receiver, Arguments arguments, FunctionHints hints) {
            this.method = method;
            this.arguments = arguments;
            this.hints = hints;
            Type view = hierarchy.asSuper(receiver, method.owner().name());
            this.substitution = view == null ? new Substitution() : Substitution.ofClass(method.owner(), view);
        }

        private Type parameter(int index, Phase phase) {
            return substitution.apply(method.parameterFor(index, phase == Phase.VARIABLE));
        }

        /** The selection when there is no other candidate. */
        private Selection only() {
            int last = method.arity() - 1;
            if (!method.isVarargs()) {
                return new Selection(method, false);
            }
            if (arguments.size() != method.arity()) {
                return new Selection(method, true);
            }
            boolean fixed = !arguments.isDeferred(last)
                    && applicability.of(arguments.type(last), parameter(last, Phase.LOOSE), true) != Verdict.NO;
            return new Selection(method, !fixed);
        }

        private Verdict verdict(Phase phase) {
            boolean variable = phase == Phase.VARIABLE;
            if (variable ? !method.isVarargs() : method.arity() != arguments.size()) {
                return Verdict.NO;
            }
            Verdict verdict = Verdict.YES;
            for (int i = 0; i < arguments.size() && verdict != Verdict.NO; i++) {
                Type parameter = parameter(i, phase);
                verdict = verdict.and(
                        arguments.isDeferred(i)
                                ? deferred(arguments.value(i), parameter)
                                : applicability.of(arguments.type(i), parameter, phase != Phase.STRICT));
            }
            return verdict;
        }

        private Verdict deferred(Expr argument, Type parameter) {
            boolean lambda = argument instanceof Expr.Lambda;
            boolean function = lambda || argument instanceof Expr.MethodRef;
            if (!function || (parameter.variable() != null && !parameter.isArray())) {
                return parameter.isPrimitive() && lambda ? Verdict.NO : Verdict.YES;
            }
            if (!parameter.isReference()) {
                return Verdict.NO;
            }
            MethodDeclaration method = functions.method(parameter.name());
            if (method == null) {
                return hierarchy.table().find(parameter.name()) == null ? Verdict.MAYBE : Verdict.NO;
            }
            if (argument instanceof Expr.MethodRef reference) {
                return hints.fits(reference, method.arity()) ? Verdict.YES : Verdict.NO;
            }
            return argument instanceof Expr.Lambda value ? ofLambda(value, method) : Verdict.YES;
        }

        private Verdict ofLambda(Expr.Lambda lambda, MethodDeclaration function) {
            LambdaShape shape = LambdaShape.of(lambda);
            if (shape.parameters() != function.arity()) {
                return Verdict.NO;
            }
            boolean fits = function.returnType().isVoid()
                    ? shape.canBeVoid()
                    : shape.canBeValue() && !hints.bodyType(lambda.site()).isVoid();
            return fits ? Verdict.YES : Verdict.NO;
        }

        /** Whether each parameter could be passed on to the other method. */
        private boolean isAsSpecificAs(Candidate other, Phase phase) {
            for (int i = 0; i < arguments.size(); i++) {
                Type own = parameter(i, phase);
                Type others = other.parameter(i, phase);
                if (own.equals(others)) {
                    continue;
                }
                boolean specific = applicability.of(own, others, false) == Verdict.YES;
                if (!specific && !(arguments.isDeferred(i) && isBetterFunction(own, others, arguments.value(i)))) {
                    return false;
                }
            }
            return true;
        }

        /** Of two unrelated functional interfaces the one that returns something, or something more specific. */
        private boolean isBetterFunction(Type own, Type others, Expr argument) {
            MethodDeclaration mine = own.isReference() ? functions.method(own.name()) : null;
            MethodDeclaration theirs = others.isReference() ? functions.method(others.name()) : null;
            if (mine == null || theirs == null || hierarchy.isSubtype(others.name(), own.name())) {
                return false;
            }
            Type returned = mine.returnType();
            Type otherReturned = theirs.returnType();
            if (otherReturned.isVoid() || returned.equals(otherReturned)) {
                return true;
            }
            if (returned.isPrimitive() != otherReturned.isPrimitive()) {
                Type body = argument instanceof Expr.Lambda lambda ? hints.bodyType(lambda.site()) : Type.UNKNOWN;
                return !body.isKnown() || body.isPrimitive() == returned.isPrimitive();
            }
            return !returned.isVoid() && applicability.of(returned, otherReturned, false) == Verdict.YES;
        }

        private boolean isOverriddenBy(Candidate other) {
            String own = method.owner().name();
            String others = other.method.owner().name();
            return !own.equals(others) && hierarchy.isSubtype(others, own);
        }
    }
}
