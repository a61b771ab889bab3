package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves method calls and object creations. */
final class CallTyper {
    private final TypeSystem system;
    private final BodyScope scope;
    private final ExpressionTyper expressions;
    private final CallRecorder recorder;
    private final OverloadSelector selector;
    private final ArgumentTyper argumentTyper;

    CallTyper(TypeSystem system, BodyScope scope, ExpressionTyper expressions, CallRecorder recorder) {
        this.system = system;
        this.scope = scope;
        this.expressions = expressions;
        this.recorder = recorder;
        this.selector = new OverloadSelector(system);
        this.argumentTyper = new ArgumentTyper(system, expressions);
    }

    /**
     * A place of a call.
     *
     * @param site site number
     * @param name method name
     * @param typeArguments explicit type arguments
     * @param line line
     * @param column column
     */
    private record Place(int site, String name, List<TypeRef> typeArguments, int line, int column) {}

    /** The type of a method call. */
    Type call(Expr.Call call, Type expected) {
        Expr target = call.target();
        if (call.name().equals(Expr.Call.THIS_CALL) || call.name().equals(Expr.Call.SUPER_CALL)) {
            return constructorCall(call);
        }
        Place place = new Place(call.site(), call.name(), call.typeArguments(), call.line(), call.column());
        if (target == null) {
            return unqualified(place, call.arguments(), expected);
        }
        NameTyper.Operand operand = expressions.names().operand(target);
        Type receiver = operand.type().settled();
        Arguments arguments = new Arguments(call.arguments());
        List<MethodDeclaration> candidates = system.hierarchy().candidates(receiver, call.name());
        return finish(place, receiver, operand.isType(), candidates, arguments, expected);
    }

    private Type constructorCall(Expr.Call call) {
        boolean own = call.name().equals(Expr.Call.THIS_CALL);
        Type type = own ? scope.type().thisType() : expressions.names().superType(null);
        Place place = new Place(call.site(), MethodModel.CONSTRUCTOR, call.typeArguments(), call.line(), call.column());
        construct(place, type, new Arguments(call.arguments()), Type.UNKNOWN);
        return Type.VOID;
    }

    /** The type of an object creation. */
    Type creation(Expr.New creation, Type expected) {
        Type type = created(creation);
        Place place =
                new Place(creation.site(), MethodModel.CONSTRUCTOR, List.of(), creation.line(), creation.column());
        Type result = construct(place, type, new Arguments(creation.arguments()), expected);
        String body = creation.body();
        return body == null ? result : Type.of(body);
    }

    private Type created(Expr.New creation) {
        Expr outer = creation.outer();
        if (outer != null) {
            Type instance = expressions.type(outer).bounded();
            String member = system.hierarchy()
                    .memberType(instance.name(), creation.type().name());
            if (member != null) {
                List<Type> arguments =
                        creation.type().arguments().stream().map(scope::resolve).toList();
                return Type.of(member, arguments);
            }
        }
        return scope.resolve(creation.type());
    }

    private Type construct(Place place, Type type, Arguments arguments, Type expected) {
        TypeDeclaration declaration = system.table().find(type.name());
        if (declaration == null) {
            return unknown(place, type, false, arguments, type);
        }
        List<MethodDeclaration> constructors = declaration.methods(MethodModel.CONSTRUCTOR);
        argumentTyper.prepare(arguments, type, constructors);
        OverloadSelector.Selection selection = selector.select(constructors, type, arguments, argumentTyper);
        if (selection == null) {
            return implicitConstructor(place, type, declaration, arguments);
        }
        Invocation invocation = Invocation.ofConstructor(system, type, declaration, selection);
        Type result = argumentTyper.complete(invocation, arguments, expected);
        scope.record(
                place.site(),
                CallRecorder.known(system, type, selection.method(), result, arguments.resolvedTypes(system)));
        return result;
    }

    /** Default constructors, those of anonymous classes' interfaces, and those with hidden parameters in class files. */
    private Type implicitConstructor(Place place, Type type, TypeDeclaration declaration, Arguments arguments) {
        argumentTyper.finishUnknown(arguments);
        boolean known = declaration instanceof SourceType || declaration.isInterface() || arguments.size() == 0;
        scope.record(
                place.site(),
                new ResolvedCall(
                        system.resolved().of(type),
                        type.name(),
                        MethodModel.CONSTRUCTOR,
                        arguments.erasures(),
                        null,
                        known,
                        false,
                        false,
                        system.resolved().of(type),
                        arguments.resolvedTypes(system)));
        return type;
    }

