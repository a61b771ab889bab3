package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The analyzer as an editor has it: one file changes, everything else is kept in memory. */
final class EditorContender {
    static final String NAME = "txguard-editor";

    /** Stands in the changed text, where the program puts another number each time. */
    private static final long NUMBER = 424242;

    private final Toolbox tools;

    EditorContender(Toolbox tools) {
        this.tools = tools;
    }

    /** The contender. */
    Contender get() {
        return new Contender(NAME, "TxGuard in an editor, one file changed", 1, true, this::launch);
    }

    private Launch launch(Corpus corpus) throws IOException {
        Path work = tools.work(corpus);
        Path account = work.resolve("editor.txt");
        List<Path> classPath =
                tools.program("EditorSession", List.of(tools.settings().analyzer()));
        List<String> command =
                tools.java(tools.settings().heap(), "-cp", Toolbox.join(classPath), "contenders.EditorSession");
        Path changed = work.resolve("editor.java");
        Path file = BodyChange.middle(corpus, corpus.sources(), changed, NUMBER);
        command.addAll(List.of(corpus.sources().toString(), file.toString(), changed.toString()));
        command.addAll(List.of(Toolbox.join(corpus.classPath()), account.toString()));
        return new Launch(List.of(() -> Files.deleteIfExists(account)), command, Toolbox::lastLine, account);
    }
}
