package io.github.txguard.api;

import java.util.List;

/**
 * What an analysis found.
 *
 * @param findings findings in the order of sink file, line, column, rule and transaction
 * @param problems what could not be done, in the order of file and line
 * @param coverage how much could be
 * @param blindSpots what could not be seen inside transactions, what it pays most to settle first
 * @param rules metadata of every rule, in the order of ids
 */
public record AnalysisResult(
        List<Finding> findings,
        List<Problem> problems,
        Coverage coverage,
        List<BlindSpot> blindSpots,
        List<RuleInfo> rules) {
    /** A result without blind spots. */
    public AnalysisResult(List<Finding> findings, List<Problem> problems, Coverage coverage, List<RuleInfo> rules) {
        this(findings, problems, coverage, List.of(), rules);
    }

    /** Copies the lists so that the result is immutable. */
    public AnalysisResult {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        blindSpots = List.copyOf(blindSpots);
        rules = List.copyOf(rules);
    }

    /** Whether a file or method is missing from the result. */
    public boolean isIncomplete() {
        return problems.stream().anyMatch(Problem::isLoss);
    }
}
