package io.github.txguard.explain;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Explanation.Note;
import io.github.txguard.api.Explanation.Why;
import io.github.txguard.api.Finding;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a call that waits is reported, and if it is not, at which point it was left out.
 *
 * @param request what was asked for
 * @param rules every rule
 * @param found findings before they were filtered
 * @param reported findings that were reported
 */
public record Verdicts(AnalysisRequest request, List<RuleInfo> rules, List<Finding> found, List<Finding> reported) {
    /** Copies the lists so that the verdicts are immutable. */
    public Verdicts {
        rules = List.copyOf(rules);
        found = List.copyOf(found);
        reported = List.copyOf(reported);
    }

    /**
     * What becomes of a call.
     *
     * @param sink its place
     * @param openers methods whose transactions reach the method that is explained, if they do
     * @param path methods on the way to the call, whose transactions it may be reported for instead
     */
    List<Note> of(SourceLocation sink, Set<String> openers, Set<String> path) {
        List<Note> notes = new ArrayList<>();
        Set<String> nearer = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (Finding finding : at(sink, reported)) {
            if (openers.contains(finding.transaction().method())) {
                notes.add(new Note(Why.REPORTED, label(finding)));
            } else {
                (path.contains(finding.transaction().method()) ? nearer : others).add(label(finding));
            }
        }
        if (!notes.isEmpty()) {
            return notes.stream().distinct().toList();
        }
        nearer.addAll(others);
        if (!nearer.isEmpty()) {
            return List.of(new Note(Why.REPORTED_ELSEWHERE, nearer.iterator().next()));
        }
        for (Finding finding : at(sink, found)) {
            return List.of(leftOut(finding));
        }
        return List.of(new Note(openers.isEmpty() ? Why.NO_TRANSACTION : Why.NOTHING_HELD, ""));
    }

    private static List<Finding> at(SourceLocation sink, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.sink().location().equals(sink))
                .toList();
    }

    /** {@code TXG001 for Type.method}. */
    private static String label(Finding finding) {
        String method = finding.transaction().method();
        String type = method.substring(0, Math.max(0, method.indexOf('#')));
        String member = method.substring(method.indexOf('#') + 1).replaceFirst("\\(.*", "");
        return finding.rule() + " for " + type.substring(type.lastIndexOf('.') + 1) + "." + member;
    }

    private Note leftOut(Finding finding) {
        Confidence least = request.minConfidence();
        boolean off = request.disabledRules().contains(finding.rule())
                || rules.stream()
                        .anyMatch(rule -> rule.id().equals(finding.rule())
                                && !rule.enabled()
                                && !request.enabledRules().contains(rule.id()));
        if (off) {
            return new Note(Why.RULE_OFF, finding.rule());
        }
        return finding.confidence().isAtLeast(least)
                ? new Note(Why.SUPPRESSED, finding.rule())
                : new Note(Why.UNSURE, finding.confidence().name().toLowerCase(Locale.ROOT));
    }
}
