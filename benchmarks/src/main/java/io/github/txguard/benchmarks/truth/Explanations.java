package io.github.txguard.benchmarks.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why known misses are missed.
 *
 * @param reasons reasons by the label's identity
 */
record Explanations(SortedMap<String, String> reasons) {
    /**
     * Reads lines of an identity, a tab and a reason; those that begin with # are comments.
     *
     * @param file the file; nothing is explained if it does not exist
     * @throws IOException if it cannot be read, or a line has no reason
     */
    static Explanations read(Path file) throws IOException {
        SortedMap<String, String> reasons = new TreeMap<>();
        if (!Files.exists(file)) {
            return new Explanations(reasons);
        }
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            if (tab < 0 || line.substring(tab).isBlank()) {
                throw new IOException(file + ": no reason after a tab: " + line);
            }
            reasons.put(line.substring(0, tab).strip(), line.substring(tab).strip());
        }
        return new Explanations(reasons);
    }

    /** The reason for a miss, or that none is known. */
    String of(String id) {
        return reasons.getOrDefault(id, "not explained");
    }

    /**
     * Explained misses that are none any more.
     *
     * @param scores all labels that were looked for
     */
    List<String> outdated(List<LabelScore> scores) {
        List<String> outdated = new ArrayList<>();
        for (LabelScore score : scores) {
            if (score.match().isFound() && reasons.containsKey(score.label().id())) {
                outdated.add(score.label().id());
            }
        }
        return outdated;
    }
}
