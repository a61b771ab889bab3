package io.github.txguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {
    @TempDir
    Path folder;

    private AnalysisResult analyze(String... methods) throws IOException {
        StringBuilder text = new StringBuilder("class A {\n");
        for (String method : methods) {
            text.append("@org.springframework.transaction.annotation.Transactional public void ")
                    .append(method)
                    .append("() throws Exception { Thread.sleep(1); }\n");
        }
        Path source = Files.writeString(folder.resolve("A.java"), text + "}\n");
        return TxGuard.analyze(
                AnalysisRequest.builder(folder).sources(List.of(source)).build());
    }

    @Test
    void whatAReportListsIsKnownThoughItsLinesMoved() throws IOException {
        Path report = folder.resolve("report.json");
        try (OutputStream out = Files.newOutputStream(report)) {
            new JsonReport().write(analyze("first"), out);
        }
        Baseline baseline = Baseline.read(report);
        assertThat(baseline.size()).isEqualTo(1);
        assertThat(analyze("second", "first").findings())
                .filteredOn(finding -> !baseline.contains(finding))
                .extracting(finding -> finding.transaction().method())
                .containsExactly("A#second()");
    }

    @Test
    void anotherFileIsNotMistakenForAReport() throws IOException {
        Path other = Files.writeString(folder.resolve("package.json"), "{\"name\": \"x\"}");
        assertThatThrownBy(() -> Baseline.read(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no report");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"findings\": [");
        assertThatThrownBy(() -> Baseline.read(broken)).isInstanceOf(IOException.class);
    }
}
