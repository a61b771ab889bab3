package io.github.txguard.frontend;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.comments.CommentsCollection;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the places of a file where rules are silenced: {@code @SuppressWarnings("txguard:TXG001 reason")} for a
 * declaration and {@code // txguard: TXG001 reason} for a line. Several rules are separated by commas; {@code *}, or the
 * annotation with {@code "txguard"} alone, stands for all.
 */
final class Suppressions {
    /** What every mention contains; without its {@code t}, because a search is as fast as its first letter is rare. */
    private static final String MARKER = "xguard";

    private static final String ALL = "*";
    private static final String RULES = "((?:TXG\\d+|\\*)(?:\\s*,\\s*(?:TXG\\d+|\\*))*)";
    private static final Pattern ANNOTATION =
            Pattern.compile("\\s*txguard(?:\\s*:\\s*" + RULES + "(?:[\\s:]+(.*))?)?\\s*", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s*txguard\\s*:\\s*" + RULES + "(?:[\\s:]+(.*))?\\s*");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final boolean mentioned;
    private final List<Suppression> found = new ArrayList<>();

    /** Starts a file; unless its text mentions the marker there is nothing to look for. */
    Suppressions(String text) {
        this.mentioned = mayStandIn(text);
    }

    /** Whether a file with such a text may have any. */
    static boolean mayStandIn(String text) {
        return text.contains(MARKER);
    }

    /** Everything found, in order of lines. */
    List<Suppression> inOrder() {
        found.sort(Comparator.comparingInt(Suppression::firstLine)
                .thenComparingInt(Suppression::lastLine)
                .thenComparing(Suppression::rule));
        return found;
    }

    /** Takes an annotation that stands on a declaration of those lines. */
    void add(AnnotationModel annotation, int firstLine, int lastLine) {
        String name = annotation.name();
        if (mentioned && (name.equals("SuppressWarnings") || name.equals("java.lang.SuppressWarnings"))) {
            annotation.attribute("value").ifPresent(value -> addValue(value, firstLine, lastLine));
        }
    }

    private void addValue(Expr value, int firstLine, int lastLine) {
        if (value instanceof Expr.NewArray array) {
            array.parts().forEach(part -> addValue(part, firstLine, lastLine));
        } else if (value instanceof Expr.Literal literal) {
            Matcher matcher = ANNOTATION.matcher(literal.text());
            if (matcher.matches()) {
                String rules = matcher.group(1) == null ? ALL : matcher.group(1);
                add(rules, matcher.group(2), firstLine, lastLine);
            }
        }
    }

    /**
     * Takes the comments of the file. One behind code applies to its line; one on a line of its own to the statement or
     * declaration head on the next line with code, up to its first {@code ;} or brace. The comment's own line counts as part.
     */
    void add(Optional<CommentsCollection> comments, String text) {
        if (!mentioned || comments.isEmpty()) {
            return;
        }
        for (Comment comment : comments.get().getLineComments()) {
            Matcher matcher = COMMENT.matcher(comment.getContent());
            Optional<Range> range = comment.getRange();
            if (matcher.matches() && range.isPresent()) {
                Position begin = range.get().begin;
                CodeLines lines = new CodeLines(text);
                int last =
                        lines.isBlankBefore(begin.line, begin.column) ? lines.endOfCodeAfter(begin.line) : begin.line;
                add(matcher.group(1), matcher.group(2), begin.line, last);
            }
        }
    }

    private void add(String rules, String reason, int firstLine, int lastLine) {
        String given = reason == null ? "" : reason.strip();
        COMMA.splitAsStream(rules)
                .distinct()
                .forEach(rule -> found.add(new Suppression(rule, given, firstLine, lastLine)));
    }
}
