package io.github.txguard.benchmarks.truth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What people found out about the applications.
 *
 * @param applications the applications
 * @param labels calls that wait inside a transaction
 * @param negatives calls that do not, though it looks so
 * @param transactions all transactions of some applications
 */
record Truth(
        List<Application> applications,
        List<Label> labels,
        List<Negative> negatives,
        List<JudgedTransaction> transactions) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads {@code apps.tsv}, {@code labels.jsonl}, {@code negatives.jsonl} and {@code exhaustive.jsonl}.
     *
     * @param folder where they lie
     * @throws IOException if one is missing or not understood; the message names it, and the line
     */
    static Truth read(Path folder) throws IOException {
        return new Truth(
                applications(folder.resolve("apps.tsv")),
                lines(folder.resolve("labels.jsonl"), Label.class),
                lines(folder.resolve("negatives.jsonl"), Negative.class),
                lines(folder.resolve("exhaustive.jsonl"), JudgedTransaction.class));
    }

    private static List<Application> applications(Path file) throws IOException {
        List<Application> applications = new ArrayList<>();
        for (String line : text(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length < 3) {
                throw new IOException(file + ": not three columns: " + line);
            }
            applications.add(new Application(columns[0].strip(), columns[1].strip(), columns[2].strip()));
        }
        return applications;
    }

    private static <T> List<T> lines(Path file, Class<T> type) throws IOException {
        List<T> values = new ArrayList<>();
        int number = 0;
        for (String line : text(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                values.add(JSON.readValue(line, type));
            } catch (IOException e) {
                throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
            }
        }
        return values;
    }

    private static List<String> text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        return Files.readAllLines(file);
    }

    /** The part that speaks of some applications. */
    Truth only(Set<String> names) {
        return new Truth(
                keep(applications, application -> names.contains(application.name())),
                keep(labels, label -> names.contains(label.app())),
                keep(negatives, negative -> names.contains(negative.app())),
                keep(transactions, transaction -> names.contains(transaction.app())));
    }

    private static <T> List<T> keep(List<T> values, Predicate<T> wanted) {
        return values.stream().filter(wanted).toList();
    }
}
