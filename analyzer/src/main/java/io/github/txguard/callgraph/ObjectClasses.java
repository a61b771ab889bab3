package io.github.txguard.callgraph;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.wiring.Injection;
import io.github.txguard.wiring.InjectionPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes of the objects that an expression may give: by what is created, what containers inject, and what methods
 * return. What is not known for certain is unknown, so that nothing is left out by mistake.
 */
final class ObjectClasses {
    /** A call that may lead to more methods than this may give anything. */
    private static final int MAX_TARGETS = 6;

    private final LinkedProgram program;
    private final Injection injection;
    private final Function<MethodModel, MethodCode> codes;
    private final FieldClasses fields;
    private final Map<MethodModel, List<Expr>> returned = new ConcurrentHashMap<>();
    private final Map<Dispatch, List<Target>> targets = new ConcurrentHashMap<>();
    private final Query.Answers answers = new Query.Answers();

    ObjectClasses(LinkedProgram program, Injection injection, Function<MethodModel, MethodCode> codes) {
        this.program = program;
        this.injection = injection;
        this.codes = codes;
        this.fields = new FieldClasses(program, injection, codes, this);
    }

    /**
     * Where an expression stands.
     *
     * @param type declaring type of the method
     * @param method method
     * @param self class of {@code this}, or null if nothing is known of it
     * @param outer for code of an anonymous or local class the frame around it, or null
     */
    record Place(
            TypeModel type,
            MethodModel method,
            @Nullable ReceiverType self,
            @Nullable Frame outer) {
        /** The same place where the class of {@code this} is known exactly, or else only what it inherits from. */
        boolean isExact() {
            return self != null && self.exact();
        }
    }

