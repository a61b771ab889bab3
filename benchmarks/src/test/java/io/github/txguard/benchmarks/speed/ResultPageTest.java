package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.benchmarks.speed.Measurement.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ResultPageTest {
    private static final List<CorpusTable> TABLES = List.of(
            table("hapi", 100_000, 4, 6), table("lines-100k", 100_000, 2, 3), table("lines-1m", 1_000_000, 20, 30));

    @TempDir
    Path docs;

    @Test
    void pageHasEveryFigureAndTheReasonWhereThereIsNone() throws IOException {
        String page = page();

        assertThat(page)
                .contains("| TxGuard, cold | 6.00 | 1.50 | 2.00 | 300 | – | 1 | 3 findings |")
                .contains("No figure (stopped: over 9 s): SpotBugs & others.")
                .contains("| hapi | 100,000 | 1.50 |")
                .contains("| lines | TxGuard, cold | 1.00 | 1.00 |")
                .contains("on 2026-01-02");
    }

    @Test
    void drawingsAreXmlWithAMarkForEachFigure() throws Exception {
        page();

        for (String name : List.of("speed.svg", "growth.svg")) {
            String drawing = Files.readString(docs.resolve("images").resolve(name));
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(drawing)));
            assertThat(drawing).contains("TxGuard, cold, ");
        }
        assertThat(docs.resolve("images/speed.svg")).content().contains("TxGuard, cold, hapi: 1.50 ×");
    }

    @Test
    void axisPutsEqualRatiosAtEqualDistances() {
        LogAxis axis = new LogAxis(1, 100, 0, 200);

        assertThat(axis.at(10)).isEqualTo(100);
        assertThat(axis.ticks()).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    }

    private String page() throws IOException {
        ResultPage.write(docs, TABLES, List.of(), "", "benchmarks/speed", "", LocalDate.of(2026, 1, 2));
        return Files.readString(docs.resolve("BENCHMARKS.md"));
    }

    private static CorpusTable table(String name, long lines, double parser, double analyzer) {
        return new CorpusTable(
                name,
                "a:b:1",
                10,
                lines,
                List.of(
                        row(name, contender("parse/1", "JavaParser", 1), Outcome.DONE, parser, ""),
                        row(name, contender("txguard/1", "TxGuard, cold", 1), Outcome.DONE, analyzer, "3 findings"),
                        row(name, contender("spotbugs", "SpotBugs & others", 0), Outcome.OVER_LIMIT, 9, "over 9 s")));
    }

    private static Contender contender(String name, String title, int threads) {
        return new Contender(name, title, threads, true, corpus -> {
            throw new IOException("not started");
        });
    }

    private static Row row(String corpus, Contender contender, Outcome outcome, double cpu, String note) {
        Measurement measurement =
                new Measurement(corpus, 1, contender.name(), 1, "", outcome, new Usage(cpu, 2, 300), note);
        return new Row(contender, List.of(measurement));
    }
}
