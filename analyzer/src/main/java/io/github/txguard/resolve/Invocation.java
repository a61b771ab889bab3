package io.github.txguard.resolve;

import java.util.List;

/**
 * A call of a chosen method, with fresh variables in place of those whose values the call is to find.
 *
 * @param selection chosen method
 * @param substitution values of the class's variables, stand-ins for the method's own
 * @param inference what is known of the stand-ins
 * @param returned declared type of the result, stand-ins put in
 */
record Invocation(OverloadSelector.Selection selection, Substitution substitution, Inference inference, Type returned) {
    static Invocation ofMethod(
            TypeSystem system, Type receiver, OverloadSelector.Selection selection, List<Type> explicit) {
        MethodDeclaration method = selection.method();
        Type view = system.hierarchy().asSuper(receiver, method.owner().name());
        Substitution substitution = view == null ? new Substitution() : Substitution.ofClass(method.owner(), view);
        Inference inference = new Inference(system.hierarchy());
        addOwn(method, explicit, substitution, inference);
        return new Invocation(selection, substitution, inference, substitution.apply(method.returnType()));
    }

    static Invocation ofConstructor(
            TypeSystem system, Type type, TypeDeclaration declaration, OverloadSelector.Selection selection) {
        Inference inference = new Inference(system.hierarchy());
        List<TypeVariable> variables = declaration.typeParameters();
        if (type.arguments().size() == variables.size()) {
            Substitution substitution = Substitution.ofClass(declaration, type);
            addOwn(selection.method(), List.of(), substitution, inference);
            return new Invocation(selection, substitution, inference, type);
        }
        Substitution substitution = new Substitution();
        List<Type> free =
                variables.stream().map(variable -> Type.of(variable.fresh())).toList();
        for (int i = 0; i < variables.size(); i++) {
            substitution.put(variables.get(i), free.get(i));
        }
        addOwn(selection.method(), List.of(), substitution, inference);
        return new Invocation(selection, substitution, inference, Type.of(type.name(), free));
    }

    private static void addOwn(
            MethodDeclaration method, List<Type> explicit, Substitution substitution, Inference inference) {
        List<TypeVariable> own = method.typeParameters();
        for (int i = 0; i < own.size(); i++) {
            TypeVariable fresh = own.get(i).fresh();
            substitution.put(own.get(i), Type.of(fresh));
            if (explicit.size() == own.size()) {
                inference.set(fresh, explicit.get(i));
            }
        }
    }

    /** The type of the parameter that an argument is for. */
    Type parameter(int index) {
        return substitution.apply(selection.method().parameterFor(index, selection.expanded()));
    }
}
