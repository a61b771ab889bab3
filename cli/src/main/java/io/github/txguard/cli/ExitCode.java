package io.github.txguard.cli;

/** What the process tells its caller. */
final class ExitCode {
    /** Nothing found that counts, and nothing left out. */
    static final int CLEAN = 0;

    /** Findings at or above the threshold. */
    static final int FINDINGS = 1;

    /** Wrong arguments, or an output that cannot be written. */
    static final int USAGE = 2;

    /** No finding that counts, but parts of the program could not be analyzed. */
    static final int INCOMPLETE = 3;

    private ExitCode() {}
}
