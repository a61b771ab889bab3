package io.github.txguard.sonar.ide;

import io.github.txguard.Workspace;
import io.github.txguard.sonar.rules.TxGuardRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonar.api.Startable;
import org.sonar.api.batch.fs.InputFile;
import org.sonarsource.api.sonarlint.SonarLintSide;
import org.sonarsource.sonarlint.plugin.api.module.file.ModuleFileEvent;
import org.sonarsource.sonarlint.plugin.api.module.file.ModuleFileListener;
import org.sonarsource.sonarlint.plugin.api.module.file.ModuleFileSystem;

/**
 * The Java files of a module as the editor has them, saved or not. It lives as long as the module is open, so that an analysis reads
 * only what has changed since the one before.
 */
@SonarLintSide(lifespan = SonarLintSide.MODULE)
public final class ModuleTexts implements ModuleFileListener, Startable {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleTexts.class);

    private final ModuleFileSystem fileSystem;
    private final Map<Path, Seen> seen = new TreeMap<>();
    private final Workspace workspace = new Workspace();
    private @Nullable KnownIssues known;

    /**
     * Called by the editor.
     *
     * @param fileSystem the files of the module
     */
    public ModuleTexts(ModuleFileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /** A text and when its file was written, by which a change is seen that nobody told of. */
    private record Seen(String text, long modified) {}

    /**
     * The files of a module at one moment.
     *
     * @param files files by their paths
     * @param texts the same files' texts
     */
    record Snapshot(Map<Path, InputFile> files, Map<Path, String> texts) {}

    @Override
    public synchronized void process(ModuleFileEvent event) {
        Path path = path(event.getTarget());
        if (path != null) {
            seen.remove(path);
        }
    }

    /**
     * The main files of the module as they are now.
     *
     * @param open the file that is analyzed, always read anew; part of the result even where the editor knows of no module
     * @throws IOException if that file cannot be read; others are left out
     */
    synchronized Snapshot now(InputFile open) throws IOException {
        Map<Path, InputFile> files = new TreeMap<>();
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<InputFile> all = fileSystem.files(TxGuardRules.LANGUAGE, InputFile.Type.MAIN)) {
            all.forEach(file -> {
                Path path = path(file);
                if (path != null && TxGuardRules.LANGUAGE.equals(file.language())) {
                    files.put(path, file);
                }
            });
        }
        Path opened = path(open);
        if (opened != null) {
            files.put(opened, open);
            seen.put(opened, new Seen(open.contents(), modified(opened)));
        }
        seen.keySet().retainAll(files.keySet());
        files.forEach((path, file) -> {
            String text = text(path, file);
            if (text != null) {
                texts.put(path, text);
            }
        });
        return new Snapshot(files, texts);
    }

    /** The issues found last, kept here because this lives longer than an analysis; null if there was none. */
    synchronized @Nullable KnownIssues known() {
        return known;
    }

    synchronized void know(KnownIssues issues) {
        known = issues;
    }

    /** Analyzes the module; it keeps the models of files that have not changed, and lives as long as the module, too. */
    Workspace workspace() {
        return workspace;
    }

    @Override
    public void start() {
        // Nothing is read before it is asked for.
    }

    /** Called by the editor when the module is closed. */
    @Override
    public void stop() {
        workspace.close();
    }

    private @Nullable String text(Path path, InputFile file) {
        long modified = modified(path);
        Seen before = seen.get(path);
        if (before != null && before.modified() == modified) {
            return before.text();
        }
        try {
            String text = file.contents();
            seen.put(path, new Seen(text, modified));
            return text;
        } catch (IOException e) {
            LOG.debug("TxGuard leaves {} out, it cannot be read", path, e);
            return null;
        }
    }

    private static long modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Where a file is, or null for one that is not on a disk. */
    static @Nullable Path path(InputFile file) {
        URI uri = file.uri();
        try {
            return Path.of(uri).toAbsolutePath().normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            LOG.debug("TxGuard leaves {} out, it is no file", uri, e);
            return null;
        }
    }
}
