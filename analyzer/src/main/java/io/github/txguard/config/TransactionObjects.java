package io.github.txguard.config;

import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds how the transactions of a template, definition or manager are, by looking where the object was made: in the method,
 * in a field of the class, by a method that makes a bean.
 */
final class TransactionObjects {
    private static final int MAX_DEPTH = 6;

    private final LinkedProgram program;
    private final TransactionRows rows;
    private final ManagerBeans managers;
    private final BeanMethods methods;
    private final SpringXml xml;
    private final Constants constants;
    private final Map<TypeModel, ObjectUses> uses = new ConcurrentHashMap<>();

    TransactionObjects(
            LinkedProgram program,
            TransactionRows rows,
            ManagerBeans managers,
            BeanMethods methods,
            SpringXml xml,
            Constants constants) {
        this.program = program;
        this.rows = rows;
        this.managers = managers;
        this.methods = methods;
        this.xml = xml;
        this.constants = constants;
    }

    /** Where an expression stands. */
    private record Place(TypeModel type, MethodModel method, int depth) {
        Place deeper(TypeModel otherType, MethodModel otherMethod) {
            return new Place(otherType, otherMethod, depth + 1);
        }

        Place deeper() {
            return deeper(type, method);
        }
    }

    /**
     * How the transactions are that a call opens.
     *
     * @param type type in which the call stands
     * @param method method in which it stands
     * @param target receiver of the call, or null
     * @param arguments those of its arguments that say how
     */
    Definition of(TypeModel type, MethodModel method, @Nullable Expr target, List<Expr> arguments) {
        Place place = new Place(type, method, 0);
        Definition definition = target == null ? Definition.PLAIN : object(target, place);
        for (Expr argument : arguments) {
            definition = definition.and(object(argument, place));
        }
        return definition;
    }

    private Definition object(Expr expr, Place place) {
        if (place.depth() > MAX_DEPTH) {
            return Definition.PLAIN;
        }
        if (expr instanceof Expr.New creation) {
            return created(creation, place);
        } else if (expr instanceof Expr.Call call) {
            return result(call, place);
        } else if (expr instanceof Expr.Local local) {
            return local(local, place);
        } else if (expr instanceof Expr.Name name) {
            return field(place.type(), name.name(), place);
        } else if (expr instanceof Expr.Select select && select.target() instanceof Expr.This) {
            return field(place.type(), select.name(), place);
        } else if (expr instanceof Expr.Cast cast) {
            return object(cast.value(), place);
        } else if (expr instanceof Expr.Assign assign) {
            return object(assign.value(), place);
        } else if (expr instanceof Expr.Conditional choice) {
            return object(choice.whenTrue(), place).or(object(choice.whenFalse(), place));
        }
        return Definition.PLAIN;
    }

    /** A new template, definition or manager: its arguments are a manager, a definition, a propagation. */
    private Definition created(Expr.New creation, Place place) {
        String type = program.qualify(place.type(), creation.type());
        if (rows.isManager(type)) {
            return ofManager(managers.row(type));
        }
        Definition made = Definition.PLAIN;
        if (!rows.opensTransactions(type)) {
            return made;
        }
        for (Expr argument : creation.arguments()) {
            Optional<String> propagation = propagation(argument, place);
            made = made.and(
                    propagation.map(Definition::ofPropagation).orElseGet(() -> object(argument, place.deeper())));
        }
        return made;
    }

    private static Definition ofManager(Optional<TransactionEntry> row) {
        return row.map(known -> new Definition(null, known, false, false)).orElse(Definition.PLAIN);
    }

    private Optional<String> propagation(Expr argument, Place place) {
        return Definition.propagation(Constants.simple(argument))
                .or(() -> constants.text(place.type(), argument).flatMap(Definition::propagation))
                .or(() -> argument instanceof Expr.Call call && call.name().equals("value") && call.target() != null
                        ? Definition.propagation("PROPAGATION_" + Constants.simple(call.target()))
                        : Optional.empty());
    }

    private Definition result(Expr.Call call, Place place) {
        String owner = call.target() == null ? null : Constants.dotted(call.target());
        if (owner != null) {
            String type = program.qualify(place.type(), TypeRef.of(owner));
            if (rows.factory(type, call.name()).isPresent()) {
                return new Definition(null, null, false, true);
            }
        }
        MethodModel target = program.link(place.method()).call(call.site()).target();
        if (target == null || !target.hasBody()) {
            return Definition.PLAIN;
        }
        return program.program()
                .type(target.type())
                .map(type -> returned(type, target, place))
                .orElse(Definition.PLAIN);
    }

    private Definition returned(TypeModel type, MethodModel method, Place place) {
        Place there = place.deeper(type, method);
        return BeanMethods.returned(method).stream()
                .map(value -> object(value, there))
                .reduce(Definition::or)
                .orElse(Definition.PLAIN);
    }

    private Definition local(Expr.Local local, Place place) {
        if (local.level() > 0) {
            return outer(local, place);
        }
        MethodModel method = place.method();
        ObjectUses inMethod = usesOf(place.type());
        Definition made = inMethod.assigned(method, local.slot()).stream()
                .map(value -> object(value, place.deeper()))
                .reduce(Definition::or)
                .orElseGet(() -> parameter(local.slot(), place));
        return made.and(stated(inMethod.settings(method, local.slot()), place));
    }

