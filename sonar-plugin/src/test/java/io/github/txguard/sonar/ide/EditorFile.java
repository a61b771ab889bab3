package io.github.txguard.sonar.ide;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sonarsource.sonarlint.core.analysis.api.ClientInputFile;
import org.sonarsource.sonarlint.core.commons.api.SonarLanguage;

/** A file as an editor hands it over: its text may differ from what is on the disk. */
final class EditorFile implements ClientInputFile {
    private final Path folder;
    private final Path path;
    private final String original;
    private volatile String text;

    EditorFile(Path folder, Path path, String text) {
        this.folder = folder;
        this.path = path;
        this.original = text;
        this.text = text;
    }

    /** Types. */
    void type(String changed) {
        text = changed;
    }

    /** Takes back what was typed; returns whether something was. */
    boolean undo() {
        boolean typed = !text.equals(original);
        text = original;
        return typed;
    }

    @Override
    @Deprecated
    public String getPath() {
        return path.toString();
    }

    @Override
    public boolean isTest() {
        return false;
    }

    @Override
    public Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <G> G getClientObject() {
        return (G) this;
    }

    @Override
    public InputStream inputStream() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String contents() {
        return text;
    }

    @Override
    public String relativePath() {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    @Override
    public URI uri() {
        return path.toUri();
    }

    @Override
    public SonarLanguage language() {
        return SonarLanguage.JAVA;
    }
}
