package io.github.txguard.benchmarks.speed;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as tables for a terminal. */
final class TablePrinter {
    private final PrintStream out;

    TablePrinter(PrintStream out) {
        this.out = out;
    }

    /** Everything. */
    void print(List<CorpusTable> tables) {
        tables.forEach(this::print);
        line("");
        highlight(Highlights.HEAD);
        tables.forEach(table -> highlight(new Highlights(table).cells()));
        List<Growth> growth = Growth.of(tables);
        if (!growth.isEmpty()) {
            line(
                    "%n%-42s %-10s %6s %9s %8s  %s",
                    "Growth over lines (1 is linear)", "program", "time", "last step", "memory", "sizes");
            for (Growth one : growth) {
                line(
                        "  %-40s %-10s %6.2f %9.2f %8.2f  %s",
                        one.contender().title(),
                        one.family(),
                        one.time(),
                        one.lastStep(),
                        one.memory(),
                        String.join(", ", one.corpora()));
            }
        }
    }

    private void highlight(List<String> cells) {
        line("%-14s %10s %14s %23s %15s %17s %17s %22s %13s %9s %6s", cells.toArray());
    }

    private void print(CorpusTable table) {
        line("%n%s (%s): %,d files, %,d lines", table.corpus(), table.origin(), table.files(), table.lines());
        line("  %-42s %4s %8s %8s %8s %8s  %s", "", "runs", "CPU s", "x parse", "wall s", "MiB", "");
        for (Row row : table.rows()) {
            if (row.runs().isEmpty()) {
                continue;
            }
            if (!row.done()) {
                line("  %-42s %4s %8s %8s %8s %8s  %s", row.contender().title(), "-", "-", "-", "-", "-", row.note());
                continue;
            }
            Usage median = row.median();
            OptionalDouble ratio = table.ratio(row);
            line(
                    "  %-42s %4d %8.2f %8s %8.2f %8.0f  %s",
                    row.contender().title(),
                    row.usages().size(),
                    median.cpu(),
                    ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "-",
                    median.wall(),
                    median.mebibytes(),
                    row.note());
        }
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
