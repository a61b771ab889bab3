package io.github.txguard.cli;

import java.nio.file.FileSystems;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Glob patterns as users write them. */
final class Globs {
    private Globs() {}

    /**
     * The patterns as they are.
     *
     * @throws UsageException if one is not a glob
     */
    static List<String> checked(String option, List<String> globs) {
        for (String glob : globs) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                throw new UsageException(option + ": " + glob + " is not a pattern: " + e.getDescription());
            }
        }
        return globs;
    }
}
