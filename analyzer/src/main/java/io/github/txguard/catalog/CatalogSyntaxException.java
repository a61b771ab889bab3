package io.github.txguard.catalog;

import java.io.Serial;

/** Says what is wrong at a line of a catalog file; becomes a {@link CatalogProblem}. */
final class CatalogSyntaxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int line;

    /**
     * Says what is wrong.
     *
     * @param line line, from 1, or 0 when unknown
     * @param message what is wrong, in one line
     */
    CatalogSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Line, from 1, or 0 when unknown. */
    int line() {
        return line;
    }

    /**
     * The same as a problem.
     *
     * @param file name of the file
     */
    CatalogProblem in(String file) {
        return new CatalogProblem(file, line, String.valueOf(getMessage()));
    }
}
