package io.github.txguard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.Pairs;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.CatalogReader;
import io.github.txguard.catalog.Catalogs;
import io.github.txguard.catalog.Role;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.flow.FlowAnalysis;
import io.github.txguard.flow.Occurrence;
import io.github.txguard.flow.ParallelMap;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.ClassPathIndex;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ProgramLinker;
import io.github.txguard.resolve.SolverFallback;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the analysis says of the lines of a program, by its source alone. */
final class Verdicts {
    private static final ParallelMap ONE_BY_ONE = new ParallelMap() {
        @Override
        public <T, R> List<R> map(Collection<T> inputs, Function<T, R> function) {
            return inputs.stream().map(function).toList();
        }
    };

    private Verdicts() {}

    /** What is held at each line with a sink, by line number, as programs write it. */
    static SortedMap<Integer, String> of(RowProgram program) {
        return of(program, Catalogs.builtIn());
    }

    /** The same if the catalog lacked a row. */
    static SortedMap<Integer, String> without(String row, RowProgram program) {
        String removal = "rows:\n  - { id: " + row + ", remove: true }\n";
        return of(
                program,
                Catalogs.builtInWith(List.of(CatalogReader.read("removal", removal, Role.TRANSACTIONS)))
                        .catalog());
    }

    private static SortedMap<Integer, String> of(RowProgram program, ApiCatalog catalog) {
        ParsedUnit parsed = new JavaFrontend(true)
                .parse("p/A.java", program.source().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(parsed.problems()).as(program.name()).isEmpty();
        UnitModel unit = Objects.requireNonNull(parsed.unit());
        SortedMap<Integer, String> verdicts = new TreeMap<>();
        try (ClassPathIndex nothing = new ClassPathIndex(Path.of(""), List.of())) {
            LinkedProgram linked =
                    ProgramLinker.link(new ProgramModel(List.of(unit)), catalog, nothing, SolverFallback.NONE);
            ApplicationConfig config = ApplicationConfig.of(List.of(), linked, catalog, problem -> {});
            for (Occurrence occurrence : new FlowAnalysis(linked, catalog, config, ONE_BY_ONE)
                    .run(Pairs.ALL)
                    .occurrences()) {
                verdicts.merge(occurrence.sink().line(), verdict(occurrence), Verdicts::stronger);
            }
        }
        return verdicts;
    }

    private static String verdict(Occurrence occurrence) {
        String held = switch (occurrence.held()) {
            case LOCKS_HELD -> "locked";
            case TRANSACTION_OPEN -> "open";
            case CONNECTION_HELD -> "held";
            case NOTHING_HELD -> "none";
        };
        return occurrence.confidence().isAtLeast(Confidence.LIKELY) ? held : held + "?";
    }

    /** What is sure is worth more than what may be; then more held than less. */
    private static String stronger(String a, String b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(String verdict) {
        boolean sure = !verdict.endsWith("?");
        return HeldState.values().length * (sure ? 1 : 0)
                + List.of("none", "held", "open", "locked")
                        .indexOf(sure ? verdict : verdict.substring(0, verdict.length() - 1));
    }
}
