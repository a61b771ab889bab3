package io.github.txguard.cli;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.report.ReportFormat;
import io.github.txguard.report.ReportWriter;
import io.github.txguard.report.TextReport;
import io.github.txguard.report.TextStyle;
import io.github.txguard.settings.SettingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which format is written where.
 *
 * @param onConsole format that goes to standard output
 * @param files formats that go to files, in the order asked for
 */
record OutputPlan(ReportFormat onConsole, List<Target> files) {
    private static final String STANDARD_OUTPUT = "-";

    /**
     * A file to write.
     *
     * @param format format
     * @param file file; its folder is made if missing
     */
    record Target(ReportFormat format, Path file) {}

    /** A format as asked for: with a file of its own, or none. */
    private record Wish(ReportFormat format, @Nullable String file) {}

    /**
     * Reads what the user asked for.
     *
     * @param formats values of {@code --format}
     * @param output value of {@code --output}, null if none
     * @throws SettingException if it cannot be understood or two formats want the same place
     */
    static OutputPlan of(List<String> formats, @Nullable Path output) {
        List<Wish> wishes =
                new ArrayList<>(formats.stream().map(OutputPlan::wish).toList());
        if (wishes.isEmpty() && output != null) {
            wishes.add(new Wish(byExtension(output), null));
        }
        List<ReportFormat> shared = new ArrayList<>();
        List<ReportFormat> console = new ArrayList<>();
        List<Target> files = new ArrayList<>();
        for (Wish wish : wishes) {
            if (wish.file() == null) {
                (output == null ? console : shared).add(wish.format());
            } else if (wish.file().equals(STANDARD_OUTPUT)) {
                console.add(wish.format());
            } else {
                files.add(new Target(wish.format(), path(wish.file())));
            }
        }
        if (output != null) {
            files.addAll(shared(shared, output));
        }
        if (console.stream().distinct().count() > 1) {
            throw new SettingException(
                    "only one format can go to standard output: use --output DIR or --format NAME=FILE");
        }
        return new OutputPlan(console.isEmpty() ? ReportFormat.TEXT : console.get(0), List.copyOf(files));
    }

    private static Wish wish(String written) {
        int equals = written.indexOf('=');
        String name = equals < 0 ? written : written.substring(0, equals);
        ReportFormat format = ReportFormat.of(name.strip())
                .orElseThrow(() -> new SettingException(
                        "--format: there is no format " + name + ", only " + ReportFormat.choices()));
        return new Wish(format, equals < 0 ? null : written.substring(equals + 1));
    }

    private static Path path(String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new SettingException("--format: " + written + " is not a path: " + e.getReason());
        }
    }

    private static ReportFormat byExtension(Path output) {
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return ReportFormat.JSON;
        }
        return name.endsWith(".sarif") ? ReportFormat.SARIF : ReportFormat.TEXT;
    }

    private static List<Target> shared(List<ReportFormat> formats, Path output) {
        boolean folder = formats.size() > 1
                || Files.isDirectory(output)
                || output.toString().endsWith("/");
        return formats.stream()
                .distinct()
                .map(format -> new Target(format, folder ? output.resolve(format.fileName()) : output))
                .toList();
    }

    /** Writes a result everywhere it goes; what cannot be written is told of and counted, and the rest goes on. */
    int write(AnalysisResult result, Console console, TextStyle style) {
        int failures = 0;
        for (Target target : files) {
            try {
                writeFile(result, target);
            } catch (IOException e) {
                console.error("cannot write " + target.file() + ": " + Causes.of(e));
                failures++;
            }
        }
        if (onConsole != ReportFormat.TEXT) {
            result.problems().forEach(problem -> console.error(TextReport.line(problem)));
        }
        try {
            writer(style).write(result, console.out());
        } catch (IOException e) {
            console.error("cannot write to standard output: " + Causes.of(e));
            failures++;
        }
        return failures;
    }

    private ReportWriter writer(TextStyle style) {
        return onConsole == ReportFormat.TEXT ? new TextReport(style) : onConsole.writer();
    }

    private static void writeFile(AnalysisResult result, Target target) throws IOException {
        Path folder = target.file().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target.file()))) {
            target.format().writer().write(result, out);
        }
    }
}
