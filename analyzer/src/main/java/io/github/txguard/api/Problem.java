package io.github.txguard.api;

/**
 * Something that the analysis could not do.
 *
 * @param kind what kind of thing
 * @param file file or class path entry, relative to the root where it lies below it, with {@code /}
 * @param line line, or 0 when none
 * @param message one line that says what and why
 */
public record Problem(Kind kind, String file, int line, String message) {
    /** Kinds of problems. */
    public enum Kind {
        /** A source file does not parse; nothing of it was analyzed. */
        SYNTAX,
        /** A source file is not in the expected encoding; malformed bytes were replaced. */
        ENCODING,
        /** A file or folder cannot be read. */
        UNREADABLE,
        /** A class path entry is missing or corrupt. */
        CLASS_PATH,
        /** A configuration file of the application, or a row of a catalog, was not understood; it was left out of account. */
        CONFIGURATION,
        /** A suppression without effect or without a reason. */
        SUPPRESSION,
        /** The analysis of a file or method failed. */
        INTERNAL
    }

    /** Whether results are missing because of it, so that the analysis counts as incomplete. */
    public boolean isLoss() {
        return kind == Kind.SYNTAX || kind == Kind.UNREADABLE || kind == Kind.INTERNAL;
    }
}
