package io.github.txguard.benchmarks.work;

import io.github.txguard.api.WorkCounts;
import java.util.List;

/**
 * What one analysis did.
 *
 * @param counts what it counted itself
 * @param kilobytes what its threads allocated for 1,000 lines, in units of 1,024 bytes
 */
record Work(WorkCounts counts, long kilobytes) {
    /** Columns of {@link #cells}. */
    static final List<String> HEAD =
            List.of("parses", "units", "class files", "methods", "sites", "solver", "KiB per 1,000 lines");

    /** As cells of a table. */
    List<Long> cells() {
        return List.of(
                counts.parses(),
                counts.unitsDecoded(),
                counts.classFiles(),
                counts.methodsLinked(),
                counts.sitesTyped(),
                counts.solverQuestions(),
                kilobytes);
    }

    /** From cells of a table. */
    static Work of(List<Long> cells) {
        return new Work(
                new WorkCounts(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5)),
                cells.get(6));
    }
}
