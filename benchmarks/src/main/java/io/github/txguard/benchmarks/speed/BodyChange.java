package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes the body of one method, as somebody does between two builds. */
final class BodyChange {
    /** A statement that ends on its line, in a body: indented by two levels at least. */
    private static final Pattern STATEMENT = Pattern.compile("(\\t\\t|\\s{8,})\\w[\\w.]*\\(.*\\);\\s*");

    private static final Pattern END = Pattern.compile(".*[;{}]\\s*");

    private BodyChange() {}

    /**
     * Changes the file in the middle of a corpus, or the next one in which there is something to change.
     *
     * @param corpus the corpus
     * @param copy copy of its sources, in which the file is changed
     * @param number makes the change another one than the last
     * @throws IOException if there is nothing to change
     */
    static void middle(Corpus corpus, Path copy, long number) throws IOException {
        middle(corpus, copy, null, number);
    }

    /**
     * The same, but the changed text is written elsewhere.
     *
     * @param target where to write it; null for the file itself
     * @return the file
     */
    static Path middle(Corpus corpus, Path copy, @Nullable Path target, long number) throws IOException {
        int middle = corpus.sourceFiles().size() / 2;
        for (Path original :
                corpus.sourceFiles().subList(middle, corpus.sourceFiles().size())) {
            Path file = copy.resolve(corpus.sources().relativize(original).toString());
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            for (int i = 1; i < lines.size(); i++) {
                if (STATEMENT.matcher(lines.get(i)).matches()
                        && !lines.get(i).strip().startsWith("super(")
                        && !lines.get(i).strip().startsWith("this(")
                        && END.matcher(lines.get(i - 1)).matches()
                        && !lines.get(i - 1).contains("switch")) {
                    lines.add(i, "        Long.valueOf(" + number + "L);");
                    Files.write(target == null ? file : target, lines);
                    return file;
                }
            }
        }
        throw new IOException("no body to change was found");
    }
}
