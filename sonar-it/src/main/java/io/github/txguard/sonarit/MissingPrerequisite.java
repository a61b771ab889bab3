package io.github.txguard.sonarit;

/** This machine lacks something that no download replaces; the message says what and how to get it. */
public final class MissingPrerequisite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what is missing and what to do
     */
    public MissingPrerequisite(String message) {
        super(message);
    }
}
