package io.github.txguard.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads pointcut expressions, as far as they speak of methods and types. */
final class PointcutParser {
    private static final int MAX_DEPTH = 20;
    private static final List<String> MODIFIERS =
            List.of("public", "protected", "private", "static", "final", "abstract", "synchronized");

    private final String text;
    private final Function<String, Optional<String>> named;
    private final int depth;
    private int at;

    private PointcutParser(String text, Function<String, Optional<String>> named, int depth) {
        this.text = text;
        this.named = named;
        this.depth = depth;
    }

    /**
     * Reads an expression.
     *
     * @param text expression
     * @param named expression of a pointcut that a method declares, by its qualified name
     * @throws PointcutSyntaxException if it is not understood
     */
    static Pointcut parse(String text, Function<String, Optional<String>> named) {
        return parse(text, named, 0);
    }

    private static Pointcut parse(String text, Function<String, Optional<String>> named, int depth) {
        if (depth > MAX_DEPTH) {
            throw new PointcutSyntaxException("too many pointcuts within each other");
        }
        PointcutParser parser = new PointcutParser(text, named, depth);
        Pointcut parsed = parser.or();
        parser.blank();
        if (parser.at < text.length()) {
            throw new PointcutSyntaxException("'" + text.substring(parser.at) + "'");
        }
        return parsed;
    }

    private Pointcut or() {
        Pointcut left = and();
        while (accept("||") || acceptWord("or")) {
            left = new Pointcut.Or(left, and());
        }
        return left;
    }

    private Pointcut and() {
        Pointcut left = not();
        while (accept("&&") || acceptWord("and")) {
            left = new Pointcut.And(left, not());
        }
        return left;
    }

    private Pointcut not() {
        if (accept("!") || acceptWord("not")) {
            return new Pointcut.Not(not());
        }
        if (accept("(")) {
            Pointcut inner = or();
            if (!accept(")")) {
                throw new PointcutSyntaxException("missing )");
            }
            return inner;
        }
        return primary();
    }

    private Pointcut primary() {
        blank();
        int open = text.indexOf('(', at);
        if (open < 0) {
            throw new PointcutSyntaxException("'" + text.substring(at) + "'");
        }
        String name = text.substring(at, open).strip();
        int close = closing(open);
        String inside = text.substring(open + 1, close).strip();
        at = close + 1;
        return switch (name) {
            case "execution" -> execution(inside);
            case "within" -> new Pointcut.Within(TypePattern.of(inside));
            case "target", "this" -> new Pointcut.Target(TypePattern.of(inside));
            case "bean" -> new Pointcut.Bean(inside);
            case "@annotation" -> new Pointcut.Annotated(TypePattern.of(inside), false);
            case "@within", "@target" -> new Pointcut.Annotated(TypePattern.of(inside), true);
            case "args" -> new Pointcut.Args(parameters(inside));
            default -> reference(name, inside);
        };
    }

    private Pointcut reference(String name, String inside) {
        Optional<String> expression = inside.isEmpty() ? named.apply(name) : Optional.empty();
        return parse(
                expression.orElseThrow(() -> new PointcutSyntaxException("'" + name + "(" + inside + ")'")),
                named,
                depth + 1);
    }

    private int closing(int open) {
        int level = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                level++;
            } else if (text.charAt(i) == ')' && --level == 0) {
                return i;
            }
        }
        throw new PointcutSyntaxException("missing )");
    }

    private static Pointcut execution(String signature) {
        int open = signature.indexOf('(');
        int close = signature.lastIndexOf(')');
        if (open < 0 || close < open || signature.indexOf('(', open + 1) >= 0) {
            throw new PointcutSyntaxException("execution(" + signature + ")");
        }
        List<String> parts =
                new ArrayList<>(List.of(signature.substring(0, open).strip().split("\\s+")));
        List<String> modifiers = new ArrayList<>();
        TypePattern annotation = null;
        while (parts.size() > 1 && (isModifier(parts.get(0)) || parts.get(0).startsWith("@"))) {
            String part = parts.remove(0);
            if (part.startsWith("@")) {
                annotation = TypePattern.of(part.substring(1));
            } else {
                modifiers.add(part);
            }
        }
        if (parts.size() != 2) {
            throw new PointcutSyntaxException("execution(" + signature + ")");
        }
        String method = parts.get(1);
        int dot = method.lastIndexOf('.');
        String declaring = dot > 0 && method.charAt(dot - 1) == '.'
                ? method.substring(0, dot + 1)
                : method.substring(0, Math.max(0, dot));
        return new Pointcut.Execution(
                modifiers,
                annotation,
                TypePattern.of(parts.get(0)),
                declaring.isEmpty() ? null : TypePattern.of(declaring),
                method.substring(dot + 1),
                parameters(signature.substring(open + 1, close)));
    }

    private static boolean isModifier(String part) {
        return MODIFIERS.contains(part.startsWith("!") ? part.substring(1) : part);
    }

    private static Pointcut.Parameters parameters(String list) {
        List<@Nullable TypePattern> patterns = new ArrayList<>();
        if (!list.isBlank()) {
            for (String part : list.split(",", -1)) {
                patterns.add(part.strip().equals("..") ? null : TypePattern.of(part));
            }
        }
        return new Pointcut.Parameters(Collections.unmodifiableList(patterns));
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(String symbol) {
        blank();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private boolean acceptWord(String word) {
        blank();
        int end = at + word.length();
        if (text.startsWith(word, at) && end < text.length() && !Character.isJavaIdentifierPart(text.charAt(end))) {
            at = end;
            return true;
        }
        return false;
    }
}
