package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.resolve.FunctionalInterfaces.Function;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types the arguments of calls: most of them before the method is chosen, functions afterwards. */
final class ArgumentTyper implements FunctionHints {
    private final TypeSystem system;
    private final ExpressionTyper expressions;

    ArgumentTyper(TypeSystem system, ExpressionTyper expressions) {
        this.system = system;
        this.expressions = expressions;
    }

    @Override
    public Type bodyType(int site) {
        return expressions.functions().bodyType(site);
    }

    @Override
    public boolean fits(Expr.MethodRef reference, int parameters) {
        return expressions.functions().fits(reference, parameters);
    }

    /** Types what can be typed without knowing the method. */
    void prepare(Arguments arguments, Type receiver, List<MethodDeclaration> candidates) {
        for (int i = 0; i < arguments.size(); i++) {
            Expr value = arguments.value(i);
            if (needsTarget(value)) {
                arguments.defer(i);
            } else {
                arguments.set(i, expressions.type(value));
            }
        }
        List<MethodDeclaration> fitting =
                candidates.stream().filter(m -> m.accepts(arguments.size())).toList();
        if (fitting.size() > 1) {
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.value(i) instanceof Expr.Lambda lambda && lambda.expression()) {
                    lookInto(lambda, i, receiver, fitting);
                }
            }
        }
    }

    /** Whether the expression's type, or that of a function in it, depends on where it stands. */
    private boolean needsTarget(Expr value) {
        if (value instanceof Expr.Lambda || value instanceof Expr.MethodRef) {
            return true;
        }
        if (value instanceof Expr.Conditional conditional) {
            return needsTarget(conditional.whenTrue()) || needsTarget(conditional.whenFalse());
        }
        if (value instanceof Expr.Call call) {
            return isStandalone(call) && call.arguments().stream().anyMatch(this::dependsOnTarget);
        }
        return value instanceof Expr.New creation
                && creation.body() == null
                && creation.type().arguments().isEmpty()
                && creation.arguments().stream().anyMatch(this::dependsOnTarget);
    }

    private boolean dependsOnTarget(Expr argument) {
        return argument instanceof Expr.Lambda lambda
                ? lambda.parameters().stream().anyMatch(expressions::isUndeclared)
                : !(argument instanceof Expr.MethodRef) && needsTarget(argument);
    }

    /** Whether no receiver can tell the types of the functions among the arguments. */
    private static boolean isStandalone(Expr.Call call) {
        Expr target = call.target();
        String name = target instanceof Expr.Name simple
                ? simple.name()
                : target instanceof Expr.Select select ? select.name() : "";
        return target == null || (!name.isEmpty() && Character.isUpperCase(name.charAt(0)));
    }

    /** Types a lambda's body early where the methods differ in what they want of it but not in what they give to it. */
    private void lookInto(Expr.Lambda lambda, int index, Type receiver, List<MethodDeclaration> candidates) {
        List<Function> functions = new ArrayList<>();
        for (MethodDeclaration method : candidates) {
            Function function = function(method, index, receiver);
            if (function != null
                    && function.parameters().size() == lambda.parameters().size()) {
                functions.add(function);
            }
        }
        if (functions.size() < 2) {
            return;
        }
        List<Type> parameters = functions.get(0).parameters();
        boolean declared = lambda.parameters().stream().noneMatch(expressions::isUndeclared);
        boolean same = functions.stream().allMatch(f -> f.parameters().equals(parameters))
                && parameters.stream().allMatch(p -> p.variable() == null);
        if (declared || same) {
            expressions.functions().lookInto(lambda, parameters);
        }
    }

    private @Nullable Function function(MethodDeclaration method, int index, Type receiver) {
        Type parameter = method.parameterFor(index, method.isVarargs() && index >= method.arity() - 1);
        Type view = system.hierarchy().asSuper(receiver, method.owner().name());
        Substitution substitution = view == null ? new Substitution() : Substitution.ofClass(method.owner(), view);
        return system.functions().function(substitution.apply(parameter));
    }

    /** Types the rest when nothing is known of the method. */
    void finishUnknown(Arguments arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.isTyped(i)) {
                arguments.set(i, expressions.type(arguments.value(i)));
            }
        }
    }

    /** Finds the values of the invocation's variables, types the rest of the arguments, and gives the result's type. */
    Type complete(Invocation invocation, Arguments arguments, Type expected) {
        Inference inference = invocation.inference();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.isTyped(i)) {
                inference.argument(invocation.parameter(i), arguments.type(i));
            }
        }
        if (invocation.returned().hasFree()) {
            inference.result(invocation.returned(), expected);
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.isTyped(i)) {
                arguments.set(i, deferred(arguments.value(i), invocation.parameter(i), inference));
            }
        }
        return inference.resolve(invocation.returned());
    }

    private Type deferred(Expr value, Type parameter, Inference inference) {
        if (value instanceof Expr.Lambda lambda) {
            return expressions.functions().lambda(lambda, parameter, inference);
        }
        if (value instanceof Expr.MethodRef reference) {
            return expressions.functions().reference(reference, parameter, inference);
        }
        Type type = expressions.type(value, inference.resolve(parameter));
        inference.argument(parameter, type);
        return type;
    }
}
