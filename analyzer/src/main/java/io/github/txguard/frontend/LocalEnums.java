package io.github.txguard.frontend;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import java.util.Optional;
import java.util.function.Function;

/**
 * Enums that are declared in methods, which the language allows since Java 16 and the parser does not know. One that the
 * parser stumbled over is wrapped into a local class of a reserved name, from which lowering takes it out again. Lines stay
 * as they are; columns on the enum's first and last line move.
 */
final class LocalEnums {
    /** Name of the wrapping class. */
    static final String WRAPPER = "$LocalEnum$";

    private static final String OPENING = "class " + WRAPPER + " {";

    private LocalEnums() {}

    /**
     * Wraps the enum that a syntax error is about.
     *
     * @param text text of the file
     * @param problem first complaint about it
     * @return the changed text, or empty when the error has another reason
     */
    static Optional<String> wrap(String text, Problem problem) {
        Optional<JavaToken> keyword = problem.getLocation()
                .map(TokenRange::getBegin)
                .flatMap(name -> significant(name, JavaToken::getPreviousToken))
                .filter(token -> token.getText().equals("enum"));
        Optional<JavaToken> closing = keyword.flatMap(LocalEnums::closingBrace);
        Optional<Integer> start = keyword.flatMap(token -> offset(text, token));
        Optional<Integer> end = closing.flatMap(token -> offset(text, token));
        if (start.isEmpty() || end.isEmpty() || !text.startsWith("enum", start.get())) {
            return Optional.empty();
        }
        return Optional.of(text.substring(0, start.get())
                + OPENING
                + text.substring(start.get(), end.get())
                + "}"
                + text.substring(end.get()));
    }

    private static Optional<JavaToken> closingBrace(JavaToken keyword) {
        int depth = 0;
        Optional<JavaToken> token = Optional.of(keyword);
        while (token.isPresent()) {
            String text = token.get().getText();
            if (text.equals("{")) {
                depth++;
            } else if (text.equals("}") && --depth <= 0) {
                return depth == 0 ? token : Optional.empty();
            }
            token = token.get().getNextToken();
        }
        return Optional.empty();
    }

    private static Optional<JavaToken> significant(JavaToken from, Function<JavaToken, Optional<JavaToken>> direction) {
        Optional<JavaToken> token = direction.apply(from);
        while (token.isPresent() && token.get().getCategory().isWhitespaceOrComment()) {
            token = direction.apply(token.get());
        }
        return token;
    }

    private static Optional<Integer> offset(String text, JavaToken token) {
        return token.getRange().map((Range range) -> range.begin).map((Position begin) -> {
            int line = 1;
            int at = 0;
            while (line < begin.line && at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\n' || (c == '\r' && !text.startsWith("\n", at))) {
                    line++;
                }
            }
            return Math.min(at + begin.column - 1, text.length());
        });
    }
}
