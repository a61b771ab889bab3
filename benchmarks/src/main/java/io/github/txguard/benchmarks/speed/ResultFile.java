package io.github.txguard.benchmarks.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What has been measured, one JSON object a line, written after each run so that a run that is broken off can go on. */
final class ResultFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<Measurement> all = new ArrayList<>();

    private ResultFile(Path file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @param file made when needed
     * @param resume whether what is in it stays
     * @throws IOException if it cannot be read or is no such file
     */
    static ResultFile open(Path file, boolean resume) throws IOException {
        ResultFile results = new ResultFile(file);
        if (resume && Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                results.all.add(JSON.readValue(line, Measurement.class));
            }
        } else {
            Files.deleteIfExists(file);
        }
        return results;
    }

    /** Adds a run. */
    void add(Measurement measurement) throws IOException {
        all.add(measurement);
        Files.writeString(
                file,
                JSON.writeValueAsString(measurement) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Runs of a contender on a corpus with these settings, in order. */
    List<Measurement> of(String corpus, Contender contender, String settings) {
        return all.stream()
                .filter(one -> one.corpus().equals(corpus)
                        && one.contender().equals(contender.name())
                        && one.settings().equals(settings))
                .toList();
    }
}
