package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.config.ConfigFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * All that a result follows from, but for the sources: the analyzer, the running JDK, settings, configuration files, catalogs and
 * class path, by content. Times and places do not count, as the next run may be on another machine.
 */
final class RequestKey {
    private final Path root;
    private final StringBuilder text = new StringBuilder();

    private RequestKey(AnalysisRequest request) {
        this.root = request.root().toAbsolutePath().normalize();
    }

    /**
     * The key of a request.
     *
     * @param build which build of the analyzer runs
     * @param configuration configuration files of the program
     * @param problems what is already known to be wrong
     */
    static RequestKey of(
            AnalysisRequest request, String build, List<ConfigFile> configuration, Collection<Problem> problems) {
        RequestKey key = new RequestKey(request);
        key.line("build", build, Runtime.version());
        key.line("settings", request.pairs(), request.minConfidence(), request.enabledRules(), request.disabledRules());
        key.line("files", request.includes(), request.excludes());
        request.sources().forEach(source -> key.line("source", key.name(source)));
        configuration.forEach(file -> key.line("configuration", file.name(), hash(file.bytes())));
        request.catalogs().forEach(key::catalog);
        request.summaries().forEach(key::summary);
        request.classPath().forEach(key::classes);
        problems.forEach(problem -> key.line("problem", problem));
        return key;
    }

    private void line(Object... parts) {
        for (Object part : parts) {
            text.append(part).append('\t');
        }
        text.append('\n');
    }

    private String name(Path file) {
        return SourceFiles.name(root, file.toAbsolutePath().normalize());
    }

    private static String hash(byte[] bytes) {
        return ClassPathDigest.hex(ContentHash.of(bytes, ""));
    }

    private void catalog(Path file) {
        content("catalog", name(file), file);
    }

    /** Its place does not show in results, unless it cannot be used. */
    private void summary(Path file) {
        content("summary", "", file);
    }

    private void content(String what, String name, Path file) {
        try {
            line(what, name, hash(Files.readAllBytes(file)));
        } catch (IOException e) {
            line(what, name, e);
        }
    }

    /** Results name a jar by its name, a folder by the last parts of its path, and what is missing by all of it. */
    private void classes(Path entry) {
        Path absolute = entry.toAbsolutePath().normalize();
        try {
            String shown = Files.isDirectory(absolute) ? name(absolute) : String.valueOf(absolute.getFileName());
            line("classes", shown, ClassPathDigest.of(absolute));
        } catch (IOException e) {
            line("missing", name(entry), e);
        }
    }

    /**
     * The key of what a result follows from, but for the contents of the sources.
     *
     * @param inputs the program
     */
    ByteBuffer withNames(Pipeline.Inputs inputs) {
        String all = text + String.join("\n", inputs.files());
        return ByteBuffer.wrap(ContentHash.of(all.getBytes(StandardCharsets.UTF_8), "names"));
    }

    /**
     * The key of a result.
     *
     * @param inputs the program, with all of its source files looked at
     */
    ByteBuffer with(Pipeline.Inputs inputs) {
        StringBuilder all = new StringBuilder(text);
        for (String name : inputs.files()) {
            ByteBuffer digest = inputs.contents().digest(name);
            all.append(name)
                    .append('\t')
                    .append(digest == null ? "unread" : ClassPathDigest.hex(CacheFiles.content(digest)))
                    .append('\n');
        }
        return ByteBuffer.wrap(ContentHash.of(all.toString().getBytes(StandardCharsets.UTF_8), "result"));
    }
}
