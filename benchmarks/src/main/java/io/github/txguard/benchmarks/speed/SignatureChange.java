package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes what others see of one method: the type that it returns. */
final class SignatureChange {
    private static final Pattern METHOD = Pattern.compile("(\\s+public )(int|long|boolean)( \\w+\\(.*\\{\\s*)");
    private static final Map<String, String> BOXES = Map.of("int", "Integer", "long", "Long", "boolean", "Boolean");

    private SignatureChange() {}

    /**
     * Changes the file in the middle of a corpus, or the next one in which there is something to change.
     *
     * @param corpus the corpus
     * @param copy copy of its sources, in which the file is changed
     * @throws IOException if there is nothing to change
     */
    static void middle(Corpus corpus, Path copy) throws IOException {
        int middle = corpus.sourceFiles().size() / 2;
        for (Path original :
                corpus.sourceFiles().subList(middle, corpus.sourceFiles().size())) {
            Path file = copy.resolve(corpus.sources().relativize(original).toString());
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            for (int i = 0; i < lines.size(); i++) {
                Matcher method = METHOD.matcher(lines.get(i));
                if (method.matches()) {
                    lines.set(i, method.group(1) + BOXES.get(method.group(2)) + method.group(3));
                    Files.write(file, lines);
                    return;
                }
            }
        }
        throw new IOException("no signature to change was found");
    }
}
