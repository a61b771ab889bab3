package io.github.txguard.sonar.ide;

import io.github.txguard.sonar.issues.IssueDraft;
import io.github.txguard.sonar.program.ModuleDescription;
import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The issues of a module, and what they were found in: the same again need not be analyzed again, such as when all files of a module are
 * analyzed one after the other.
 *
 * @param input what was analyzed
 * @param drafts issues, in the order of the analyzer
 */
record KnownIssues(Input input, List<IssueDraft> drafts) {
    KnownIssues {
        drafts = List.copyOf(drafts);
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
