package io.github.txguard.filter;

import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Identities of findings that survive moved lines: a hash of rule, transaction method, sink and the methods of the path. Findings
 * that agree in all of this are told apart by a number.
 */
final class Fingerprints {
    private static final int BYTES = 16;

    private Fingerprints() {}

    /** The findings with their fingerprints; equal ones are numbered in the order given. */
    static List<Finding> assign(List<Finding> ordered) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<Finding> assigned = new ArrayList<>(ordered.size());
        for (Finding finding : ordered) {
            String hash = hash(finding);
            int number = seen.merge(hash, 1, Integer::sum);
            assigned.add(finding.withFingerprint(number == 1 ? hash : hash + ":" + number));
        }
        return assigned;
    }

    private static String hash(Finding finding) {
        List<String> parts = new ArrayList<>(List.of(
                finding.rule(), finding.transaction().method(), finding.sink().api()));
        finding.path().steps().stream().map(PathStep::method).forEach(parts::add);
        byte[] digest = sha256().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