    /** A variable of the method around a local or anonymous class. */
    private Definition outer(Expr.Local local, Place place) {
        String outer = place.type().outer();
        TypeModel type = outer == null ? null : program.program().type(outer).orElse(null);
        String enclosing = place.type().enclosingMethod();
        if (type == null || enclosing == null) {
            return Definition.PLAIN;
        }
        return type.methods().stream()
                .filter(method -> method.id().equals(enclosing))
                .findFirst()
                .map(method -> local(new Expr.Local(local.slot(), local.level() - 1), place.deeper(type, method)))
                .orElse(Definition.PLAIN);
    }

    private Definition parameter(int slot, Place place) {
        MethodModel method = place.method();
        if (slot >= method.parameters().size() || method.locals().get(slot).kind() != LocalModel.Kind.PARAMETER) {
            return Definition.PLAIN;
        }
        ParameterModel parameter = method.parameters().get(slot);
        return injected(place, parameter.type(), parameter.annotations(), parameter.name());
    }

    private Definition field(TypeModel scope, String name, Place place) {
        TypeModel type = scope;
        while (type != null) {
            for (String supertype : program.supertypes(type.name())) {
                TypeModel owner = program.program().type(supertype).orElse(null);
                FieldModel field = owner == null ? null : declared(owner, name);
                if (owner != null && field != null) {
                    return field(owner, field, place);
                }
            }
            String outer = type.outer();
            type = outer == null ? null : program.program().type(outer).orElse(null);
        }
        return Definition.PLAIN;
    }

    private static @Nullable FieldModel declared(TypeModel owner, String name) {
        return owner.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Definition field(TypeModel owner, FieldModel field, Place place) {
        ObjectUses inType = usesOf(owner);
        Definition made = inType.assigned(field.name()).stream()
                .map(value -> object(value.expr(), place.deeper(owner, value.method())))
                .reduce(Definition::or)
                .orElseGet(() ->
                        injected(place.deeper(owner, place.method()), field.type(), field.annotations(), field.name()));
        for (ObjectUses.Use use : inType.settings(field.name())) {
            made = made.and(stated(List.of(use.expr()), place.deeper(owner, use.method())));
        }
        return made;
    }

    private ObjectUses usesOf(TypeModel type) {
        ObjectUses known = uses.get(type);
        if (known == null) {
            known = new ObjectUses(type, rows.setters(), program.program().footprint());
            uses.put(type, known);
        }
        return known;
    }

    /** What calls of setters on an object state. */
    private Definition stated(List<Expr> calls, Place place) {
        Definition stated = Definition.PLAIN;
        for (Expr expr : calls) {
            if (expr instanceof Expr.Call call && call.arguments().size() == 1) {
                Expr value = call.arguments().get(0);
                if (call.name().contains("Propagation")) {
                    stated = stated.and(propagation(value, place)
                            .map(Definition::ofPropagation)
                            .orElse(Definition.PLAIN));
                } else {
                    boolean off = constants
                            .text(place.type(), value)
                            .filter("false"::equals)
                            .isPresent();
                    stated = stated.and(new Definition(null, null, !off, false));
                }
            }
        }
        return stated;
    }

    /** What a container hands to an injection point. */
    private Definition injected(Place place, TypeRef written, List<AnnotationModel> annotations, String name) {
        String type = program.qualify(place.type(), TypeRef.of(written.name()));
        String qualifier = qualifier(place.type(), annotations);
        if (rows.isManager(type)) {
            return ofManager(managers.injected(type, qualifier, name));
        }
        if (place.depth() > MAX_DEPTH || !rows.opensTransactions(type)) {
            return Definition.PLAIN;
        }
        return methods.wanted(type, qualifier, name)
                .map(bean -> returned(bean.type(), bean.method(), place))
                .or(() -> ofXml(type, qualifier == null ? name : qualifier))
                .orElse(Definition.PLAIN);
    }

    private @Nullable String qualifier(TypeModel scope, List<AnnotationModel> annotations) {
        AnnotationModel qualifier = methods.annotation(scope, annotations, WiringEntry.Mode.QUALIFIER);
        return qualifier == null
                ? null
                : qualifier
                        .attribute("value")
                        .flatMap(value -> constants.text(scope, value))
                        .orElse(null);
    }

    private Optional<Definition> ofXml(String type, String name) {
        List<XmlBean> fitting = xml.of(program, type);
        return fitting.stream()
                .filter(bean -> fitting.size() == 1 || bean.names().contains(name))
                .findFirst()
                .map(bean -> new Definition(
                        bean.value("propagationBehaviorName")
                                .or(() -> bean.value("propagationBehavior"))
                                .flatMap(Definition::propagation)
                                .orElse(null),
                        Optional.ofNullable(bean.references().get("transactionManager"))
                                .or(() -> Optional.ofNullable(bean.references().get("0")))
                                .flatMap(managers::named)
                                .orElse(null),
                        bean.value("readOnly").filter("true"::equals).isPresent(),
                        false));
    }
}
