package io.github.txguard.benchmarks.truth;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the analyzer on the applications and prints how true its reports are. */
@Command(
        name = "truth",
        description = "Runs the analyzer on real applications that people have judged, and compares.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:within the limits", "1:outside of them", "2:wrong arguments, or nothing to run on"})
public final class TruthBenchmark implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    @Option(names = "--jar", required = true, description = "The analyzer's executable jar.")
    private Path jar = Path.of("");

    @Option(names = "--truth", required = true, description = "Folder with what is known of the applications.")
    private Path truthFolder = Path.of("");

    @Option(names = "--applications", required = true, description = "Folder with the applications, one folder each.")
    private Path applications = Path.of("");

    @Option(names = "--output", required = true, description = "Folder for the reports.")
    private Path output = Path.of("");

    @Option(names = "--explanations", required = true, description = "File that says why known misses are missed.")
    private Path explanations = Path.of("");

    @Option(names = "--only", split = ",", description = "Names of the applications to run on; all by default.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--heap", defaultValue = "2g", description = "Largest heap of the analyzer, 2g by default.")
    private String heap = "2g";

    @Option(
            names = "--min-recall",
            defaultValue = "0",
            description = "Least share of the labels that must be found (exact or sink), in percent.")
    private double minRecall;

    @Option(
            names = "--max-false",
            defaultValue = "100",
            description = "Largest share of the innocent calls that may be reported (hard ones), in percent.")
    private double maxFalse = 100;

    private final PrintStream out;

    TruthBenchmark(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs it and ends the process.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TruthBenchmark(System.out))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr().println("truth: " + problem.getMessage());
                    return UNUSABLE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Truth truth = Truth.read(truthFolder);
        Explanations reasons = Explanations.read(explanations);
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + ": no such jar");
        }
        Files.createDirectories(output);
        Set<String> analyzed = new TreeSet<>();
        List<Reported> findings = new ArrayList<>();
        boolean allRan = true;
        line("%-24s %9s %9s %9s", "Application", "seconds", "MiB", "findings");
        for (Application application : wanted(truth)) {
            Path sources = applications.resolve(application.name());
            if (!Files.isDirectory(sources)) {
                line("  %-22s not there; benchmarks/fetch-applications brings it", application.name());
                continue;
            }
            AnalyzerRun run = AnalyzerRun.of(jar, heap, application.name(), sources, output);
            if (!run.succeeded()) {
                allRan = false;
                line("  %-22s failed: %s; see %s.log", application.name(), run.failure(), application.name());
                continue;
            }
            analyzed.add(application.name());
            findings.addAll(run.findings());
            line(
                    "  %-22s %9.1f %9d %9d",
                    application.name(),
                    run.seconds(),
                    run.peakMebibytes(),
                    run.findings().size());
            sayIfOther(truth, application);
        }
        if (analyzed.isEmpty()) {
            throw new IOException("none of the applications could be analyzed");
        }
        Reports.write(findings, output.resolve("findings.jsonl"));
        Scores scores = Scores.of(truth.only(analyzed), findings);
        new ScorePrinter(out, scores).print(reasons);
        boolean good = scores.recall().recall() >= minRecall && scores.falselyReported() <= maxFalse;
        return good && allRan ? 0 : FAILED;
    }

    private List<Application> wanted(Truth truth) throws IOException {
        for (String name : only) {
            if (truth.applications().stream()
                    .noneMatch(application -> application.name().equals(name))) {
                throw new IOException("--only: no application is called " + name);
            }
        }
        return truth.applications().stream()
                .filter(application -> only.isEmpty() || only.contains(application.name()))
                .toList();
    }

    /** Scores of sources that are not those that were judged mean nothing, so that is said. */
    private void sayIfOther(Truth truth, Application application) {
        Path sources = applications.resolve(application.name());
        Truth part = truth.only(Set.of(application.name()));
        long other = part.labels().stream()
                        .filter(label -> !LineMark.holds(
                                sources.resolve(label.sinkFile()), label.sinkLine(), label.sinkLineSha1()))
                        .count()
                + part.negatives().stream()
                        .filter(negative -> !LineMark.holds(
                                sources.resolve(negative.file()), negative.line(), negative.sinkLineSha1()))
                        .count();
        if (other > 0) {
            line(
                    "    %d judged calls are not on their lines: these are not the sources of commit %s",
                    other, application.commit());
        }
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