    private Type unqualified(Place place, List<Expr> values, Type expected) {
        Arguments arguments = new Arguments(values);
        SourceType open = null;
        for (SourceType type = scope.type(); type != null; type = type.outerType()) {
            List<MethodDeclaration> all = system.hierarchy().methods(type.name(), place.name());
            if (all.stream().anyMatch(m -> m.accepts(arguments.size()))) {
                return finish(place, type.thisType(), false, all, arguments, expected);
            }
            open = open == null && !system.hierarchy().ancestry(type.name()).complete() ? type : open;
        }
        UnitNames unit = scope.type().unitNames();
        List<String> single = unit.staticImports(place.name());
        for (List<String> owners : List.of(single, unit.staticImportsOnDemand())) {
            for (String owner : owners) {
                List<MethodDeclaration> all = system.hierarchy().methods(owner, place.name());
                if (all.stream().anyMatch(m -> m.isStatic() && m.accepts(arguments.size()))) {
                    return finish(place, Type.of(owner), true, all, arguments, expected);
                }
            }
        }
        return unknownImport(place, arguments, single, open);
    }

    /** A method that is nowhere to be found: of the type that the imports or missing supertypes leave over. */
    private Type unknownImport(Place place, Arguments arguments, List<String> single, @Nullable SourceType open) {
        if (single.size() == 1) {
            return unknown(place, Type.of(single.get(0)), true, arguments, Type.UNKNOWN);
        }
        List<String> missing = scope.type().unitNames().staticImportsOnDemand().stream()
                .filter(owner -> system.table().find(owner) == null)
                .toList();
        if (open == null && missing.size() == 1) {
            return unknown(place, Type.of(missing.get(0)), true, arguments, Type.UNKNOWN);
        }
        SourceType enclosing = open == null ? scope.type() : open;
        return unknown(place, enclosing.thisType(), false, arguments, Type.UNKNOWN);
    }

    private Type unknown(Place place, Type receiver, boolean isStatic, Arguments arguments, Type result) {
        argumentTyper.finishUnknown(arguments);
        recorder.open(place.site(), CallRecorder.unknown(system, receiver, place.name(), isStatic, arguments));
        return result;
    }

    /**
     * A call that fits none of the methods. If there is none of the name, a type is missing that nobody else has either; so it
     * is with a receiver of unknown type after something that lies nowhere.
     */
    private Type unfit(Place place, Type receiver, boolean isStatic, Arguments arguments, boolean named) {
        boolean solvable = receiver.isKnown() ? named : !scope.isMissingSome();
        if (!solvable) {
            return unknown(place, receiver, isStatic, arguments, Type.UNKNOWN);
        }
        argumentTyper.finishUnknown(arguments);
        return recorder.ask(
                place.site(),
                CallRecorder.unknown(system, receiver, place.name(), isStatic, arguments),
                place.line(),
                place.column());
    }

    private Type finish(
            Place place,
            Type receiver,
            boolean isStatic,
            List<MethodDeclaration> candidates,
            Arguments arguments,
            Type expected) {
        List<MethodDeclaration> accessible = accessible(candidates);
        argumentTyper.prepare(arguments, receiver, accessible);
        OverloadSelector.Selection selection = selector.select(accessible, receiver, arguments, argumentTyper);
        if (selection == null) {
            return unfit(place, receiver, isStatic, arguments, !accessible.isEmpty());
        }
        MethodDeclaration method = selection.method();
        List<Type> explicit = place.typeArguments().stream().map(scope::resolve).toList();
        Invocation invocation = Invocation.ofMethod(system, receiver, selection, explicit);
        Type result = special(method, receiver, argumentTyper.complete(invocation, arguments, expected));
        scope.record(
                place.site(), CallRecorder.known(system, receiver, method, result, arguments.resolvedTypes(system)));
        return result;
    }

    /** Leaves out what is private in another top-level type, unless nothing else is left. */
    private List<MethodDeclaration> accessible(List<MethodDeclaration> candidates) {
        int hidden = 0;
        for (MethodDeclaration method : candidates) {
            hidden += isAccessible(method) ? 0 : 1;
        }
        return hidden == 0 || hidden == candidates.size()
                ? candidates
                : candidates.stream().filter(this::isAccessible).toList();
    }

    private boolean isAccessible(MethodDeclaration method) {
        return !method.isPrivate() || isOfSameUnit(method.owner());
    }

    private boolean isOfSameUnit(TypeDeclaration owner) {
        return owner instanceof SourceType source
                && source.unitNames().equals(scope.type().unitNames());
    }

    /** Two methods whose types the language treats apart. */
    private static Type special(MethodDeclaration method, Type receiver, Type declared) {
        if (method.arity() == 0 && method.owner().name().equals(Type.OBJECT.name())) {
            if (method.name().equals("getClass")) {
                return Type.of("java.lang.Class", List.of(receiver.bounded().raw()));
            }
            if (method.name().equals("clone") && receiver.isArray()) {
                return receiver;
            }
        }
        return declared;
    }
}
