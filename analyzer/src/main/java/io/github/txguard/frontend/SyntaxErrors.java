package io.github.txguard.frontend;

import com.github.javaparser.ParseException;
import com.github.javaparser.Problem;
import com.github.javaparser.Range;
import com.github.javaparser.Token;
import com.github.javaparser.TokenRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parser's complaints, reduced to one readable line. */
final class SyntaxErrors {
    private static final Pattern FOUND = Pattern.compile("Found\\s+(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(<[^>]+>))");
    private static final Pattern EXPECTED_ONE = Pattern.compile("expected\\s+(\"(?:[^\"\\\\]|\\\\.)+\"|<[^>]+>)\\s*$");
    private static final Pattern LEXICAL = Pattern.compile(
            "Lexical error at line (\\d+), column \\d+\\.\\s+Encountered: (?:(<EOF>)|(.+?) \\(\\d+\\))",
            Pattern.DOTALL);
    private static final String END_OF_FILE = "unexpected end of file";
    private static final int LONGEST = 120;

    private SyntaxErrors() {}

    /**
     * The first complaint as a problem of the file.
     *
     * @param file path as reported
     * @param problems the parser's complaints, in order
     */
    static io.github.txguard.api.Problem first(String file, List<Problem> problems) {
        if (problems.isEmpty()) {
            return problem(file, 0, "the parser gave no result");
        }
        Problem first = problems.get(0);
        String message = first.getMessage();
        Matcher lexical = LEXICAL.matcher(message);
        if (lexical.find()) {
            String reason = lexical.group(2) != null ? END_OF_FILE : "unexpected character " + lexical.group(3);
            return problem(file, Integer.parseInt(lexical.group(1)), reason);
        }
        int line = first.getLocation()
                .flatMap(TokenRange::toRange)
                .map((Range range) -> range.begin.line)
                .orElseGet(() -> lineOf(first.getCause().orElse(null)));
        return problem(file, line, reason(message));
    }

    /** When nothing of the file was understood, only the exception knows where it stopped. */
    private static int lineOf(@Nullable Throwable cause) {
        if (cause instanceof ParseException error && error.currentToken != null) {
            Token next = error.currentToken.next;
            return Math.max(1, next == null ? error.currentToken.beginLine : next.beginLine);
        }
        return 0;
    }

    private static String reason(String message) {
        Matcher found = FOUND.matcher(message);
        if (!found.find()) {
            return message;
        }
        String symbol = found.group(1) != null ? "\"" + found.group(1) + "\"" : found.group(2);
        String reason = "<EOF>".equals(symbol) ? END_OF_FILE : "unexpected " + symbol;
        Matcher expected = EXPECTED_ONE.matcher(message);
        return expected.find() ? reason + ", expected " + expected.group(1) : reason;
    }

    private static io.github.txguard.api.Problem problem(String file, int line, String reason) {
        String oneLine = reason.strip().replaceAll("\\s+", " ");
        String shortened = oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) + "…" : oneLine;
        return new io.github.txguard.api.Problem(
                io.github.txguard.api.Problem.Kind.SYNTAX, file, line, "syntax error: " + shortened);
    }
}
