package io.github.txguard.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.txguard.api.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The findings that were there on day one: those of an earlier JSON report, told by their fingerprints. */
public final class Baseline {
    private static final String FINDINGS = "findings";
    private static final String FINGERPRINT = "fingerprint";

    private final Set<String> fingerprints;

    private Baseline(Set<String> fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** A baseline of no findings. */
    public static Baseline empty() {
        return new Baseline(new TreeSet<>());
    }

    /**
     * Reads a report.
     *
     * @param report a file that {@link JsonReport} wrote, whatever version of it
     * @throws IOException if it cannot be read, or is no such report
     */
    public static Baseline read(Path report) throws IOException {
        Set<String> found = new TreeSet<>();
        boolean listed = false;
        try (JsonParser json = new JsonFactory().createParser(Files.newInputStream(report))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no report of TxGuard in JSON");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean findings = json.currentName().equals(FINDINGS);
                listed |= findings;
                json.nextToken();
                if (findings) {
                    readFindings(json, found);
                } else {
                    json.skipChildren();
                }
            }
        }
        if (!listed) {
            throw new IOException("it is no report of TxGuard in JSON");
        }
        return new Baseline(found);
    }

    private static void readFindings(JsonParser json, Set<String> found) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals(FINGERPRINT);
                json.nextToken();
                if (wanted) {
                    found.add(json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /**
     * Whether a finding was there.
     *
     * @param finding finding
     */
    public boolean contains(Finding finding) {
        return fingerprints.contains(finding.fingerprint());
    }

    /** Number of findings. */
    public int size() {
        return fingerprints.size();
    }
}
