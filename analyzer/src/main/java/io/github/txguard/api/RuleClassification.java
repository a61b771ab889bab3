package io.github.txguard.api;

import java.util.List;

/**
 * How SonarQube files a rule.
 *
 * @param type {@code BUG}, {@code CODE_SMELL} or {@code VULNERABILITY}
 * @param attribute clean code attribute, such as {@code LOGICAL}
 * @param impacts what the defect harms, and how much; at least one
 * @param weaknesses numbers in the Common Weakness Enumeration (CWE), in ascending order; may be empty
 */
public record RuleClassification(String type, String attribute, List<Impact> impacts, List<Integer> weaknesses) {
    /** Copies the lists so that the classification is immutable. */
    public RuleClassification {
        impacts = List.copyOf(impacts);
        weaknesses = List.copyOf(weaknesses);
    }

    /**
     * Harm to one quality of the software.
     *
     * @param quality {@code RELIABILITY}, {@code MAINTAINABILITY} or {@code SECURITY}
     * @param severity {@code HIGH}, {@code MEDIUM} or {@code LOW}
     */
    public record Impact(String quality, String severity) {}
}
