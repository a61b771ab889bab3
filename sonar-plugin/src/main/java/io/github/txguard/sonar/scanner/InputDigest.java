package io.github.txguard.sonar.scanner;

import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A digest of all that an analysis depends on, by content: sources, class path, configuration, settings, rules, and the plugin itself.
 * Times and places of files do not count, for the next scan may run on another machine.
 */
final class InputDigest {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;
    private final Path root;

    private InputDigest(Path root) {
        this.root = root;
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
        InputDigest input = new InputDigest(program.root());
        input.plugin();
        input.text(
                "settings " + settings.minConfidence() + settings.pairs() + settings.includes() + settings.excludes());
        input.text("rules " + rules.on());
        Path baseline = settings.baseline();
        if (baseline != null && Files.isRegularFile(baseline)) {
            input.file(baseline);
        }
        for (Path file : program.files().keySet()) {
            input.file(file);
        }
        for (Path entry : program.classPath()) {
            input.classes(entry);
        }
        for (String missing : program.missing()) {
            input.text("missing " + missing);
        }
        for (Path folder : program.resources()) {
            input.configuration(folder, Integer.MAX_VALUE);
        }
        for (Path base : program.bases()) {
            input.configuration(base, 1);
            input.configuration(base.resolve("config"), Integer.MAX_VALUE);
        }
        return HexFormat.of().formatHex(input.digest.digest());
    }

    private void plugin() throws IOException {
        Path jar = ownJar();
        if (jar != null) {
            content(jar);
        }
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

    private void file(Path file) throws IOException {
        text("file " + name(file) + " " + Files.size(file));
        content(file);
    }

    /** A jar is known by its content: a local repository may be anywhere. */
    private void classes(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            folder(entry, Integer.MAX_VALUE, ".class", ".jar");
        } else {
            text("jar " + entry.getFileName() + " " + Files.size(entry));
            content(entry);
        }
    }

    private void configuration(Path folder, int depth) throws IOException {
        if (Files.isDirectory(folder)) {
            folder(folder, depth, ".yml", ".yaml", ".properties", ".xml");
        }
    }

    private void folder(Path folder, int depth, String... endings) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder, depth)) {
            files = all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            file(file);
        }
    }

    private void content(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    private String name(Path file) {
        Path relative = file.startsWith(root) ? root.relativize(file) : file;
        return relative.toString().replace('\\', '/');
    }
}
