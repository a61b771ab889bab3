package io.github.txguard.cli;

/** Arguments that cannot be followed; the message is one line that names the argument and the cause. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
