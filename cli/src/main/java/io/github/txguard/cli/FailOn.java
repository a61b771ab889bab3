package io.github.txguard.cli;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Severity;
import org.jspecify.annotations.Nullable;

/** From which severity on a finding fails the run. */
enum FailOn {
    /** No finding does. */
    NEVER(null),
    /** Every finding does. */
    ANY(Severity.INFO),
    /** The worst. */
    BLOCKER(Severity.BLOCKER),
    /** These and worse. */
    CRITICAL(Severity.CRITICAL),
    /** These and worse. */
    MAJOR(Severity.MAJOR),
    /** These and worse. */
    MINOR(Severity.MINOR),
    /** The same as every finding. */
    INFO(Severity.INFO);

    private final @Nullable Severity least;

    FailOn(@Nullable Severity least) {
        this.least = least;
    }

    /** The exit code of a result. A finding says more than a gap, so it wins. */
    int exitCode(AnalysisResult result) {
        if (result.findings().stream().anyMatch(this::counts)) {
            return ExitCode.FINDINGS;
        }
        return result.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.CLEAN;
    }

    private boolean counts(Finding finding) {
        return least != null && finding.severity().isAtLeast(least);
    }
}
