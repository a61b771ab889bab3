package io.github.txguard.sonar.program;

import io.github.txguard.report.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the baseline of a project. */
public final class KnownFindings {
    private KnownFindings() {}

    /**
     * Reads it. If that fails everything is raised: what was raised before and is not now would count as mended.
     *
     * @param report the report; null if there is none
     * @param trouble hears in one sentence that it cannot be read
     */
    public static Baseline of(@Nullable Path report, Consumer<String> trouble) {
        if (report == null) {
            return Baseline.empty();
        }
        try {
            return Baseline.read(report);
        } catch (IOException e) {
            trouble.accept(
                    "The baseline " + report + " cannot be read, so its findings are raised, too: " + e.getMessage());
            return Baseline.empty();
        }
    }
}
