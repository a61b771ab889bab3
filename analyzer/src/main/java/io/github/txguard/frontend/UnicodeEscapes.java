package io.github.txguard.frontend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unicode escapes outside of literals, which the parser does not decode by itself. Its own decoder loses count of lines at
 * other escapes; here lines stay as they are, and columns move on lines with escapes only.
 */
final class UnicodeEscapes {
    /** A pair of backslashes is consumed first, so that what follows it is no escape. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\\\\\|\\\\u+([0-9a-fA-F]{4})");

    private UnicodeEscapes() {}

    /** Whether the text may have escapes. */
    static boolean mayHave(String text) {
        return text.contains("\\u");
    }

    /** The text with its escapes decoded; escaped line ends become spaces. */
    static String decode(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? match.group() : decoded((char) Integer.parseInt(match.group(1), 16))));
    }

    private static String decoded(char c) {
        return c == '\n' || c == '\r' ? " " : String.valueOf(c);
    }
}
