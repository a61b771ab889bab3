package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.WorkCounts;
import io.github.txguard.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed between runs, a run with a cache reports byte for byte what one without reports. */
final class CacheEditsTest {
    private static final int TYPES = 20;
    private static final int EDITS = 60;
    private static final List<String> BODIES = List.of(
            "jdbc.update(\"u\");",
            "Thread.sleep(%d);",
            "new java.net.URL(\"u\").openStream();",
            "Runnable r = () -> Thread.sleep(%d); r.run();",
            "for (int i = 0; i < %d; i++) { jdbc.update(\"u\"); }",
            "// txguard: TXG002 %d is short\n        Thread.sleep(1);",
            "throw new IllegalStateException();");

    /** What is put into a body, or in front of a line: most of it can matter to somebody elsewhere. */
    private static final List<String> STATEMENTS = List.of(
            "int local%1$d = %1$d;",
            "String text = \"%1$d\";",
            "Long.valueOf(%1$dL);",
            "// moved by a line",
            "",
            "other.call();",
            "any.call();",
            "this.task = () -> jdbc.update(\"u\");",
            "this.task = null;",
            "task.run();",
            "new S%2$02d().call();",
            "Object type = S%2$02d.class;",
            "Runnable later = S%2$02d::new;",
            "Connection c = source.getConnection(); c.setAutoCommit(false); jdbc.update(\"u\");",
            "while (true) { Thread.sleep(%1$d); }",
            "// txguard: TXG002 %1$d is short",
            "Thread.sleep(1); // txguard: * known",
            "/* wide */ jdbc.update(\"u\");");

    @TempDir
    Path folder;

    private Path sources;
    private Path cache;
    private WorkCounts work = WorkCounts.NONE;

    @BeforeEach
    void prepare() throws IOException {
        sources = Files.createDirectories(folder.resolve("app/src/main/java/p"));
        cache = folder.resolve("cache");
    }

    private Path file(int number) {
        return sources.resolve("S%02d.java".formatted(number));
    }

    private void write(int number, Random random) throws IOException {
        String other = "S%02d".formatted(random.nextInt(TYPES));
        String parent = random.nextInt(4) == 0 ? " implements I%d".formatted(random.nextInt(3)) : "";
        String transactional = random.nextBoolean() ? "@org.springframework.transaction.annotation.Transactional" : "";
        String parameter = random.nextInt(4) == 0 ? "int more" : "";
        String argument = random.nextInt(4) == 0 ? "1" : "";
        String body = BODIES.get(random.nextInt(BODIES.size())).formatted(random.nextInt(9));
        String idle = random.nextInt(3) == 0
                ? ""
                : STATEMENTS.get(random.nextInt(STATEMENTS.size())).formatted(random.nextInt(9), random.nextInt(TYPES));
        String end = random.nextInt(15) == 0 ? "" : "}";
        Files.writeString(file(number), """
                package p;
                import java.sql.Connection;
                interface I%d { void call(); }
                @org.springframework.stereotype.Service
                class S%02d%s {
                    org.springframework.jdbc.core.JdbcTemplate jdbc; %s other; I%d any; Runnable task;
                    javax.sql.DataSource source;
                    %s
                    public void place() { jdbc.update("u"); other.call(%s); any.call(); }
                    public void call(%s) {
                        %s
                    }
                    void idle() {
                        %s
                    }
                    I0 made() {
                        return new I0() {
                            @Override public void call() {
                                other.call();
                            }
                        };
                    }
                %s
                """.formatted(
                        number % 3,
                        number,
                        parent,
                        other,
                        random.nextInt(3),
                        transactional,
                        argument,
                        parameter,
                        body,
                        idle,
                        end));
    }

    /** Keeps what the last analysis did. */
    private final class Counting implements ProgressListener {
        @Override
        public void progress(String stage, int done, int total) {}

        @Override
        public void worked(WorkCounts counts) {
            work = counts;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(sources)) {
            return all.sorted().toList();
        }
    }

    private String edit(Random random) throws IOException {
        List<Path> files = files();
        Path some = files.get(random.nextInt(files.size()));
        int kind = random.nextInt(16);
        switch (kind) {
            case 0 -> Files.delete(some);
            case 1 ->
                Files.move(
                        some,
                        sources.resolve("Moved" + random.nextInt(5) + ".java"),
                        StandardCopyOption.REPLACE_EXISTING);
            case 2 -> Files.writeString(some, "\n" + Files.readString(some));
            case 3 ->
                Files.writeString(
                        Files.createDirectories(folder.resolve("app/src/main/resources"))
                                .resolve("application.properties"),
                        "spring.jpa.open-in-view=" + random.nextBoolean());
            case 4 -> {
                // nothing: a warm run
            }
            case 5, 6, 7 -> write(random.nextInt(TYPES), random);
            case 8 -> insert(some, random, line -> true);
            case 9, 10 -> insert(some, random, line -> line.contains("void call("));
            default -> insert(some, random, line -> line.contains("void idle("));
        }
        return "edit " + kind;
    }

    /** Puts a statement, or a line that is none, behind a line of a file. */
    private static void insert(Path file, Random random, Predicate<String> where) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (where.test(lines.get(i))) {
                places.add(i + 1);
            }
        }
        if (!places.isEmpty()) {
            String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
            lines.add(
                    places.get(random.nextInt(places.size())),
                    "        " + statement.formatted(random.nextInt(100), random.nextInt(TYPES)));
            Files.write(file, lines);
        }
    }

    private AnalysisRequest request(Random random, boolean cached) {
        return AnalysisRequest.builder(folder.resolve("app"))
                .sources(List.of(folder.resolve("app/src/main/java")))
                .threads(1 + random.nextInt(2))
                .minConfidence(random.nextInt(5) == 0 ? Confidence.CERTAIN : Confidence.POSSIBLE)
                .pairs(random.nextInt(5) == 0 ? Pairs.ALL : Pairs.MINIMAL)
                .cache(cached ? cache : null)
                .failFast(true)
                .progress(new Counting())
                .build();
    }

    private String run(AnalysisRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Kept kept = new Kept("1")) {
            AnalysisResult result = Pipeline.run(request, kept);
            for (ReportFormat format : ReportFormat.values()) {
                format.writer().write(result, out);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void coldWarmAndPartlyStaleRunsGiveTheSameBytes(long seed) throws IOException {
        Random random = new Random(seed);
        for (int number = 0; number < TYPES; number++) {
            write(number, random);
        }
        List<String> history = new ArrayList<>();
        boolean found = false;
        long settings = random.nextLong();
        int replayed = 0;
        int held = 0;
        int anew = 0;
        for (int edit = 0; edit < EDITS; edit++) {
            settings = random.nextInt(10) == 0 ? random.nextLong() : settings;
            String expected = run(request(new Random(settings), false));
            assertThat(run(request(new Random(settings), true)))
                    .as("seed %d, %s", seed, history)
                    .isEqualTo(expected);
            boolean linked = work.methodsLinked() > 0;
            anew += linked ? 1 : 0;
            held += !linked && work.parses() > 0 ? 1 : 0;
            replayed += !linked && work.parses() == 0 ? 1 : 0;
            history.add(edit(random));
            found |= expected.contains("\"rule\": \"TXG002\"");
        }
        assertThat(found).isTrue();
        assertThat(List.of(replayed, held, anew))
                .as("replayed, still held, anew")
                .allMatch(times -> times > 1);
    }
}
