package io.github.txguard.frontend;

import com.github.javaparser.Position;
import java.util.Arrays;
import java.util.Optional;

/**
 * A source text without its comments and without white space that separates nothing, which the parser reads in three quarters
 * of the time: it makes a token of each blank. Tells where in the source something stands.
 */
final class CondensedText {
    private static final int FIRST_GAPS = 256;

    /** What a character belongs to. */
    private enum Kind {
        WORD,
        BLANK,
        BRACKET,
        OPERATOR,
        QUOTE,
        /** May be part of a number or of {@code non-sealed}. */
        JOINT,
        UNKNOWN
    }

    private final char[] text;
    private int read;
    private int written;
    /** What the last character that was written belongs to. */
    private Kind before = Kind.BRACKET;
    /** Whether something was left out since. */
    private boolean gap;

    /** Where something was left out before the character that stands there, and how much up to there. */
    private int[] gaps = new int[FIRST_GAPS];

    private int[] shifts = new int[FIRST_GAPS];
    private int count;

    private final LineStarts source;
    private LineStarts condensed;

    private CondensedText(String source) {
        this.text = source.toCharArray();
        this.source = LineStarts.of(text, text.length);
        this.condensed = this.source;
    }

    /**
     * Condenses a text.
     *
     * @param source text of a file
     * @return empty where it is not plain what a token is: for texts with escapes outside literals, or with errors
     */
    static Optional<CondensedText> of(String source) {
        CondensedText condensed = new CondensedText(source);
        return condensed.condense() ? Optional.of(condensed) : Optional.empty();
    }

    /** The text that is left. */
    String text() {
        return new String(text, 0, written);
    }

    /**
     * Where something stands in the source.
     *
     * @param position where it stands in the text that is left
     */
    Position inSource(Position position) {
        int offset = condensed.offset(position);
        int at = Arrays.binarySearch(gaps, 0, count, offset);
        int last = at >= 0 ? at : -at - 2;
        return source.position(last < 0 ? offset : offset + shifts[last]);
    }

    private static Kind kind(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\r', '\f' -> Kind.BLANK;
            case '(', ')', '{', '}', '[', ']', ';', ',' -> Kind.BRACKET;
            case '=', '<', '>', '!', '~', '?', ':', '+', '*', '/', '&', '|', '^', '%', '@' -> Kind.OPERATOR;
            case '"', '\'' -> Kind.QUOTE;
            case '.', '-' -> Kind.JOINT;
            case '_', '$' -> Kind.WORD;
            default -> c > 127 || Character.isLetterOrDigit(c) ? Kind.WORD : Kind.UNKNOWN;
        };
    }

    private boolean condense() {
        while (read < text.length) {
            char c = text[read];
            Kind kind = kind(c);
            if (kind == Kind.BLANK) {
                gap = true;
                read++;
            } else if (c == '/' && (follows('/') || follows('*'))) {
                if (!skipComment()) {
                    return false;
                }
            } else if (kind == Kind.QUOTE) {
                int end = literalEnd(c);
                if (end < 0) {
                    return false;
                }
                write(kind, end);
            } else if (kind == Kind.UNKNOWN) {
                return false;
            } else {
                write(kind, read + 1);
            }
        }
        condensed = LineStarts.of(text, written);
        return true;
    }

    private boolean follows(char next) {
        return read + 1 < text.length && text[read + 1] == next;
    }

    private boolean skipComment() {
        gap = true;
        boolean block = text[read + 1] == '*';
        for (int i = read + 2; i < text.length; i++) {
            if (block ? text[i] == '/' && text[i - 1] == '*' && i > read + 2 : text[i] == '\n' || text[i] == '\r') {
                read = block ? i + 1 : i;
                return true;
            }
        }
        read = text.length;
        return !block;
    }

    /** Where the literal that begins here ends; negative if it does not. */
    private int literalEnd(char quote) {
        boolean block = quote == '"' && follows('"') && read + 2 < text.length && text[read + 2] == '"';
        for (int i = read + (block ? 3 : 1); i < text.length; i++) {
            char c = text[i];
            if (c == '\\') {
                i++;
            } else if (block) {
                if (c == '"' && i + 2 < text.length && text[i + 1] == '"' && text[i + 2] == '"') {
                    return i + 3;
                }
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n' || c == '\r') {
                return -1;
            }
        }
        return -1;
    }

    private void write(Kind kind, int end) {
        if (gap) {
            gap = false;
            if (separates(before, kind)) {
                text[written++] = ' ';
            }
            note(read - written);
        }
        while (read < end) {
            text[written++] = text[read++];
        }
        before = kind;
    }

    /** Whether without a blank the characters might become one token, or others. */
    private static boolean separates(Kind before, Kind after) {
        return before != Kind.BRACKET
                && after != Kind.BRACKET
                && !(before == Kind.WORD && after == Kind.OPERATOR)
                && !(before == Kind.OPERATOR && after == Kind.WORD);
    }

    private void note(int shift) {
        if (count == gaps.length) {
            gaps = Arrays.copyOf(gaps, count * 2);
            shifts = Arrays.copyOf(shifts, count * 2);
        }
        gaps[count] = written;
        shifts[count] = shift;
        count++;
    }
}
