package io.github.txguard.catalog;

/**
 * Something in a catalog file that cannot be used; the rest of the file is.
 *
 * @param file name of the file as the reader was given it
 * @param line line, from 1, or 0 when the whole file is meant
 * @param message one line that says what is wrong
 */
public record CatalogProblem(String file, int line, String message) {
    /** The problem as {@code file:line: message}. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
