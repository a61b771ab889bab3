package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A value on the operand stack.
 *
 * @param expr the value; of an object that is created but not constructed yet, a marker that only it has
 * @param descriptor its static type, null for {@code null} and for unconstructed objects
 * @param created internal name of the class of an object that is not constructed yet, else null
 */
record Operand(
        Expr expr, @Nullable String descriptor, @Nullable String created) {
    static final Expr NULL = new Expr.Literal(Expr.Literal.Kind.NULL, "null");

    static Operand of(Expr expr, @Nullable String descriptor) {
        return new Operand(expr, descriptor, null);
    }

    static Operand number(int value) {
        return of(new Expr.Literal(Expr.Literal.Kind.INT, Integer.toString(value)), "I");
    }

    /** Whether it may be evaluated at another time, and more than once. */
    boolean isStable() {
        return created != null
                || expr instanceof Expr.Local
                || expr instanceof Expr.Literal
                || expr instanceof Expr.This
                || expr instanceof Expr.ClassLiteral;
    }

    boolean isWide() {
        return "J".equals(descriptor) || "D".equals(descriptor);
    }

    @SuppressWarnings("ReferenceEquality") // copies on the stack of one unconstructed object share its expression
    boolean isUnconstructed(Operand other) {
        return created != null && expr == other.expr;
    }

    /** The value where a type is wanted: constants of small types as such, other types by a cast. */
    Expr as(String wanted) {
        if (expr instanceof Expr.Literal literal && literal.kind() == Expr.Literal.Kind.INT) {
            return constant(literal.text(), wanted);
        }
        boolean reference = wanted.startsWith("L") || wanted.startsWith("[");
        if (wanted.equals(descriptor) || (!reference && !isSmall(wanted) && descriptor != null)) {
            return wanted.equals(descriptor) || wanted.equals("I")
                    ? expr
                    : new Expr.Cast(ClassNames.type(wanted), expr);
        }
        return new Expr.Cast(ClassNames.type(wanted), expr);
    }

    private static boolean isSmall(String wanted) {
        return wanted.equals("Z") || wanted.equals("B") || wanted.equals("S") || wanted.equals("C");
    }

    private static Expr constant(String number, String wanted) {
        Expr.Literal.Kind kind = Expr.Literal.Kind.INT;
        return switch (wanted) {
            case "Z" -> new Expr.Literal(Expr.Literal.Kind.BOOLEAN, number.equals("0") ? "false" : "true");
            case "C" -> new Expr.Literal(Expr.Literal.Kind.CHAR, Character.toString(Integer.parseInt(number)));
            case "I" -> new Expr.Literal(kind, number);
            default -> new Expr.Cast(ClassNames.type(wanted), new Expr.Literal(kind, number));
        };
    }
}
