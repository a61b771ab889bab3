package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.frontend.SourceContent;
import io.github.txguard.frontend.SourceReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The contents of a request's files: the texts that it gives itself, and what the disk holds. */
final class SourceContents implements SourceReader {
    private final AnalysisRequest request;
    private final Map<String, Path> files;

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
}
