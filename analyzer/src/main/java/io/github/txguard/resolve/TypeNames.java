package io.github.txguard.resolve;

import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives type names in the sources their meaning: scopes from the inside out, then imports and packages. */
final class TypeNames {
    private final TypeTable table;
    private final Hierarchy hierarchy;
    private final Recent<Type> plain = new Recent<>(Type::name, Type::of);

    TypeNames(TypeTable table, Hierarchy hierarchy) {
        this.table = table;
        this.hierarchy = hierarchy;
    }

    /** The type that a written one means; never fails. */
    Type resolve(TypeRef written, TypeScope scope) {
        String name = written.name();
        if (Primitives.isPrimitive(name) || name.equals("void")) {
            return plain.of(name).array(written.dimensions());
        }
        if (name.indexOf('.') < 0) {
            TypeVariable variable = variable(name, scope);
            if (variable != null) {
                return Type.of(variable).array(written.dimensions());
            }
        }
        List<Type> arguments = new ArrayList<>(written.arguments().size());
        for (TypeRef argument : written.arguments()) {
            arguments.add(resolve(argument, scope));
        }
        String qualified = qualify(name, scope);
        return arguments.isEmpty()
                ? plain.of(qualified).array(written.dimensions())
                : new Type(qualified, arguments, written.dimensions(), null);
    }

    /** The qualified name of a type as written, guessed where nothing is known of it. */
    String qualify(String name, TypeScope scope) {
        String known = find(name, scope);
        if (known != null) {
            return known;
        }
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        if (dot >= 0 && Character.isLowerCase(head.charAt(0))) {
            return name;
        }
        String outer = dot < 0 ? null : simple(head, scope);
        String guessed = outer == null ? scope.type().unitNames().guess(head) : outer;
        return dot < 0 ? guessed : guessed + name.substring(dot);
    }

    /** The qualified name of a type as written, null where nothing is known of it. */
    @Nullable
    String find(String name, TypeScope scope) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return simple(name, scope);
        }
        String outer = simple(name.substring(0, dot), scope);
        if (outer != null) {
            String member = member(outer, name.substring(dot + 1));
            if (member != null) {
                return member;
            }
        }
        return table.find(name) == null ? null : name;
    }

    /** A type inside another one; of a type that nothing is known of, every name may be a member. */
    private @Nullable String member(String outer, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        String declared = hierarchy.memberType(outer, name);
        if (declared == null && table.find(outer) != null) {
            return null;
        }
        String found = declared == null ? outer + "." + name : declared;
        return dot < 0 ? found : member(found, path.substring(dot + 1));
    }

    private @Nullable String simple(String name, TypeScope scope) {
        MethodModel method = scope.method();
        boolean header = scope.header();
        for (SourceType type = scope.type(); type != null; type = type.outerType()) {
            String local = method == null ? null : type.localType(method, name);
            if (local != null) {
                return local;
            }
            if (type.model().simpleName().equals(name)) {
                return type.name();
            }
            String member = header ? type.memberType(name) : type.inheritedMemberType(name, hierarchy);
            if (member != null) {
                return member;
            }
            method = type.enclosingMethod();
            header = false;
        }
        return scope.type().unitNames().find(name);
    }

    private static @Nullable TypeVariable variable(String name, TypeScope scope) {
        MethodModel method = scope.method();
        for (SourceType type = scope.type(); type != null; type = type.outerType()) {
            if (method != null) {
                TypeVariable variable = named(name, type.variablesOf(method));
                if (variable != null) {
                    return variable;
                }
            }
            TypeVariable variable = named(name, type.typeParameters());
            if (variable != null) {
                return variable;
            }
            method = type.enclosingMethod();
        }
        return null;
    }

    private static @Nullable TypeVariable named(String name, List<TypeVariable> variables) {
        for (TypeVariable variable : variables) {
            if (variable.name().equals(name)) {
                return variable;
            }
        }
        return null;
    }
}
