package io.github.txguard.benchmarks.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Holds the analyzer's report against what is planted, so that a fast wrong run is seen. */
final class PlantedCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlantedCheck() {}

    /** The number of findings in a report. */
    static int count(Path report) throws IOException {
        return JSON.readTree(report.toFile()).path("findings").size();
    }

    /**
     * What is to be said about a report.
     *
     * @param report the report, as JSON
     * @param corpus what it is about
     * @throws IOException if there is no report, or it is wrong
     */
    static String judge(Path report, Corpus corpus) throws IOException {
        JsonNode root = JSON.readTree(report.toFile());
        Path planted = corpus.planted();
        int count = root.path("findings").size();
        if (planted == null) {
            return count + " findings";
        }
        Set<String> found = new HashSet<>();
        for (JsonNode finding : root.path("findings")) {
            String method = finding.path("transaction").path("method").asText();
            JsonNode sink = finding.path("sink");
            found.add(method.replaceFirst("\\(.*", "") + "\t"
                    + sink.path("file").asText() + ":" + sink.path("line").asInt());
        }
        Set<String> expected = new HashSet<>(Files.readAllLines(planted));
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(found);
        found.removeAll(expected);
        if (!missing.isEmpty() || !found.isEmpty() || count != expected.size()) {
            throw new IOException("wrong: of %d planted findings %d are missing, and %d of %d reported are not planted"
                    .formatted(expected.size(), missing.size(), found.size(), count));
        }
        return "all " + count + " planted findings";
    }
}
