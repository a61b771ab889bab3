package io.github.txguard.config;

/** An expression that is not understood. */
final class PointcutSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PointcutSyntaxException(String message) {
        super(message);
    }
}
