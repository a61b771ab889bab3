package io.github.txguard.sonar.ide;

import io.github.txguard.sonar.issues.IssueDraft;
import io.github.txguard.sonar.program.ModuleDescription;
import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Issues of a module, and what they were found in: the same again need not be analyzed again.
 *
 * @param input what was analyzed
 * @param byFile issues of transactions in single files that were asked for, in the order of the analyzer
 * @param all issues of all files, or null if only some were asked for
 */
record KnownIssues(
        Input input,
        Map<Path, List<IssueDraft>> byFile,
        @Nullable List<IssueDraft> all) {
    /** Where so many files are asked for one by one, all of them will be: then they are analyzed together. */
    private static final int MANY = 5;

    KnownIssues {
        byFile = Map.copyOf(byFile);
        all = all == null ? null : List.copyOf(all);
    }

    /** Nothing is known yet. */
    static KnownIssues none(Input input) {
        return new KnownIssues(input, Map.of(), null);
    }

    /** Issues among which are those of the file; null if it was not asked for. */
    @Nullable
    List<IssueDraft> of(Path file) {
        return all != null ? all : byFile.get(file);
    }

    /** Whether it is time to ask for all files together. */
    boolean areMany() {
        return byFile.size() >= MANY;
    }

    /** These, and those of one more file. */
    KnownIssues with(Path file, List<IssueDraft> drafts) {
        Map<Path, List<IssueDraft>> more = new TreeMap<>(byFile);
        more.put(file, drafts);
        return new KnownIssues(input, more, all);
    }

    /** Those of all files. */
    KnownIssues withAll(List<IssueDraft> drafts) {
        return new KnownIssues(input, byFile, drafts);
    }

    /**
     * What was analyzed. Configuration files are left out: that they changed is seen when a Java file does.
     *
     * @param module the module
     * @param settings what its project sets
     * @param rules which rules run
     * @param texts its Java files
     */
    record Input(ModuleDescription module, ScannerSettings settings, RuleSelection rules, Map<Path, String> texts) {}
}
