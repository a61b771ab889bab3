package io.github.txguard.maven;

import io.github.txguard.api.Finding;
import io.github.txguard.report.TextLines;
import io.github.txguard.settings.FailOn;
import org.apache.maven.plugin.logging.Log;

/** A text report in Maven's log: findings that fail the build as errors, others as warnings, the rest as information. */
final class LogLines implements TextLines {
    private final Log log;
    private final FailOn threshold;

    LogLines(Log log, FailOn threshold) {
        this.log = log;
        this.threshold = threshold;
    }

    @Override
    public void headline(Finding finding, String line) {
        if (threshold.isReachedBy(finding)) {
            log.error(line);
        } else {
            log.warn(line);
        }
    }

    @Override
    public void line(String line) {
        log.info(line);
    }
}
