package io.github.txguard.callgraph;

import io.github.txguard.callgraph.ObjectClasses.Place;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.resolve.ResolvedType;
import io.github.txguard.wiring.Injection;
import io.github.txguard.wiring.InjectionPoint;
import io.github.txguard.wiring.SourceUses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the classes of the objects that fields hold: by what the sources assign and what containers inject. */
final class FieldClasses {
    /** A field that is assigned in more places than this may hold anything. */
    private static final int MAX_ASSIGNMENTS = 12;

    private final LinkedProgram program;
    private final Injection injection;
    private final Function<MethodModel, MethodCode> codes;
    private final ObjectClasses objects;
    private final ConstructorArguments constructors;
    private final Map<Key, List<SourceUses.Use>> assignments = new ConcurrentHashMap<>();

    FieldClasses(
            LinkedProgram program,
            Injection injection,
            Function<MethodModel, MethodCode> codes,
            ObjectClasses objects) {
        this.program = program;
        this.injection = injection;
        this.codes = codes;
        this.objects = objects;
        this.constructors = new ConstructorArguments(program, injection, codes, objects);
    }

    /** A field as seen from a class. */
    private record Key(String owner, String field, @Nullable ReceiverType self) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && that.owner.equals(owner)
                    && that.field.equals(field)
                    && Objects.equals(that.self, self);
        }

        @Override
        public int hashCode() {
            return (owner.hashCode() * 31 + field.hashCode()) * 31 + Objects.hashCode(self);
        }
    }

    ConstructorArguments constructors() {
        return constructors;
    }

    /** The classes of what a name that is no local variable stands for. */
    Classes of(Expr expr, Place place, Query query) {
        if (expr instanceof Expr.Name name) {
            return named(name.name(), place, query);
        }
        Expr.Select select = (Expr.Select) expr;
        if (select.target() instanceof Expr.This self && self.qualifier() == null) {
            return named(select.name(), place, query);
        }
        TypeModel owner = program.program().type(typeOf(select.target(), place)).orElse(null);
        return owner == null ? Classes.UNKNOWN : member(owner, select.name(), query);
    }

    /** A field of a type that is given. */
    private Classes member(TypeModel type, String name, Query query) {
        for (String supertype : program.supertypes(type.name())) {
            TypeModel owner = program.program().type(supertype).orElse(null);
            FieldModel field = owner == null ? null : declared(owner, name);
            if (owner != null && field != null) {
                return of(owner, field, new ReceiverType(type, false), query);
            }
        }
        return Classes.UNKNOWN;
    }

    /** The type that an expression names or has; empty if it is not known. */
    private String typeOf(Expr expr, Place place) {
        if (expr instanceof Expr.Local local && local.level() == 0) {
            return codes.apply(place.method())
                    .linked()
                    .localTypes()
                    .get(local.slot())
                    .erasure();
        }
        if (expr instanceof Expr.Call call) {
            return codes.apply(place.method())
                    .linked()
                    .call(call.site())
                    .returnType()
                    .erasure();
        }
        String written = dotted(expr);
        if (written != null) {
            String named = program.qualify(place.type(), TypeRef.of(written));
            if (program.program().type(named).isPresent()) {
                return named;
            }
        }
        if (expr instanceof Expr.Name name) {
            return program.fieldType(place.type(), name.name()).erasure();
        }
        if (expr instanceof Expr.Select select) {
            Expr target = select.target();
            TypeModel type = target instanceof Expr.This
                    ? place.type()
                    : program.program().type(typeOf(target, place)).orElse(null);
            return type == null ? "" : program.fieldType(type, select.name()).erasure();
        }
        return "";
    }

    private static @Nullable String dotted(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return name.name();
        }
        if (expr instanceof Expr.Select select) {
            String target = dotted(select.target());
            return target == null ? null : target + "." + select.name();
        }
        return null;
    }

    private static @Nullable FieldModel declared(TypeModel type, String name) {
        for (FieldModel field : type.fields()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** A field of the type, of its supertypes, or of the types around it. */
    private Classes named(String name, Place place, Query query) {
        TypeModel scope = place.type();
        ReceiverType self = place.self();
        while (scope != null) {
            for (String supertype : program.supertypes(scope.name())) {
                TypeModel owner = program.program().type(supertype).orElse(null);
                FieldModel field = owner == null ? null : declared(owner, name);
                if (owner != null && field != null) {
                    boolean own = self != null && program.isSubtype(self.type().name(), owner.name());
                    return of(owner, field, own ? self : new ReceiverType(scope, false), query);
                }
            }
            String outer = scope.outer();
            scope = outer == null ? null : program.program().type(outer).orElse(null);
            self = null;
        }
        return Classes.UNKNOWN;
    }

    /** What a generated accessor gives, or a record's. */
    Classes accessed(ResolvedCall call, @Nullable ReceiverType self, Query query) {
        TypeModel type = program.program().type(call.receiver().erasure()).orElse(null);
        if (type == null) {
            return Classes.UNKNOWN;
        }
        String name = call.name();
        for (String prefix : List.of("get", "is", "")) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                String rest = name.substring(prefix.length());
                String property =
                        prefix.isEmpty() ? rest : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
                for (String supertype : program.supertypes(type.name())) {
                    TypeModel owner = program.program().type(supertype).orElse(null);
                    FieldModel field = owner == null ? null : declared(owner, property);
                    if (owner != null && field != null && program.isGenerated(owner, name, 0)) {
                        return of(owner, field, self == null ? new ReceiverType(type, false) : self, query);
                    }
                }
            }
        }
        return Classes.UNKNOWN;
    }

    private Classes of(TypeModel owner, FieldModel field, @Nullable ReceiverType self, Query query) {
        boolean exact = self != null && self.exact();
        if (!exact && isGeneric(owner, field)) {
            return Classes.BY_SUBCLASS;
        }
        return query.answer(new Key(owner.name(), field.name(), self), true, () -> find(owner, field, self, query));
    }

    private static boolean isGeneric(TypeModel owner, FieldModel field) {
        return owner.typeParameters().stream().anyMatch(p -> mentions(field.type(), p.name()));
    }

    private static boolean mentions(TypeRef type, String parameter) {
        return type.name().equals(parameter) || type.arguments().stream().anyMatch(a -> mentions(a, parameter));
    }

    private Classes find(TypeModel owner, FieldModel field, @Nullable ReceiverType self, Query query) {
        List<SourceUses.Use> assignments = assignments(owner, field);
        if (injection.isInjected(owner, field.annotations())) {
            Classes injected = point(owner, field, self);
            Classes initial = Classes.NONE;
            for (SourceUses.Use use : assignments) {
                if (value(use) instanceof Expr.New) {
                    initial = initial.or(assigned(use, self, query));
                }
            }
            return injected.or(initial);
        }
        if (assignments.isEmpty()) {
            return unassigned(owner, field, self, query);
        }
        if (assignments.size() > MAX_ASSIGNMENTS || hasSetter(owner, field)) {
            return Classes.UNKNOWN;
        }
        Classes all = Classes.NONE;
        for (SourceUses.Use use : assignments) {
            all = all.or(assigned(use, self, query));
        }
        return all.isKnown() && all.types().isEmpty() && all.possible().isEmpty() ? Classes.UNKNOWN : all;
    }

    private List<SourceUses.Use> assignments(TypeModel owner, FieldModel field) {
        Key key = new Key(owner.name(), field.name(), null);
        List<SourceUses.Use> found = assignments.get(key);
        if (found == null) {
            found = injection.uses().assignments(field.name()).stream()
                    .filter(use -> concerns(use, owner, field))
                    .toList();
            assignments.put(key, found);
        }
        return found;
    }

    /** Annotations may generate a way for everybody to assign the field. */
    private boolean hasSetter(TypeModel owner, FieldModel field) {
        if (field.modifiers().contains(Modifier.FINAL)) {
            return false;
        }
        String property = field.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.name().substring(1);
        return program.isGenerated(owner, "set" + property, 1) || program.isGenerated(owner, "builder", 0);
    }

    private static Expr value(SourceUses.Use use) {
        return ((Expr.Assign) use.expr()).value();
    }

    private Classes assigned(SourceUses.Use use, @Nullable ReceiverType self, Query query) {
        boolean same =
                self != null && program.isSubtype(self.type().name(), use.type().name());
        ReceiverType place = same ? self : new ReceiverType(use.type(), false);
        return objects.of(value(use), new Place(use.type(), use.method(), place, null), query);
    }

    /** Whether an assignment to something of that name may be one to the field. */
    private boolean concerns(SourceUses.Use use, TypeModel owner, FieldModel field) {
        boolean sameFile = program.program()
                .unitOf(use.type())
                .file()
                .equals(program.program().unitOf(owner).file());
        Expr target = ((Expr.Assign) use.expr()).target();
        boolean own = target instanceof Expr.Name
                || (target instanceof Expr.Select select && select.target() instanceof Expr.This);
        if (!own) {
            return sameFile || !field.modifiers().contains(Modifier.PRIVATE);
        }
        TypeModel scope = use.type();
        while (scope != null) {
            if (program.isSubtype(scope.name(), owner.name())) {
                return sameFile || !field.modifiers().contains(Modifier.PRIVATE);
            }
            String outer = scope.outer();
            scope = outer == null ? null : program.program().type(outer).orElse(null);
        }
        return false;
    }

    private Classes point(TypeModel owner, FieldModel field, @Nullable ReceiverType self) {
        TypeModel seen = self == null ? owner : self.type();
        ResolvedType type = program.fieldType(seen, field.name());
        InjectionPoint point = new InjectionPoint(owner, type, field.annotations(), field.name());
        return injection.at(point).map(Classes::of).orElse(Classes.UNKNOWN);
    }

    /** A field that nobody assigns: a component of a record, or filled by a generated constructor. */
    private Classes unassigned(TypeModel owner, FieldModel field, @Nullable ReceiverType self, Query query) {
        if (field.modifiers().contains(Modifier.STATIC)) {
            return Classes.UNKNOWN;
        }
        List<FieldModel> all = owner.fields().stream()
                .filter(f -> !f.modifiers().contains(Modifier.STATIC))
                .toList();
        boolean isFinal = field.modifiers().contains(Modifier.FINAL);
        if (!isFinal && !program.isGenerated(owner, MethodModel.CONSTRUCTOR, all.size())) {
            return Classes.UNKNOWN;
        }
        if (hasSetter(owner, field)) {
            return Classes.UNKNOWN;
        }
        boolean filled = isFilled(owner, self);
        Classes injected = filled ? point(owner, field, self) : Classes.NONE;
        Classes given = constructors.generated(owner, field, all, query);
        return !filled && given.types().isEmpty() && given.isKnown() ? Classes.UNKNOWN : injected.or(given);
    }

    private boolean isFilled(TypeModel owner, @Nullable ReceiverType self) {
        return injection.isFilled(self == null ? owner : self.type()) || injection.isFilled(owner);
    }
}
