package io.github.txguard.sonar.issues;

import io.github.txguard.TxGuard;
import io.github.txguard.api.RuleClassification.Impact;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.sonar.rules.TxGuardRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.fs.TextRange;
import org.sonar.api.batch.rule.ActiveRule;
import org.sonar.api.batch.rule.Severity;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.issue.NewIssue;
import org.sonar.api.batch.sensor.issue.NewIssueLocation;
import org.sonar.api.issue.impact.SoftwareQuality;

/** Raises issues: the call, the path to it as an execution flow, and a severity that says what is held. */
public final class IssueWriter {
    private final SensorContext context;
    private final FileFinder files;
    private final TextRanges ranges = new TextRanges();
    private final Map<String, RuleInfo> rules = new TreeMap<>();

    /**
     * A writer.
     *
     * @param context takes the issues and knows which rules are active
     * @param files the files of the scan
     */
    public IssueWriter(SensorContext context, FileFinder files) {
        this.context = context;
        this.files = files;
        TxGuard.rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    /**
     * The file in which an issue is shown: that of the transaction or, if that is in a jar or an excluded file, the last one of the
     * path that is not.
     *
     * @param draft issue
     * @return null if none of its places is in a file of the scan
     */
    public @Nullable InputFile fileOf(IssueDraft draft) {
        InputFile found = files.find(draft.place().file());
        for (int i = draft.path().size() - 1; found == null && i >= 0; i--) {
            found = files.find(draft.path().get(i).file());
        }
        return found;
    }

    /**
     * Raises an issue, provided that its rule is active.
     *
     * @param draft issue
     * @return whether it was raised; without an active rule, or if none of its places is in a file of the scan, it is not
     */
    public boolean write(IssueDraft draft) {
        return write(draft, issue -> {});
    }

    /** Adds something to an issue before it is raised. */
    @FunctionalInterface
    public interface Addition {
        /**
         * Adds it.
         *
         * @param issue issue
         */
        void to(NewIssue issue);
    }

    /**
     * Raises an issue, provided that its rule is active.
     *
     * @param draft issue
     * @param addition what else belongs to it
     * @return whether it was raised; without an active rule, or if none of its places is in a file of the scan, it is not
     */
    public boolean write(IssueDraft draft, Addition addition) {
        ActiveRule active = context.activeRules().find(TxGuardRules.key(draft.rule()));
        if (active == null) {
            return false;
        }
        NewIssue issue = context.newIssue().forRule(active.ruleKey());
        NewIssueLocation primary = primary(issue, draft);
        if (primary == null) {
            return false;
        }
        issue.at(primary);
        weigh(issue, draft, active);
        List<NewIssueLocation> path = new ArrayList<>();
        draft.path().forEach(place -> add(path, location(issue, place, place.message())));
        if (!path.isEmpty()) {
            // The server's pages and editors show an execution flow from its last location to its first.
            Collections.reverse(path);
            issue.addFlow(path, NewIssue.FlowType.EXECUTION, "From the transaction to the call");
        }
        addition.to(issue);
        issue.save();
        return true;
    }

    private static void add(List<NewIssueLocation> locations, @Nullable NewIssueLocation location) {
        if (location != null) {
            locations.add(location);
        }
    }

    private @Nullable NewIssueLocation primary(NewIssue issue, IssueDraft draft) {
        NewIssueLocation found = location(issue, draft.place(), draft.message());
        for (int i = draft.path().size() - 1; found == null && i >= 0; i--) {
            found = location(issue, draft.path().get(i), draft.message());
        }
        return found;
    }

    private @Nullable NewIssueLocation location(NewIssue issue, IssueDraft.Place place, String message) {
        InputFile file = files.find(place.file());
        if (file == null) {
            return null;
        }
        NewIssueLocation location = issue.newLocation().on(file).message(message);
        TextRange range = ranges.of(file, place);
        return range == null ? location : location.at(range);
    }

    /**
     * A finding may be less severe than its rule, such as when only a connection is held. A severity that somebody gave the rule
     * in a profile stands.
     */
    private void weigh(NewIssue issue, IssueDraft draft, ActiveRule active) {
        RuleInfo rule = rules.get(draft.rule());
        if (rule == null
                || rule.severity() == draft.severity()
                || !rule.severity().name().equals(active.severity())) {
            return;
        }
        issue.overrideSeverity(Severity.valueOf(draft.severity().name()));
        for (Impact impact : rule.classification().impacts()) {
            issue.overrideImpact(SoftwareQuality.valueOf(impact.quality()), lowered(impact.severity()));
        }
    }

    private static org.sonar.api.issue.impact.Severity lowered(String severity) {
        return severity.equals("HIGH")
                ? org.sonar.api.issue.impact.Severity.MEDIUM
                : org.sonar.api.issue.impact.Severity.LOW;
    }
}
