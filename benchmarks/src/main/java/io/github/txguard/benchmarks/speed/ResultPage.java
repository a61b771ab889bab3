package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Writes the page with the results, and its drawings. */
final class ResultPage {
    private static final String INTRODUCTION = """
            # How fast, beside others

            Written by `%s` on %s. Each run is a process of its own, the runs of one corpus are interleaved, figures are
            medians. CPU is user and system time of the whole process as the system accounts for it, with the start of the virtual
            machine; memory is the most that was resident, heap the most that was in use after a collection. × parse is CPU time as a multiple of what JavaParser needs to parse the
            same files, without comments and validators, in a virtual machine with the same settings and as many threads.

            | | |
            |---|---|
            | Processor | %s, %d cores |
            | Memory | %d GiB |
            | System | %s, %s |
            | Options of every virtual machine | %s |

            The other tools do other work: the table says what knowing a program costs, not which tool is better. They are run as they
            are published, under their own licences, and nothing of them is part of TxGuard. [CONTRIBUTING](CONTRIBUTING.md#the-speed-benchmark)
            says how to run this.

            """;

    private final List<CorpusTable> tables;
    private final StringBuilder text = new StringBuilder();

    private ResultPage(List<CorpusTable> tables) {
        this.tables = tables;
    }

    /**
     * Writes the page.
     *
     * @param docs folder of the documentation
     * @param tables what was measured
     * @param profiles where the time goes
     * @param gains Markdown at the end; may be empty
     * @param command the command that measured it
     * @param flags options of the virtual machines; may be empty
     * @param day when
     * @throws IOException if it cannot be written
     */
    static void write(
            Path docs,
            List<CorpusTable> tables,
            List<Profile> profiles,
            String gains,
            String command,
            String flags,
            LocalDate day)
            throws IOException {
        ResultPage page = new ResultPage(tables);
        Machine machine = Machine.here();
        page.text.append(INTRODUCTION.formatted(
                command,
                day,
                machine.processor(),
                machine.cores(),
                machine.gibibytes(),
                machine.system(),
                machine.java(),
                flags.isEmpty() ? "none" : "`" + flags + "`"));
        page.charts(Files.createDirectories(docs.resolve("images")));
        page.highlights();
        page.growth();
        page.profiles(profiles);
        tables.forEach(page::corpus);
        page.text.append(gains);
        Files.writeString(docs.resolve("BENCHMARKS.md"), page.text.toString().strip() + "\n");
    }

    private void charts(Path images) throws IOException {
        List<CorpusTable> published =
                tables.stream().filter(table -> !isGenerated(table)).toList();
        chart(
                images.resolve("speed.svg"),
                "CPU time of each tool as a multiple of parsing alone",
                Charts.ratios(published));
        List<CorpusTable> sizes = tables.stream()
                .filter(table -> table.corpus().startsWith("lines-"))
                .toList();
        List<String> drawn =
                List.of("parse/1", "txguard/1", "txguard-warm", "txguard-changed", OtherContenders.COMPILER);
        chart(images.resolve("growth.svg"), "CPU time over the size of the program", Charts.growth(sizes, drawn));
    }

    private void chart(Path file, String title, Optional<String> drawing) throws IOException {
        if (drawing.isPresent()) {
            Files.writeString(file, drawing.get());
            text.append("![")
                    .append(title)
                    .append("](images/")
                    .append(file.getFileName())
                    .append(")\n\n");
        } else {
            Files.deleteIfExists(file);
        }
    }

    private void highlights() {
        text.append(
                "## TxGuard\n\nThe first two figures are CPU time with one thread, the warm ones CPU time beside that of "
                        + "the cold run with the class path. Speed-ups are of wall time; started plainly, that is with no options for the "
                        + "virtual machine, it is what analyzing in a process of its own gains. In an editor: CPU time of one question about a file that has changed, with all "
                        + "else kept in a warm virtual machine.\n\n");
        head(Highlights.HEAD);
        tables.forEach(table -> cells(new Highlights(table).cells()));
        text.append('\n');
    }

    private void growth() {
        List<Growth> all = Growth.of(tables);
        if (all.isEmpty()) {
            return;
        }
        text.append(
                "## Growth\n\nThe exponent of CPU time over lines: 1 is linear, 2 quadratic. The start of the virtual machine "
                        + "makes it smaller where programs are small; the last step is between the two largest programs alone.\n\n");
        head(List.of("Program", "Tool", "Time", "Last step", "Memory", "Sizes"));
        for (Growth one : all) {
            cells(List.of(
                    one.family(),
                    one.contender().title(),
                    number(one.time()),
                    number(one.lastStep()),
                    number(one.memory()),
                    String.join(", ", one.corpora())));
        }
        text.append('\n');
    }

    private void profiles(List<Profile> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        text.append(
                "## Where the time goes\n\nA cold run with one thread, recorded by JFR: the share of the samples of each part, with "
                        + "what it calls in the JDK. What compiling and collecting took is beside that.\n\n");
        for (Profile profile : profiles) {
            head(Profile.HEAD);
            profile.rows().forEach(this::cells);
            text.append('\n');
        }
    }

    private void corpus(CorpusTable table) {
        text.append(String.format(
                Locale.ROOT,
                "## %s%n%n%s%n%n",
                table.corpus(),
                String.format(
                        Locale.ROOT,
                        "%s; %,d files, %,d lines.",
                        isGenerated(table) ? "Generated" : "`" + table.origin() + "`",
                        table.files(),
                        table.lines())));
        head(List.of("Tool", "CPU s", "× parse", "Wall s", "MiB", "Heap MiB", "Runs", "Result"));
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            if (!row.done()) {
                missing.computeIfAbsent(row.note(), note -> new ArrayList<>())
                        .add(row.contender().title());
                continue;
            }
            Usage median = row.median();
            OptionalDouble ratio = table.ratio(row);
            cells(List.of(
                    row.contender().title(),
                    number(median.cpu()),
                    ratio.isPresent() ? number(ratio.getAsDouble()) : "–",
                    number(median.wall()),
                    String.format(Locale.ROOT, "%.0f", median.mebibytes()),
                    median.heap() > 0 ? String.format(Locale.ROOT, "%.0f", median.heap()) : "–",
                    Integer.toString(row.usages().size()),
                    row.note()));
        }
        missing.forEach((note, titles) -> text.append(titles.stream()
                .collect(Collectors.joining("; ", "\nNo figure (" + note.replace("|", "/") + "): ", "."))));
        text.append(missing.isEmpty() ? "\n" : "\n\n");
    }

    private void head(List<String> names) {
        cells(names);
        text.append("|---".repeat(names.size())).append("|\n");
    }

    private void cells(List<String> values) {
        text.append(
                values.stream().map(value -> value.replace("|", "/")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static boolean isGenerated(CorpusTable table) {
        return table.corpus().contains("-");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
