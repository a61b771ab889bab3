package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.benchmarks.speed.Measurement.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    private static final Contender TOOL = contender("tool", 0);

    @TempDir
    Path folder;

    @Test
    void resumedRunKnowsWhatWasMeasuredWithTheSameSettings() throws IOException {
        Path file = folder.resolve("results.jsonl");
        Measurement same = measured("tool", "C1", 2);
        ResultFile first = ResultFile.open(file, false);
        first.add(same);
        first.add(measured("tool", "C2", 3));
        first.add(measured("other", "C1", 4));

        assertThat(ResultFile.open(file, true).of("hapi", TOOL, "C1")).containsExactly(same);
    }

    @Test
    void newRunStartsWithNothing() throws IOException {
        Path file = folder.resolve("results.jsonl");
        ResultFile.open(file, false).add(measured("tool", "C1", 2));

        assertThat(ResultFile.open(file, false).of("hapi", TOOL, "C1")).isEmpty();
        assertThat(ResultFile.open(file, true).of("hapi", TOOL, "C1")).isEmpty();
    }

    @Test
    void ratioIsToTheParserWithTheSameThreads() {
        Row two = row(contender("txguard/2", 2), 6);
        Row tool = row(TOOL, 20);
        Row none = new Row(TOOL, List.of());
        CorpusTable table = new CorpusTable(
                "hapi",
                "a:b:1",
                1,
                10,
                List.of(row(contender("parse/1", 1), 2), row(contender("parse/2", 2), 4), two, tool));

        assertThat(table.ratio(two)).isEqualTo(OptionalDouble.of(1.5));
        assertThat(table.ratio(tool)).isEqualTo(OptionalDouble.of(10));
        assertThat(table.ratio(none)).isEmpty();
    }

    @Test
    void runThatWasStoppedHasNoFigure() {
        Measurement stopped =
                new Measurement("hapi", 10, "tool", 1, "C1", Outcome.OVER_LIMIT, new Usage(9, 9, 9), "over 9 s");
        Row row = new Row(TOOL, List.of(stopped));

        assertThat(row.done()).isFalse();
        assertThat(row.hopeless()).isTrue();
        assertThat(row.note()).isEqualTo("stopped: over 9 s");
    }

    private static Row row(Contender contender, double cpu) {
        return new Row(contender, List.of(measured(contender.name(), "C1", cpu)));
    }

    private static Contender contender(String name, int threads) {
        return new Contender(name, name, threads, true, corpus -> {
            throw new IOException("not started");
        });
    }

    private static Measurement measured(String contender, String settings, double cpu) {
        return new Measurement("hapi", 10, contender, 1, settings, Outcome.DONE, new Usage(cpu, 1, 1), "");
    }
}
