package io.github.txguard.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {
    private static final String FINDING = """
            {"rule": "%s", "kind": "http",
             "transaction": {"kind": "x", "method": "a.B#c()", "file": "a/B.java", "line": 3},
             "sink": {"api": "x", "method": "a.D#e()", "file": "a/D.java", "line": 9}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsFindingsAndLeavesOutThoseAboutBoundaries() throws IOException {
        Path report = folder.resolve("r.json");
        Files.writeString(
                report, "{\"findings\": [" + FINDING.formatted("TXG001") + "," + FINDING.formatted("TXG015") + "]}");
        assertThat(Reports.read("shop", report))
                .containsExactly(new Reported("shop", "a/B.java", 3, "a.B#c()", "a/D.java", 9, "http"));
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        Path report = folder.resolve("r.json");
        Files.writeString(report, "{}");
        assertThatThrownBy(() -> Reports.read("shop", report)).hasMessageContaining("r.json");
    }

    @Test
    void writesOneFindingALine() throws IOException {
        Path file = folder.resolve("f.jsonl");
        Reports.write(List.of(new Reported("shop", "a/B.java", 3, "a.B#c()", "a/D.java", 9, "http")), file);
        assertThat(Files.readString(file)).isEqualToIgnoringNewLines("""
                        {"app":"shop","rootFile":"a/B.java","rootLine":3,"rootMethod":"a.B#c()",\
                        "sinkFile":"a/D.java","sinkLine":9,"category":"http"}
                        """);
    }
}
