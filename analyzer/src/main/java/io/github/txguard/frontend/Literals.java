package io.github.txguard.frontend;

import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import io.github.txguard.ir.Expr.Literal;
import java.util.function.Supplier;

/** Literals, without quotes, underscores and suffixes. */
final class Literals {
    private Literals() {}

    static Literal integer(String written) {
        return new Literal(Literal.Kind.INT, withoutUnderscores(written));
    }

    static Literal longInteger(String written) {
        return new Literal(Literal.Kind.LONG, withoutLast(withoutUnderscores(written)));
    }

    /** A literal with fraction or exponent. In hexadecimal ones the exponent keeps {@code f} and {@code d} from being digits. */
    static Literal floating(String written) {
        String text = withoutUnderscores(written);
        return switch (text.charAt(text.length() - 1)) {
            case 'f', 'F' -> new Literal(Literal.Kind.FLOAT, withoutLast(text));
            case 'd', 'D' -> new Literal(Literal.Kind.DOUBLE, withoutLast(text));
            default -> new Literal(Literal.Kind.DOUBLE, text);
        };
    }

    /**
     * A literal with escapes.
     *
     * @param kind kind
     * @param written text between the quotes
     * @param unescaped gives the value; may fail for escapes that are none
     */
    static Literal escaped(Literal.Kind kind, String written, Supplier<String> unescaped) {
        if (written.indexOf('\\') < 0) {
            return new Literal(kind, written);
        }
        try {
            return new Literal(kind, unescaped.get());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Literal(kind, written);
        }
    }

    /** A text block without its indentation. */
    static Literal textBlock(TextBlockLiteralExpr block) {
        try {
            return new Literal(Literal.Kind.STRING, block.asString());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Literal(Literal.Kind.STRING, block.getValue());
        }
    }

    private static String withoutUnderscores(String text) {
        return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
