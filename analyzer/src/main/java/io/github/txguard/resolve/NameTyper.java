package io.github.txguard.resolve;

import io.github.txguard.ir.Expr;
import io.github.txguard.resolve.TypeDeclaration.FieldDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of names: a field, a type, or the start of a package's name. */
final class NameTyper {
    private static final Operand UNKNOWN = new Operand(Type.UNKNOWN, false);

    private final TypeSystem system;
    private final BodyScope scope;
    private final ExpressionTyper expressions;

    NameTyper(TypeSystem system, BodyScope scope, ExpressionTyper expressions) {
        this.system = system;
        this.scope = scope;
        this.expressions = expressions;
    }

    /**
     * What stands before a dot.
     *
     * @param type its type
     * @param isType whether it names the type itself
     */
    record Operand(Type type, boolean isType) {}

    /** What the expression means as the target of a call or access. */
    Operand operand(Expr expression) {
        Operand found = lookup(expression);
        return found == null ? UNKNOWN : found;
    }

    /** Null if it may be the name of a package. */
    private @Nullable Operand lookup(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return simple(name.name());
        }
        if (expression instanceof Expr.Select select) {
            return select(select);
        }
        return new Operand(expressions.type(expression), false);
    }

    private @Nullable Operand simple(String name) {
        Type field = field(name);
        if (field != null) {
            return new Operand(field, false);
        }
        String type = system.names().find(name, scope.names());
        if (type != null) {
            return new Operand(Type.of(type), true);
        }
        if (!scope.type().unitNames().staticImports(name).isEmpty()) {
            scope.miss();
            return UNKNOWN;
        }
        return looksLikeType(name) ? new Operand(Type.of(system.names().qualify(name, scope.names())), true) : null;
    }

    /** The type of the field that a simple name means: own, inherited, of an enclosing type, imported; null if none. */
    @Nullable
    Type field(String name) {
        for (SourceType type = scope.type(); type != null; type = type.outerType()) {
            FieldDeclaration field = system.hierarchy().field(type.name(), name);
            if (field != null) {
                return system.hierarchy().fieldType(type.thisType(), field);
            }
        }
        UnitNames unit = scope.type().unitNames();
        Type imported = imported(name, unit.staticImports(name));
        return imported == null ? imported(name, unit.staticImportsOnDemand()) : imported;
    }

    private @Nullable Type imported(String name, List<String> owners) {
        for (String owner : owners) {
            FieldDeclaration field = system.hierarchy().field(owner, name);
            if (field != null && field.isStatic()) {
                return field.type();
            }
        }
        return null;
    }

    private @Nullable Operand select(Expr.Select select) {
        Operand target = lookup(select.target());
        if (target == null) {
            return qualified(select);
        }
        return target.isType()
                ? member(target.type(), select.name())
                : new Operand(access(target.type(), select.name()), false);
    }

    private @Nullable Operand qualified(Expr.Select select) {
        String path = path(select);
        if (path == null) {
            return UNKNOWN;
        }
        if (system.table().find(path) != null || looksLikeType(select.name())) {
            return new Operand(Type.of(path), true);
        }
        return null;
    }

    private Operand member(Type type, String name) {
        if (name.equals("length") && type.isArray()) {
            return new Operand(Type.INT, false);
        }
        FieldDeclaration field = system.hierarchy().field(type.name(), name);
        if (field != null) {
            return new Operand(field.type(), false);
        }
        String nested = system.hierarchy().memberType(type.name(), name);
        if (nested != null) {
            return new Operand(Type.of(nested), true);
        }
        boolean guess = system.table().find(type.name()) == null && looksLikeType(name);
        scope.miss();
        return guess ? new Operand(Type.of(type.name() + "." + name), true) : UNKNOWN;
    }

    private Type access(Type target, String name) {
        if (target.isArray()) {
            return name.equals("length") ? Type.INT : Type.UNKNOWN;
        }
        Type receiver = target.bounded();
        FieldDeclaration field = receiver.isReference() ? system.hierarchy().field(receiver.name(), name) : null;
        if (field == null) {
            scope.miss();
            return Type.UNKNOWN;
        }
        return system.hierarchy().fieldType(target, field);
    }

    private static @Nullable String path(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return name.name();
        }
        if (expression instanceof Expr.Select select) {
            String target = path(select.target());
            return target == null ? null : target + "." + select.name();
        }
        return null;
    }

    /** By convention types start in upper case and constants have no lower case at all. */
    private static boolean looksLikeType(String name) {
        boolean upper = Character.isUpperCase(name.charAt(0));
        return upper && (name.length() == 1 || name.chars().anyMatch(Character::isLowerCase));
    }

    /** The type of {@code this} or {@code Outer.this}. */
    Type self(@Nullable String qualifier) {
        if (qualifier == null) {
            return scope.type().thisType();
        }
        String name = system.names().qualify(qualifier, scope.names());
        TypeDeclaration declaration = system.table().find(name);
        return declaration == null ? Type.of(name) : declaration.thisType();
    }

    /** The type of {@code super}, {@code Outer.super} or {@code Iface.super}. */
    Type superType(@Nullable String qualifier) {
        Type self = self(qualifier);
        TypeDeclaration declaration = system.table().find(self.name());
        if (declaration == null) {
            return self;
        }
        if (qualifier != null && declaration.isInterface()) {
            Type view = system.hierarchy().asSuper(scope.type().thisType(), declaration.name());
            return view == null ? self : view;
        }
        Type superclass = declaration.superclass();
        return superclass == null ? Type.OBJECT : superclass;
    }
}
