package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Time and memory of each step, as a table. */
final class Figures {
    private final String title;
    private final List<String> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param title what was measured
     */
    Figures(String title) {
        this.title = title;
    }

    /**
     * Adds a step.
     *
     * @param step what was done
     * @param cost what it took
     * @param server the server as it was afterwards
     * @param outcome what came of it, in a few words
     */
    void add(String step, Cost cost, ProcessTree server, String outcome) {
        rows.add(String.format(
                Locale.ROOT,
                "| %-44s | %6.1f | %6.1f | %8d | %10d | %s |",
                step,
                cost.wallSeconds(),
                cost.cpuSeconds(),
                cost.peakMebibytes(),
                server.mebibytes(),
                outcome));
    }

    /**
     * Prints the table and writes it to a file.
     *
     * @param file where to
     * @throws IOException if it cannot be written
     */
    void print(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "| %-44s | %6s | %6s | %8s | %10s | %s |",
                "step",
                "wall s",
                "CPU s",
                "peak MiB",
                "server MiB",
                "outcome"));
        lines.add("|" + "-".repeat(46) + "|-------:|-------:|---------:|-----------:|---|");
        lines.addAll(rows);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        System.out.println();
        lines.forEach(System.out::println);
        System.out.println();
    }
}
