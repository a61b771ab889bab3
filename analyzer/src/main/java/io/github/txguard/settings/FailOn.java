package io.github.txguard.settings;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Severity;
import org.jspecify.annotations.Nullable;

/** From which severity on a finding fails a run. */
public enum FailOn {
    /** No finding does. */
    NEVER(null),
    /** Every finding does. */
    ANY(Severity.INFO),
    /** Only the worst do. */
    BLOCKER(Severity.BLOCKER),
    /** These and worse ones do. */
    CRITICAL(Severity.CRITICAL),
    /** These and worse ones do. */
    MAJOR(Severity.MAJOR),
    /** These and worse ones do. */
    MINOR(Severity.MINOR),
    /** The same as {@link #ANY}. */
    INFO(Severity.INFO);

    private final @Nullable Severity least;

    FailOn(@Nullable Severity least) {
        this.least = least;
    }

    /**
     * Whether a finding fails the run.
     *
     * @param finding finding
     */
    public boolean isReachedBy(Finding finding) {
        return least != null && finding.severity().isAtLeast(least);
    }

    /**
     * How many findings fail the run.
     *
     * @param result result
     */
    public long count(AnalysisResult result) {
        return result.findings().stream().filter(this::isReachedBy).count();
    }
}
