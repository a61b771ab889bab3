package io.github.txguard.settings;

/** A setting that cannot be followed; the message is one line that names it and the cause. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A setting that cannot be followed.
     *
     * @param message one line that names it and the cause
     */
    public SettingException(String message) {
        super(message);
    }
}
