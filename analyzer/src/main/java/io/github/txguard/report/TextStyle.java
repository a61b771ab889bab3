package io.github.txguard.report;

/**
 * How text is laid out.
 *
 * @param coloured whether ANSI escape sequences mark what matters
 * @param width columns after which prose is wrapped, or 0 for never; lines that name a place are never wrapped
 */
public record TextStyle(boolean coloured, int width) {
    /** No colours, no wrapping: for files and pipes. */
    public static final TextStyle PLAIN = new TextStyle(false, 0);
}
