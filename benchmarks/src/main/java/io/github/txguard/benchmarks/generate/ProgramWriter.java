package io.github.txguard.benchmarks.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the files of a generated program and remembers on which lines they wait. */
public final class ProgramWriter {
    /** Marks a line that waits; the name of the sink, unique in the program, follows. */
    static final String WAITS = "// waits: ";

    private final Path sources;
    private final Map<String, String> sinks = new LinkedHashMap<>();
    private final List<String[]> pairs = new ArrayList<>();
    private long lines;
    private int files;

    /**
     * Starts a program.
     *
     * @param sources folder for the files; made when needed
     */
    public ProgramWriter(Path sources) {
        this.sources = sources;
    }

    /** Writes a file that holds one top-level type. */
    void file(String packageName, String type, String text) throws IOException {
        String name = packageName.replace('.', '/') + "/" + type + ".java";
        Path target = sources.resolve(name);
        Files.createDirectories(target.resolveSibling("."));
        int line = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(target)) {
            for (String one : (Iterable<String>) ("package " + packageName + ";\n\n" + text).lines()::iterator) {
                line++;
                int mark = one.indexOf(WAITS);
                if (mark >= 0) {
                    sinks.put(one.substring(mark + WAITS.length()).strip(), name + ":" + line);
                }
                writer.write(one);
                writer.write('\n');
            }
        }
        lines += line;
        files++;
    }

    /** Says that a transaction, pkg.Type#name, reaches a sink; the sink's file may come later. */
    void plant(String transaction, String sink) {
        pairs.add(new String[] {transaction, sink});
    }

    /** Lines written so far. */
    public long lines() {
        return lines;
    }

    /** Files written so far. */
    public int files() {
        return files;
    }

    /** What is planted, sorted. */
    public List<PlantedFinding> planted() {
        return pairs.stream()
                .map(pair -> {
                    String place = sinks.get(pair[1]);
                    if (place == null) {
                        throw new IllegalStateException("no line waits as " + pair[1]);
                    }
                    return new PlantedFinding(pair[0], place);
                })
                .sorted()
                .toList();
    }
}
