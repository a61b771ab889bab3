package io.github.txguard.benchmarks.speed;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of all contenders on one corpus.
 *
 * @param corpus name of the corpus
 * @param origin Maven coordinates, or what was generated
 * @param files number of its source files
 * @param lines number of its lines
 * @param rows one for each contender, in the order of their list
 */
record CorpusTable(String corpus, String origin, int files, long lines, List<Row> rows) {
    /**
     * CPU time as a multiple of the parser's with the same number of threads, or with the first one where the tool decides.
     *
     * @return empty if one of the two has no figure
     */
    OptionalDouble ratio(Row row) {
        Optional<Row> parser = rows.stream()
                .filter(other -> other.contender().name().startsWith(OwnContenders.PARSER + "/") && other.done())
                .filter(other -> row.contender().threads() == 0
                        || other.contender().threads() == row.contender().threads())
                .findFirst();
        return row.done() && parser.isPresent()
                ? OptionalDouble.of(row.median().cpu() / parser.get().median().cpu())
                : OptionalDouble.empty();
    }

    /** The row of a contender, if it has a figure. */
    Optional<Row> row(String contender) {
        return rows.stream()
                .filter(row -> row.contender().name().equals(contender) && row.done())
                .findFirst();
    }
}
