package io.github.txguard.filter;

import static java.util.Comparator.comparing;

import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import java.util.Comparator;
import java.util.List;

/** The orders in which results are given; total, so that no run differs from another. */
public final class ResultOrder {
    private static final Comparator<SourceLocation> BY_PLACE = comparing(SourceLocation::file)
            .thenComparingInt(SourceLocation::line)
            .thenComparingInt(SourceLocation::column);

    private static final Comparator<PathStep> BY_STEP = comparing(PathStep::method)
            .thenComparing(PathStep::location, BY_PLACE)
            .thenComparing(PathStep::callee)
            .thenComparing(PathStep::reason);

    private ResultOrder() {}

    /** Findings by sink file, line, column, then rule, then transaction. */
    public static Comparator<Finding> ofFindings() {
        return comparing((Finding finding) -> finding.sink().location(), BY_PLACE)
                .thenComparing(Finding::rule)
                .thenComparing(finding -> finding.transaction().location(), BY_PLACE)
                .thenComparing(finding -> finding.transaction().method())
                .thenComparing(finding -> finding.transaction().kind())
                .thenComparing(finding -> finding.sink().api())
                .thenComparing(Finding::held)
                .thenComparing(Finding::confidence)
                .thenComparing(finding -> finding.path().steps(), ResultOrder::comparePaths);
    }

    /** Problems by file and line, then kind and message. */
    public static Comparator<Problem> ofProblems() {
        return comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparing(Problem::kind)
                .thenComparing(Problem::message);
    }

    private static int comparePaths(List<PathStep> first, List<PathStep> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int order = BY_STEP.compare(first.get(i), second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.size(), second.size());
    }
}
