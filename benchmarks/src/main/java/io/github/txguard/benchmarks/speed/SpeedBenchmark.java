package io.github.txguard.benchmarks.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures time and memory of the analyzer and of other tools on the same sources. */
@Command(
        name = "speed",
        description = "Measures time and memory of the analyzer and of other tools on the same sources.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 110,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:the analyzer failed or was wrong somewhere",
            "2:wrong arguments, or nothing to run on"
        })
public final class SpeedBenchmark implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final Set<String> PLACES =
            Set.of("--jar", "--programs", "--output", "--write-docs", "--gains", "--resume");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--jar", required = true, description = "The analyzer's executable jar.")
    private Path jar = Path.of("");

    @Option(names = "--programs", required = true, description = "Folder of the programs that start other tools.")
    private Path programs = Path.of("");

    @Option(names = "--output", required = true, description = "Folder for all that is brought, made and measured.")
    private Path output = Path.of("");

    @Option(
            names = "--corpora",
            split = ",",
            defaultValue = "published",
            description =
                    "What to run on: published (default), generated, shapes, all, or names such as hapi, lines-500k, "
                            + "chain-5000, dispatch-1000, cycles-50, dense-30, pairs-5000.")
    private List<String> corpora = new ArrayList<>();

    @Option(
            names = "--contenders",
            split = ",",
            description =
                    "Names of those who take part, such as parse,txguard,javac; all by default, on generated programs those "
                            + "three.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--short", description = "Only the parser, the analyzer and javac.")
    private boolean quick;

    @Option(names = "--repeats", defaultValue = "3", description = "Runs of each, interleaved; 3 by default.")
    private int repeats = 3;

    @Option(
            names = "--threads",
            split = ",",
            defaultValue = "1,2",
            description = "Numbers of threads of parser and analyzer; 1,2 by default.")
    private List<Integer> threads = new ArrayList<>();

    @Option(
            names = "--jvm",
            split = " ",
            description = "Options for the virtual machine of every tool, in one argument; none by default.")
    private List<String> jvm = new ArrayList<>();

    @Option(names = "--heap", defaultValue = "2g", description = "Largest heap of parser and analyzer; 2g by default.")
    private String heap = "2g";

    @Option(names = "--others-heap", defaultValue = "6g", description = "Largest heap of other tools; 6g by default.")
    private String othersHeap = "6g";

    @Option(
            names = "--limit",
            defaultValue = "120",
            description = "Seconds after which another tool is stopped; 120 by default.")
    private long limit = 120;

    @Option(
            names = "--own-limit",
            defaultValue = "900",
            description = "Seconds after which parser and analyzer are stopped; 900 by default.")
    private long ownLimit = 900;

    @Option(
            names = "--write-docs",
            paramLabel = "DIR",
            description = "Rewrite BENCHMARKS.md and its drawings in a folder.")
    private @Nullable Path docs;

    @Option(
            names = "--once",
            defaultValue = "20",
            description =
                    "Other tools that take more seconds than this are not repeated, nor parser and analyzer if they take six times that; 20 by default.")
    private long once = 20;

    @Option(names = "--others-repeats", description = "Runs of the other tools; as many as of the analyzer by default.")
    private int othersRepeats;

    @Option(
            names = "--others-on",
            split = ",",
            description = "Corpora on which the other tools run; all that are measured by default.")
    private List<String> othersOn = new ArrayList<>();

    @Option(
            names = "--minutes",
            defaultValue = "1440",
            description = "Minutes after which no further run is started; what is missing then is said.")
    private long minutes = 1440;

    @Option(
            names = "--profile",
            split = ",",
            description = "Corpora on which the analyzer runs once more, recorded by JFR, to say where the time goes.")
    private List<String> profiled = new ArrayList<>();

    @Option(
            names = "--gains",
            paramLabel = "FILE",
            description = "Markdown that the page ends with: what changes have gained.")
    private @Nullable Path gains;

    @Option(
            names = "--resume",
            description = "Keep what was measured before with the same settings, and measure the rest.")
    private boolean resume;

    private final PrintStream out;

    SpeedBenchmark(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs it and ends the process.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SpeedBenchmark(System.out))
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr().println("speed: " + problem.getMessage());
                    return UNUSABLE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> names = Corpora.names(corpora);
        Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
        MeasuredProcess.check();
        Files.createDirectories(output);
        Path folder = output.toRealPath();
        List<String> flags = jvm.stream().filter(flag -> !flag.isBlank()).toList();
        String version = checksum(jar);
        // A copy, so that a build meanwhile changes nothing.
        Path analyzer = folder.resolve("txguard-" + version + ".jar");
        Files.copy(jar, analyzer, StandardCopyOption.REPLACE_EXISTING);
        Toolbox tools = new Toolbox(new Settings(analyzer, programs.toRealPath(), folder, flags, heap, othersHeap));
        String common =
                "JDK %s, %s, heaps %s and %s".formatted(Runtime.version(), String.join(" ", flags), heap, othersHeap);
        Corpora brought = new Corpora(folder.resolve("corpora"));
        Session session = new Session(
                brought,
                tools,
                ResultFile.open(folder.resolve("results.jsonl"), resume),
                new Session.Plan(
                        contenders(tools),
                        !only.isEmpty(),
                        repeats,
                        ownLimit,
                        limit,
                        once,
                        othersRepeats == 0 ? repeats : othersRepeats,
                        othersOn,
                        end,
                        common,
                        "TxGuard " + version),
                out);
        List<CorpusTable> tables = new ArrayList<>();
        for (String name : names) {
            try {
                tables.add(session.run(name));
            } catch (IOException e) {
                out.println(name + ": not brought: " + e.getMessage());
            }
        }
        List<Profile> profiles = new ArrayList<>();
        for (String name : Corpora.names(profiled)) {
            profiles.add(Profile.of(brought.get(name), tools));
        }
        new TablePrinter(out).print(tables);
        profiles.forEach(profile -> profile.rows().forEach(cells -> out.println(String.join("  ", cells))));
        if (tables.isEmpty()) {
            return UNUSABLE;
        }
        if (docs != null) {
            ResultPage.write(
                    docs,
                    tables,
                    profiles,
                    gains == null ? "" : Files.readString(gains),
                    command(),
                    String.join(" ", flags),
                    LocalDate.now(ZoneOffset.UTC));
        }
        return tables.stream().flatMap(table -> table.rows().stream()).anyMatch(SpeedBenchmark::isWrong) ? FAILED : 0;
    }

    /** What the user wrote, without places on this machine. */
    private String command() {
        StringBuilder command = new StringBuilder("benchmarks/speed");
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!PLACES.contains(option.longestName())) {
                String value = String.join(option.splitRegex(), option.originalStringValues());
                command.append(' ').append(option.longestName());
                command.append(
                        option.arity().max() == 0 ? "" : value.contains(" ") ? "=\"" + value + "\"" : "=" + value);
            }
        }
        return command.toString();
    }

    private List<Contender> contenders(Toolbox tools) throws IOException {
        int most = threads.stream().mapToInt(Integer::intValue).max().orElse(1);
        List<Contender> all = Stream.of(
                        new OwnContenders(tools).all(threads),
                        new OtherContenders(tools).all(),
                        new AnalyzerContenders(tools, most).all())
                .flatMap(List::stream)
                .filter(contender ->
                        !quick || contender.own() || contender.name().equals(OtherContenders.COMPILER))
                .toList();
        for (String name : only) {
            if (all.stream().noneMatch(contender -> isCalled(contender, name))) {
                throw new IOException("--contenders: " + name + " is none of "
                        + String.join(", ", all.stream().map(Contender::name).toList()));
            }
        }
        return all.stream()
                .filter(contender -> only.isEmpty() || only.stream().anyMatch(name -> isCalled(contender, name)))
                .toList();
    }

    private static boolean isCalled(Contender contender, String name) {
        return contender.name().equals(name) || contender.name().startsWith(name + "/");
    }

    private static boolean isWrong(Row row) {
        return row.contender().own() && !row.runs().isEmpty() && !row.done();
    }

    private static String checksum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        return "%08x".formatted(sum.getValue());
    }
}
