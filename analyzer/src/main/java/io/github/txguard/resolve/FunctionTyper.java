package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.resolve.FunctionalInterfaces.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types lambdas and method references by the functional interface that is expected of them. */
final class FunctionTyper {
    private final TypeSystem system;
    private final BodyScope scope;
    private final ExpressionTyper expressions;
    private final ReferenceResolver references;
    private final Map<Integer, Type> bodyTypes = new HashMap<>();

    FunctionTyper(TypeSystem system, BodyScope scope, ExpressionTyper expressions) {
        this.system = system;
        this.scope = scope;
        this.expressions = expressions;
        this.references = new ReferenceResolver(system, scope, expressions);
    }

    /** The type of a lambda's body that was looked into, unknown for others. */
    Type bodyType(int site) {
        return bodyTypes.getOrDefault(site, Type.UNKNOWN);
    }

    /** Whether the reference can be to a method that is called with that many values. */
    boolean fits(Expr.MethodRef reference, int parameters) {
        return references.fits(reference, parameters);
    }

    /** Types a lambda's body before it is known what it becomes. */
    void lookInto(Expr.Lambda lambda, List<Type> parameters) {
        if (!bodyTypes.containsKey(lambda.site())) {
            for (int i = 0; i < lambda.parameters().size(); i++) {
                scope.infer(lambda.parameters().get(i), parameters.get(i));
            }
            bodyTypes.put(lambda.site(), body(lambda, Type.UNKNOWN));
        }
    }

    private Type body(Expr.Lambda lambda, Type expected) {
        return expressions.steps().lambda(lambda.body(), expected);
    }

    /**
     * Types a lambda.
     *
     * @param formal type of the parameter or variable that it becomes, unknown if there is none
     * @param inference values of variables in that type; learns from the lambda
     */
    Type lambda(Expr.Lambda lambda, Type formal, Inference inference) {
        Type target = inference.resolve(formal);
        Function function = system.functions().function(target);
        if (function == null) {
            if (!bodyTypes.containsKey(lambda.site())) {
                body(lambda, Type.UNKNOWN);
            }
            scope.record(lambda.site(), new ResolvedFunction(nameOf(target), "", null));
            return target;
        }
        for (int i = 0;
                i < lambda.parameters().size() && i < function.parameters().size();
                i++) {
            int slot = lambda.parameters().get(i);
            if (scope.isDeclared(slot)) {
                inference.argument(function.parameters().get(i), scope.local(slot, 0));
            } else {
                scope.infer(slot, inference.resolve(function.parameters().get(i)));
            }
        }
        Type early = bodyTypes.get(lambda.site());
        Type returned = early == null ? body(lambda, inference.resolve(function.returned())) : early;
        if (!function.returned().isVoid() && !returned.isVoid()) {
            inference.argument(function.returned(), returned);
        }
        scope.record(
                lambda.site(),
                new ResolvedFunction(target.name(), function.method().name(), null));
        return inference.resolve(target);
    }

    /**
     * Types a method reference.
     *
     * @param formal type of the parameter or variable that it becomes, unknown if there is none
     * @param inference values of variables in that type; learns from the reference
     */
    Type reference(Expr.MethodRef reference, Type formal, Inference inference) {
        Type target = inference.resolve(formal);
        Function function = system.functions().function(target);
        ResolvedCall referenced = references.resolve(reference, function, inference);
        String name = function == null ? "" : function.method().name();
        scope.record(reference.site(), new ResolvedFunction(nameOf(target), name, referenced));
        return inference.resolve(target);
    }

    private static String nameOf(Type target) {
        return target.isReference() && !target.isObject() ? target.name() : "";
    }
}
