package io.github.txguard.resolve;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Primitive types: boxes, widening, numeric promotion. */
final class Primitives {
    private static final Map<String, String> BOXES = Map.of(
            "boolean", "java.lang.Boolean",
            "byte", "java.lang.Byte",
            "short", "java.lang.Short",
            "char", "java.lang.Character",
            "int", "java.lang.Integer",
            "long", "java.lang.Long",
            "float", "java.lang.Float",
            "double", "java.lang.Double");
    private static final Map<String, String> UNBOXED = Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Byte", "byte",
            "java.lang.Short", "short",
            "java.lang.Character", "char",
            "java.lang.Integer", "int",
            "java.lang.Long", "long",
            "java.lang.Float", "float",
            "java.lang.Double", "double");
    /** In the order of widening; {@code char} joins at {@code int}. */
    private static final List<String> WIDENING = List.of("byte", "short", "int", "long", "float", "double");

    private Primitives() {}

    static boolean isPrimitive(String name) {
        return BOXES.containsKey(name);
    }

    /** The type as an object: primitives give their box, {@code void} gives {@code Void}. */
    static Type boxed(Type type) {
        if (type.isVoid()) {
            return Type.of("java.lang.Void");
        }
        String box = type.isPrimitive() ? BOXES.get(type.name()) : null;
        return box == null ? type : Type.of(box);
    }

    /** The primitive in the box, or the type itself. */
    static Type unboxed(Type type) {
        String primitive = unboxedName(type);
        return primitive == null ? type : Type.of(primitive);
    }

    private static @Nullable String unboxedName(Type type) {
        return type.isArray() ? null : UNBOXED.get(type.name());
    }

    /** Whether a value of one primitive type may stand where another is expected. */
    static boolean widens(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        int target = WIDENING.indexOf(to);
        if (from.equals("char")) {
            return target >= WIDENING.indexOf("int");
        }
        int source = WIDENING.indexOf(from);
        return source >= 0 && source < target;
    }

    /** The type of an arithmetic operation on both, unknown when either is not numeric. */
    static Type promoted(Type left, Type right) {
        Type a = unboxed(left.bounded());
        Type b = unboxed(right.bounded());
        if (a.name().equals("boolean") && b.name().equals("boolean")) {
            return Type.BOOLEAN;
        }
        if (!isNumeric(a) || !isNumeric(b)) {
            return Type.UNKNOWN;
        }
        int rank = Math.max(Math.max(rank(a), rank(b)), WIDENING.indexOf("int"));
        return Type.of(WIDENING.get(rank));
    }

    private static boolean isNumeric(Type type) {
        return type.isPrimitive() && !type.name().equals("boolean");
    }

    private static int rank(Type type) {
        return type.name().equals("char") ? WIDENING.indexOf("int") : WIDENING.indexOf(type.name());
    }
}
