package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.frontend.SourceContent;
import io.github.txguard.frontend.SourceReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The contents of a request's files: the texts that it gives itself, and what the disk holds. */
final class SourceContents implements SourceReader {
    private final AnalysisRequest request;
    private final Map<String, Path> files;
    private final Map<String, ByteBuffer> digests = new ConcurrentHashMap<>();

    /**
     * Contents of files.
     *
     * @param files files by their names in the analysis
     */
    SourceContents(AnalysisRequest request, Map<String, Path> files) {
        this.request = request;
        this.files = files;
    }

    @Override
    public SourceContent read(String file) throws IOException {
        Path path = files.get(file);
        if (path == null) {
            throw new FileNotFoundException(file + " is no file of this analysis");
        }
        String text = request.text(path);
        return text == null
                ? new SourceContent(Files.readAllBytes(path), request.encoding(path))
                : new SourceContent(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * The hash of a file's bytes and encoding as they were last looked at.
     *
     * @return null if that was never
     */
    @Nullable
    ByteBuffer digest(String file) {
        return digests.get(file);
    }

    /** Remembers and returns the hash of what a file holds. */
    ByteBuffer digest(String file, SourceContent content) {
        ByteBuffer digest = ByteBuffer.wrap(
                ContentHash.of(content.bytes(), content.encoding().name()));
        digests.put(file, digest);
        return digest;
    }

    /**
     * Looks at every file.
     *
     * @return whether all could be read
     */
    boolean digestAll(Workers workers) {
        return workers.map(files.keySet(), this::isDigested).stream().allMatch(read -> read);
    }

    private boolean isDigested(String file) {
        try {
            digest(file, read(file));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
