package io.github.txguard.benchmarks.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file with the limits: one line for each run of each program. */
final class WorkTable {
    private static final String COMMENT =
            "# What an analysis may do at most. Held by WorkGuardTest, which rewrites it with -Dgolden.update; see CONTRIBUTING.";

    /** Runs differ by a few bytes, releases of the JDK by more. */
    private static final double ALLOCATION = 1.04;

    /** Classes of the JDK differ a little from release to release. */
    private static final double CLASS_FILES = 1.02;

    /** Of a limit that is not exact so much must be used, or it is no limit. */
    private static final double LEAST = 0.85;

    private WorkTable() {}

    /** The limits by the names of the runs. */
    static Map<String, Work> read(Path file) throws IOException {
        Map<String, Work> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && !cells[0].equals("run")) {
                table.put(
                        cells[0],
                        Work.of(Stream.of(cells).skip(1).map(Long::valueOf).toList()));
            }
        }
        return table;
    }

    /** Writes limits in place of those that are there. */
    static void write(Path file, Map<String, Work> table) throws IOException {
        List<String> lines = new ArrayList<>(List.of(COMMENT, "run\t" + String.join("\t", Work.HEAD)));
        table.forEach((name, work) -> lines.add(
                work.cells().stream().map(String::valueOf).collect(Collectors.joining("\t", name + "\t", ""))));
        Files.write(file, lines);
    }

    /** What is wrong with a run, in words; empty if nothing is. */
    static List<String> complaints(String name, Work limit, Work done) {
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < Work.HEAD.size(); i++) {
            long most = limit.cells().get(i);
            long used = done.cells().get(i);
            double margin = i == 2 ? CLASS_FILES : i == 6 ? ALLOCATION : 1;
            if (used > most * margin) {
                complaints.add("%s: %s: %d, and %d is the limit".formatted(name, Work.HEAD.get(i), used, most));
            } else if (used < most * (margin > 1 ? LEAST : 1)) {
                complaints.add("%s: %s: only %d; lower the limit of %d".formatted(name, Work.HEAD.get(i), used, most));
            }
        }
        return complaints;
    }
}
