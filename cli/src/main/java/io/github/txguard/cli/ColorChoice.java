package io.github.txguard.cli;

import io.github.txguard.report.TextStyle;
import picocli.CommandLine.Help.Ansi;

/** Whether text is coloured. */
enum ColorChoice {
    /** On a terminal that has colours, unless the environment says no. */
    AUTO,
    /** In any case. */
    ALWAYS,
    /** Never. */
    NEVER;

    private static final int PROSE_WIDTH = 120;

    TextStyle style(Console console) {
        boolean coloured = switch (this) {
            case AUTO -> console.terminal() && Ansi.AUTO.enabled();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        return new TextStyle(coloured, console.terminal() ? PROSE_WIDTH : 0);
    }
}
