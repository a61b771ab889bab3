package io.github.txguard.callgraph;

import io.github.txguard.callgraph.ObjectClasses.Place;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.wiring.Injection;
import io.github.txguard.wiring.SourceUses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what constructors are handed: by containers, by those who create objects, and by the constructors of subclasses. */
final class ConstructorArguments {
    /** A constructor that is called in more places than this may be handed anything. */
    private static final int MAX_CALLS = 12;

    private final LinkedProgram program;
    private final Injection injection;
    private final Function<MethodModel, MethodCode> codes;
    private final ObjectClasses objects;

    ConstructorArguments(
            LinkedProgram program,
            Injection injection,
            Function<MethodModel, MethodCode> codes,
            ObjectClasses objects) {
        this.program = program;
        this.injection = injection;
        this.codes = codes;
        this.objects = objects;
    }

    /** A call of a constructor. */
    private record Handed(SourceUses.Use use, List<Expr> arguments) {}

    /**
     * The classes that a parameter of a constructor may be handed.
     *
     * @param type class of the constructor
     * @param constructor the constructor
     * @param slot slot of the parameter
     * @param self class of the object that is made, or null
     * @param query question that this belongs to
     */
    Classes parameter(TypeModel type, MethodModel constructor, int slot, @Nullable ReceiverType self, Query query) {
        if (slot >= constructor.parameters().size()) {
            return Classes.UNKNOWN;
        }
        boolean filled = injection.isFilled(type) && isOwn(type, self);
        Classes all = filled ? objects.injected(type, constructor, slot) : Classes.NONE;
        List<Handed> calls = calls(type, constructor, self);
        if (calls.size() > MAX_CALLS || (calls.isEmpty() && !filled)) {
            return Classes.UNKNOWN;
        }
        return all.or(handed(calls, slot, new ObjectClasses.Part(Code.of(constructor), slot, self), self, query));
    }

    private Classes handed(List<Handed> calls, int index, Object part, @Nullable ReceiverType self, Query query) {
        return query.answer(part, true, () -> {
            Classes all = Classes.NONE;
            for (Handed call : calls) {
                SourceUses.Use use = call.use();
                boolean same = self != null
                        && call.use().expr() instanceof Expr.Call
                        && program.isSubtype(self.type().name(), use.type().name());
                ReceiverType place = same ? self : new ReceiverType(use.type(), false);
                boolean given = index < call.arguments().size();
                all = all.or(
                        given
                                ? objects.of(
                                        call.arguments().get(index),
                                        new Place(use.type(), use.method(), place, null),
                                        query)
                                : Classes.UNKNOWN);
            }
            return all;
        });
    }

    /** Whether the object that is made may be of the class itself. */
    private static boolean isOwn(TypeModel type, @Nullable ReceiverType self) {
        return self == null || !self.exact() || self.type().equals(type);
    }

    private List<Handed> calls(TypeModel type, MethodModel constructor, @Nullable ReceiverType self) {
        List<Handed> calls = new ArrayList<>();
        int arity = constructor.parameters().size();
        boolean overloaded = type.methods().stream()
                        .filter(m -> m.name().equals(MethodModel.CONSTRUCTOR)
                                && m.parameters().size() == arity)
                        .count()
                > 1;
        if (isOwn(type, self)) {
            creations(type, calls);
        }
        for (SourceUses.Use use : injection.uses().constructorCalls(type.name())) {
            add(use, Expr.Call.THIS_CALL, calls);
        }
        for (TypeModel subtype : program.sourceSubtypes(type.name())) {
            boolean concerned = self == null
                    || !self.exact()
                    || program.isSubtype(self.type().name(), subtype.name());
            if (concerned && !subtype.equals(type) && isDirect(subtype, type)) {
                for (SourceUses.Use use : injection.uses().constructorCalls(subtype.name())) {
                    add(use, Expr.Call.SUPER_CALL, calls);
                }
            }
        }
        calls.removeIf(call -> call.arguments().size() != arity && !constructor.is(Modifier.VARARGS));
        calls.removeIf(call -> overloaded && isOther(call, constructor));
        return calls;
    }

    private boolean isDirect(TypeModel subtype, TypeModel type) {
        return subtype.superclass() != null
                && program.qualify(subtype, subtype.superclass()).equals(type.name());
    }

    private static void add(SourceUses.Use use, String name, List<Handed> calls) {
        if (use.expr() instanceof Expr.Call call && call.name().equals(name)) {
            calls.add(new Handed(use, call.arguments()));
        }
    }

    private boolean isOther(Handed call, MethodModel constructor) {
        Expr expr = call.use().expr();
        int site = expr instanceof Expr.New creation
                ? creation.site()
                : expr instanceof Expr.Call chained ? chained.site() : -1;
        if (site < 0) {
            return false;
        }
        MethodModel target =
                codes.apply(call.use().method()).linked().call(site).target();
        return target != null && !target.equals(constructor);
    }

    private void creations(TypeModel type, List<Handed> calls) {
        for (SourceUses.Use use : injection.uses().creations(type.simpleName())) {
            if (use.expr() instanceof Expr.New creation) {
                if (program.qualify(use.type(), creation.type()).equals(type.name())) {
                    calls.add(new Handed(use, creation.arguments()));
                }
            }
        }
    }

    /**
     * The classes that a field is given by a constructor that annotations generate, or by a record's own.
     *
     * @param type declaring type
     * @param field the field
     * @param all fields of its objects, in their order
     * @param query question that this belongs to
     */
    Classes generated(TypeModel type, FieldModel field, List<FieldModel> all, Query query) {
        List<Handed> calls = new ArrayList<>();
        creations(type, calls);
        if (calls.isEmpty()) {
            return Classes.NONE;
        }
        List<FieldModel> required = all.stream()
                .filter(f -> f.modifiers().contains(Modifier.FINAL) && isUnassigned(type, f))
                .toList();
        for (List<FieldModel> filled : List.of(required, all)) {
            int index = filled.indexOf(field);
            boolean fits = index >= 0
                    && calls.stream().allMatch(call -> call.arguments().size() == filled.size());
            if (fits && calls.size() <= MAX_CALLS) {
                return handed(calls, index, List.of(type.name(), index), null, query);
            }
        }
        return Classes.UNKNOWN;
    }

    private boolean isUnassigned(TypeModel type, FieldModel field) {
        return injection.uses().assignments(field.name()).stream()
                .noneMatch(use -> use.type().name().equals(type.name()));
    }
}
