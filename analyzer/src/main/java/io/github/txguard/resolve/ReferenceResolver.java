package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.resolve.FunctionalInterfaces.Function;
import io.github.txguard.resolve.OverloadSelector.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the methods that method references refer to. */
final class ReferenceResolver {
    private final TypeSystem system;
    private final BodyScope scope;
    private final ExpressionTyper expressions;
    private final OverloadSelector selector;

    ReferenceResolver(TypeSystem system, BodyScope scope, ExpressionTyper expressions) {
        this.system = system;
        this.scope = scope;
        this.expressions = expressions;
        this.selector = new OverloadSelector(system);
    }

    /** The referenced method; learns the values of variables from it. */
    ResolvedCall resolve(Expr.MethodRef reference, @Nullable Function function, Inference inference) {
        NameTyper.Operand operand = operand(reference);
        List<Type> parameters = function == null
                ? List.of()
                : function.parameters().stream().map(inference::resolve).toList();
        if (reference.name().equals("new")) {
            return constructor(operand.type(), function, parameters, inference);
        }
        List<MethodDeclaration> all = system.hierarchy().candidates(operand.type(), reference.name());
        if (all.isEmpty()) {
            return CallRecorder.unknown(system, operand.type(), reference.name(), false, Arguments.ofTypes(parameters));
        }
        if (function == null) {
            MethodDeclaration first = all.get(0);
            return CallRecorder.known(system, operand.type(), first, first.returnType(), List.of());
        }
        Match match = match(operand, all, parameters);
        if (match == null) {
            return CallRecorder.unknown(system, operand.type(), reference.name(), false, Arguments.ofTypes(parameters));
        }
        Type returned = learn(match, function, parameters, inference);
        return CallRecorder.known(system, match.receiver, match.selection.method(), returned, resolved(parameters));
    }

    /** Whether the reference can be to a method that is called with that many values. */
    boolean fits(Expr.MethodRef reference, int parameters) {
        Expr target = reference.target();
        boolean simple = target instanceof Expr.Name || target instanceof Expr.Select || target instanceof Expr.This;
        if (reference.name().equals("new") || (target != null && !simple)) {
            return true;
        }
        NameTyper.Operand operand = operand(reference);
        List<MethodDeclaration> all = system.hierarchy().candidates(operand.type(), reference.name());
        return all.isEmpty()
                || all.stream()
                        .anyMatch(method -> (operand.isType() && !method.isStatic())
                                ? parameters > 0 && method.accepts(parameters - 1)
                                : method.accepts(parameters));
    }

    private NameTyper.Operand operand(Expr.MethodRef reference) {
        Expr target = reference.target();
        if (target != null) {
            return expressions.names().operand(target);
        }
        Type type = reference.type() == null ? Type.UNKNOWN : scope.resolve(reference.type());
        return new NameTyper.Operand(type, true);
    }

    /**
     * A method that fits.
     *
     * @param receiver type through which it is seen
     * @param selection the method
     * @param first index of the function's parameter that is the method's first argument: 1 when the first is the receiver
     */
    private record Match(Type receiver, Selection selection, int first) {}

    private @Nullable Match match(NameTyper.Operand operand, List<MethodDeclaration> all, List<Type> parameters) {
        if (!operand.isType()) {
            Selection bound = select(all, operand.type(), parameters);
            return bound == null ? null : new Match(operand.type(), bound, 0);
        }
        List<MethodDeclaration> statics =
                all.stream().filter(MethodDeclaration::isStatic).toList();
        Selection ofType = select(statics, operand.type(), parameters);
        if (ofType != null) {
            return new Match(operand.type(), ofType, 0);
        }
        if (parameters.isEmpty()) {
            return null;
        }
        List<MethodDeclaration> instance =
                all.stream().filter(m -> !m.isStatic()).toList();
        Type receiver = receiver(operand.type(), parameters.get(0));
        Selection unbound = select(instance, receiver, parameters.subList(1, parameters.size()));
        return unbound == null ? null : new Match(receiver, unbound, 1);
    }

    private @Nullable Selection select(List<MethodDeclaration> candidates, Type receiver, List<Type> parameters) {
        return selector.select(candidates, receiver, Arguments.ofTypes(parameters), FunctionHints.NONE);
    }

    /** The first parameter's type tells the type arguments that the reference leaves out. */
    private Type receiver(Type named, Type parameter) {
        Type view = parameter.isReference() && named.arguments().isEmpty()
                ? system.hierarchy().asSuper(parameter, named.name())
                : null;
        return view == null ? named : view;
    }

    private Type learn(Match match, Function function, List<Type> parameters, Inference inference) {
        Invocation invocation = Invocation.ofMethod(system, match.receiver, match.selection, List.of());
        if (match.first == 1) {
            inference.argument(function.parameters().get(0), match.receiver);
        }
        for (int i = match.first; i < parameters.size(); i++) {
            Type own = invocation.parameter(i - match.first);
            invocation.inference().argument(own, parameters.get(i));
            if (parameters.get(i).freeVariable() != null) {
                inference.argument(
                        function.parameters().get(i), invocation.inference().resolve(own));
            }
        }
        Type returned = invocation.inference().resolve(invocation.returned());
        if (!function.returned().isVoid() && !returned.isVoid()) {
            inference.argument(function.returned(), returned);
        }
        return returned;
    }

    private ResolvedCall constructor(
            Type type, @Nullable Function function, List<Type> parameters, Inference inference) {
        TypeDeclaration declaration = type.isReference() ? system.table().find(type.name()) : null;
        List<MethodDeclaration> constructors =
                declaration == null ? List.of() : declaration.methods(MethodModel.CONSTRUCTOR);
        Selection selection = select(constructors, type, parameters);
        if (declaration == null || selection == null) {
            if (function != null) {
                inference.argument(function.returned(), type);
            }
            return implicit(type, declaration != null || type.isArray(), parameters);
        }
        Invocation invocation = Invocation.ofConstructor(system, type, declaration, selection);
        for (int i = 0; i < parameters.size(); i++) {
            invocation.inference().argument(invocation.parameter(i), parameters.get(i));
        }
        Type created = invocation.inference().resolve(invocation.returned());
        if (function != null) {
            inference.argument(function.returned(), created);
        }
        return CallRecorder.known(system, type, selection.method(), created, resolved(parameters));
    }

    private ResolvedCall implicit(Type type, boolean known, List<Type> parameters) {
        return new ResolvedCall(
                system.resolved().of(type),
                type.erasure(),
                MethodModel.CONSTRUCTOR,
                parameters.stream().map(Type::erasure).toList(),
                null,
                known,
                false,
                false,
                system.resolved().of(type),
                resolved(parameters));
    }

    private List<ResolvedType> resolved(List<Type> types) {
        return system.resolved().of(types);
    }
}
