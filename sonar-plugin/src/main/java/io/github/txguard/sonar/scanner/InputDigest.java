package io.github.txguard.sonar.scanner;

import io.github.txguard.TxGuard;
import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A digest of all that a scan's result depends on, by content: what the analysis follows from, the rules and the baseline of the
 * project, and the plugin itself. Times and places of files do not count, for the next scan may run on another machine.
 */
final class InputDigest {
    private final MessageDigest digest;

    private InputDigest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Computes a digest.
     *
     * @param program what is to be analyzed
     * @param settings what the project sets
     * @param rules which rules run
     * @throws IOException if something cannot be read
     */
    static String of(ScannedProgram program, ScannerSettings settings, RuleSelection rules) throws IOException {
        InputDigest input = new InputDigest();
        Path jar = ownJar();
        if (jar != null) {
            input.content(jar);
        }
        input.text("analysis "
                + TxGuard.inputDigest(program.request(settings, rules).build()));
        input.text("rules " + rules.on());
        Path baseline = settings.baseline();
        if (baseline != null && Files.isRegularFile(baseline)) {
            input.text("baseline " + Files.size(baseline));
            input.content(baseline);
        }
        for (String missing : program.missing()) {
            input.text("missing " + missing);
        }
        return HexFormat.of().formatHex(input.digest.digest());
    }

    /** The jar of the plugin; null when it runs from a folder, as in tests. */
    private static @Nullable Path ownJar() {
        CodeSource source = InputDigest.class.getProtectionDomain().getCodeSource();
        try {
            Path path = source == null || source.getLocation() == null
                    ? null
                    : Path.of(source.getLocation().toURI());
            return path != null && Files.isRegularFile(path) ? path : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private void content(Path file) throws IOException {
        digest.update(Files.readAllBytes(file));
    }
}
