package io.github.txguard.api;

import java.util.List;

/**
 * What an analysis found.
 *
 * @param findings findings in the order of sink file, line, column, rule and transaction
 * @param problems what could not be done, in the order of file and line
 * @param coverage how much could be
 * @param rules metadata of every rule, in the order of ids
 */
public record AnalysisResult(List<Finding> findings, List<Problem> problems, Coverage coverage, List<RuleInfo> rules) {
    /** Copies the lists so that the result is immutable. */
    public AnalysisResult {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        rules = List.copyOf(rules);
    }

    /** Whether a file or method is missing from the result. */
    public boolean isIncomplete() {
        return problems.stream().anyMatch(Problem::isLoss);
    }
}
