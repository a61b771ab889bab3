package io.github.txguard.report;

import io.github.txguard.api.Severity;

/** Marks text with ANSI colours, or leaves it as it is. */
record Paint(boolean on) {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    String bold(String text) {
        return with("1", text);
    }

    String faint(String text) {
        return with("2", text);
    }

    String good(String text) {
        return with("32", text);
    }

    String bad(String text) {
        return with("31", text);
    }

    /** In the colour of a severity. */
    String of(Severity severity, String text) {
        return switch (severity) {
            case BLOCKER, CRITICAL -> with("1;31", text);
            case MAJOR -> with("1;33", text);
            case MINOR, INFO -> with("1;36", text);
        };
    }

    private String with(String code, String text) {
        return on ? ESCAPE + code + "m" + text + RESET : text;
    }
}
