package io.github.txguard.benchmarks.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the analyzer's JSON reports, and keeps what was read of them one finding a line. */
final class Reports {
    /** Rules about a transaction's boundary: nothing waits there, so the truth says nothing of them. */
    private static final Set<String> BOUNDARY_RULES =
            new TreeSet<>(List.of("TXG012", "TXG013", "TXG014", "TXG015", "TXG016", "TXG017"));

    private static final JsonMapper JSON = new JsonMapper();

    private Reports() {}

    /**
     * The findings of a report that are about waiting.
     *
     * @param app the application that was analyzed
     * @param report the JSON report
     * @throws IOException if it is no such report
     */
    static List<Reported> read(String app, Path report) throws IOException {
        JsonNode findings = JSON.readTree(report.toFile()).path("findings");
        if (!findings.isArray()) {
            throw new IOException(report + ": no report of the analyzer");
        }
        List<Reported> reported = new ArrayList<>();
        for (JsonNode finding : findings) {
            if (BOUNDARY_RULES.contains(finding.path("rule").asText())) {
                continue;
            }
            JsonNode transaction = finding.path("transaction");
            JsonNode sink = finding.path("sink");
            reported.add(new Reported(
                    app,
                    transaction.path("file").asText(),
                    transaction.path("line").asInt(),
                    transaction.path("method").asText(),
                    sink.path("file").asText(),
                    sink.path("line").asInt(),
                    finding.path("kind").asText()));
        }
        return reported;
    }

    /**
     * Writes findings as JSON, one a line.
     *
     * @param reported findings
     * @param file where to
     * @throws IOException if that fails
     */
    static void write(List<Reported> reported, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Reported finding : reported) {
            lines.add(JSON.writeValueAsString(finding));
        }
        Files.write(file, lines);
    }
}
