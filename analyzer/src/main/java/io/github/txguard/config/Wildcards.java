package io.github.txguard.config;

/** Names in which asterisks stand for anything. */
final class Wildcards {
    private Wildcards() {}

    /**
     * Whether a text fits a pattern as a whole.
     *
     * @param pattern text with asterisks
     * @param text text
     */
    static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        if (rest.indexOf('*') < 0) {
            return text.length() >= star + rest.length() && text.endsWith(rest);
        }
        for (int from = star; from <= text.length(); from++) {
            if (matches(rest, text.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
