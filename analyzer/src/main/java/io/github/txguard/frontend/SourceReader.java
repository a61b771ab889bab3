package io.github.txguard.frontend;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the contents of source files come from: the disk, or an editor. */
public interface SourceReader {
    /**
     * Reads a file.
     *
     * @param file path relative to the analysis root, with {@code /}
     * @throws IOException if it cannot be read
     */
    SourceContent read(String file) throws IOException;

    /**
     * The files below a folder.
     *
     * @param root folder to which files are relative
     * @param encoding encoding of all of them
     */
    static SourceReader of(Path root, Charset encoding) {
        return file -> new SourceContent(Files.readAllBytes(root.resolve(file)), encoding);
    }
}