    /** A part of a question: a local, a parameter, or with a negative slot what a method returns. */
    record Part(Code code, int slot, @Nullable ReceiverType self) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Part that
                    && that.slot == slot
                    && that.code.equals(code)
                    && Objects.equals(that.self, self);
        }

        @Override
        public int hashCode() {
            return (code.hashCode() * 31 + slot) * 31 + Objects.hashCode(self);
        }
    }

    /** The classes of the objects that the expression gives. */
    Classes of(Expr expr, Frame frame) {
        MethodModel method = frame.code().method();
        TypeModel type = program.program().type(method.type()).orElse(null);
        if (type == null) {
            return Classes.UNKNOWN;
        }
        Place place =
                new Place(type, method, frame.context().self(), frame.context().outer());
        return of(expr, place, new Query(answers));
    }

    /** The same on the way to the answer of another question. */
    Classes of(Expr expr, Place place, Query query) {
        if (query.tooDeep()) {
            return Classes.UNKNOWN;
        }
        if (expr instanceof Expr.New creation) {
            return created(creation, place);
        } else if (expr instanceof Expr.Local local) {
            return local(local, place, query);
        } else if (expr instanceof Expr.Name || expr instanceof Expr.Select) {
            return fields.of(expr, place, query);
        } else if (expr instanceof Expr.Call call) {
            return call(call, place, query);
        } else if (expr instanceof Expr.Cast cast) {
            return of(cast.value(), place, query);
        } else if (expr instanceof Expr.Assign assign) {
            return of(assign.value(), place, query);
        } else if (expr instanceof Expr.Conditional conditional) {
            return of(conditional.whenTrue(), place, query).or(of(conditional.whenFalse(), place, query));
        } else if (expr instanceof Expr.Switch choice) {
            return yielded(choice, place, query);
        } else if (expr instanceof Expr.Literal literal && literal.kind() == Expr.Literal.Kind.NULL) {
            return Classes.NONE;
        } else if (expr instanceof Expr.This self && self.qualifier() == null && place.isExact()) {
            return place.self() == null
                    ? Classes.UNKNOWN
                    : Classes.of(place.self().type());
        }
        return expr instanceof Expr.This ? Classes.BY_SUBCLASS : Classes.UNKNOWN;
    }

    private Classes created(Expr.New creation, Place place) {
        String name = creation.body() != null ? creation.body() : program.qualify(place.type(), creation.type());
        return program.program().type(name).map(Classes::of).orElse(Classes.UNKNOWN);
    }

    private Classes yielded(Expr.Switch choice, Place place, Query query) {
        return ofAny(values(choice.branches(), Step.ExitKind.YIELD), place, query);
    }

    private Classes local(Expr.Local local, Place place, Query query) {
        if (local.level() > 0) {
            Frame outer = place.outer();
            TypeModel type = outer == null
                    ? null
                    : program.program().type(outer.code().method().type()).orElse(null);
            if (outer == null || type == null) {
                return Classes.BY_SUBCLASS;
            }
            Place around = new Place(
                    type,
                    outer.code().method(),
                    outer.context().self(),
                    outer.context().outer());
            return local(new Expr.Local(local.slot(), local.level() - 1), around, query);
        }
        MethodModel method = place.method();
        if (local.slot() >= method.locals().size()) {
            return Classes.UNKNOWN;
        }
        LocalModel model = method.locals().get(local.slot());
        List<Expr> assigned = codes.apply(method).assigned(local.slot());
        if (model.kind() == LocalModel.Kind.PARAMETER) {
            return assigned.isEmpty() ? parameter(local.slot(), place, query) : Classes.UNKNOWN;
        }
        boolean variable = model.kind() == LocalModel.Kind.VARIABLE || model.kind() == LocalModel.Kind.RESOURCE;
        if (!variable || assigned.isEmpty()) {
            return Classes.UNKNOWN;
        }
        Part part = new Part(Code.of(method), local.slot(), place.self());
        return query.answer(part, place.outer() == null, () -> ofAny(assigned, place, query));
    }

    /** One of several expressions. */
    private Classes ofAny(List<Expr> values, Place place, Query query) {
        Classes all = Classes.NONE;
        for (int i = 0; i < values.size() && !all.dependsOnSubclass(); i++) {
            all = all.or(of(values.get(i), place, query));
        }
        return all;
    }

    private Classes parameter(int slot, Place place, Query query) {
        MethodModel method = place.method();
        if (method.name().equals(MethodModel.CONSTRUCTOR)) {
            return fields.constructors().parameter(place.type(), method, slot, place.self(), query);
        }
        return injection.isCalledByContainer(place.type(), method)
                ? injected(place.type(), method, slot)
                : Classes.UNKNOWN;
    }

    /** A parameter that a container fills. */
    Classes injected(TypeModel scope, MethodModel method, int slot) {
        var parameter = method.parameters().get(slot);
        var type = codes.apply(method).linked().localTypes().get(slot);
        InjectionPoint point = new InjectionPoint(scope, type, parameter.annotations(), parameter.name());
        return injection.at(point).map(Classes::of).orElse(Classes.UNKNOWN);
    }

    private Classes call(Expr.Call call, Place place, Query query) {
        ResolvedCall resolved = codes.apply(place.method()).linked().call(call.site());
        MethodModel target = resolved.target();
        Expr receiver = call.target();
        boolean own = receiver == null || receiver instanceof Expr.This || receiver instanceof Expr.Super;
        if (target == null) {
            return resolved.isStatic() || !call.arguments().isEmpty()
                    ? Classes.UNKNOWN
                    : fields.accessed(resolved, own ? place.self() : null, query);
        }
        if (target.is(Modifier.STATIC)) {
            return returned(target, null, query);
        }
        TypeModel declaring = program.program().type(target.type()).orElse(null);
        if (declaring == null) {
            return Classes.UNKNOWN;
        }
        if (own || receiver == null) {
            ReceiverType self = place.self();
            boolean inherited = self != null && program.isSubtype(self.type().name(), declaring.name());
            ReceiverType runs = inherited && self != null ? self : new ReceiverType(declaring, false);
            return receiver instanceof Expr.Super ? returned(target, runs, query) : dispatched(target, runs, query);
        }
        Classes receivers = of(receiver, place, query);
        if (receivers.isKnown()
                && receivers.possible().isEmpty()
                && !receivers.types().isEmpty()
                && receivers.types().size() <= MAX_TARGETS) {
            return ofEach(receivers, target, query);
        }
        TypeModel type = program.program().type(resolved.receiver().erasure()).orElse(declaring);
        return dispatched(target, new ReceiverType(type, false), query);
    }

    /** What a method returns of objects whose classes are known, as in a chain of calls on something created. */
    private Classes ofEach(Classes receivers, MethodModel target, Query query) {
        Classes all = Classes.NONE;
        for (TypeModel type : receivers.types()) {
            all = all.or(dispatched(target, new ReceiverType(type, true), query));
            if (!all.isKnown()) {
                return Classes.BY_SUBCLASS;
            }
        }
        return receivers.certain() ? all : all.uncertain(receivers.reason());
    }

    /** What the method returns, or those that override it. */
    private Classes dispatched(MethodModel declared, ReceiverType receiver, Query query) {
        boolean fixed = declared.is(Modifier.PRIVATE) || declared.is(Modifier.FINAL);
        if (fixed) {
            return returned(declared, receiver, query);
        }
        if (receiver.exact()) {
            return program.implementation(receiver.type(), declared)
                    .map(method -> returned(method, receiver, query))
                    .orElse(Classes.UNKNOWN);
        }
        List<Target> targets = targets(declared, receiver);
        if (targets.size() > MAX_TARGETS) {
            return Classes.BY_SUBCLASS;
        }
        Classes all = targets.isEmpty() ? Classes.BY_SUBCLASS : Classes.NONE;
        for (int i = 0; i < targets.size() && all.isKnown(); i++) {
            all = all.or(returned(targets.get(i).method(), targets.get(i).self(), query));
        }
        return all.isKnown() ? all : Classes.BY_SUBCLASS;
    }

    /** A method that a call may run, with what is known of the class that it runs on. */
    private record Target(MethodModel method, ReceiverType self) {}

    /** A method called on something. */
    private record Dispatch(MethodModel declared, TypeModel receiver) {
        @Override
        @SuppressWarnings("ReferenceEquality") // a program holds each method and each type once
        public boolean equals(Object other) {
            return other instanceof Dispatch that && that.declared == declared && that.receiver == receiver;
        }

        @Override
        public int hashCode() {
            return declared.hashCode() * 31 + receiver.hashCode();
        }
    }

    /** The methods that the call may run; some of them if they are too many. */
    private List<Target> targets(MethodModel declared, ReceiverType receiver) {
        Dispatch asked = new Dispatch(declared, receiver.type());
        List<Target> known = targets.get(asked);
        if (known == null) {
            Map<MethodModel, ReceiverType> found = new LinkedHashMap<>();
            for (TypeModel type : program.sourceSubtypes(receiver.type().name())) {
                if (type.isInstantiable()) {
                    program.implementation(type, declared)
                            .ifPresent(method ->
                                    found.merge(method, new ReceiverType(type, true), (one, other) -> receiver));
                }
                if (found.size() > MAX_TARGETS) {
                    break;
                }
            }
            known = found.entrySet().stream()
                    .map(target -> new Target(target.getKey(), target.getValue()))
                    .toList();
            targets.put(asked, known);
        }
        return known;
    }

    private Classes returned(MethodModel method, @Nullable ReceiverType self, Query query) {
        TypeModel type = program.program().type(method.type()).orElse(null);
        if (type == null || !method.hasBody()) {
            return Classes.UNKNOWN;
        }
        List<Expr> values = returned.computeIfAbsent(
                method, m -> values(m.body() == null ? List.of() : List.of(m.body()), Step.ExitKind.RETURN));
        if (values.isEmpty()) {
            return Classes.UNKNOWN;
        }
        Place place = new Place(type, method, self, null);
        return query.answer(new Part(Code.of(method), -1, self), true, () -> ofAny(values, place, query));
    }

    /** The values that are given by such exits, those of lambdas excluded. */
    private static List<Expr> values(List<Step> steps, Step.ExitKind kind) {
        List<Expr> values = new ArrayList<>();
        BodyVisitor search = new BodyVisitor() {
            @Override
            public void visit(@Nullable Step step) {
                if (step instanceof Step.Exit exit && exit.kind() == kind && exit.value() != null) {
                    values.add(exit.value());
                }
                super.visit(step);
            }

            @Override
            protected void lambda(Expr.Lambda lambda) {}
        };
        steps.forEach(search::visit);
        return values;
    }
}
