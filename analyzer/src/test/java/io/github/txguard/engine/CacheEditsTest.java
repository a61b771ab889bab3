package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed between runs, a run with a cache reports byte for byte what one without reports. */
final class CacheEditsTest {
    private static final int TYPES = 20;
    private static final int EDITS = 40;
    private static final List<String> BODIES = List.of(
            "jdbc.update(\"u\");",
            "Thread.sleep(%d);",
            "new java.net.URL(\"u\").openStream();",
            "Runnable r = () -> Thread.sleep(%d); r.run();",
            "for (int i = 0; i < %d; i++) { jdbc.update(\"u\"); }",
            "// txguard: TXG002 %d is short\n        Thread.sleep(1);",
            "throw new IllegalStateException();");

    @TempDir
    Path folder;

    private Path sources;
    private Path cache;

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
        String end = random.nextInt(15) == 0 ? "" : "}";
        Files.writeString(file(number), """
                package p;
                interface I%d { void call(); }
                @org.springframework.stereotype.Service
                class S%02d%s {
                    org.springframework.jdbc.core.JdbcTemplate jdbc; %s other; I%d any;
                    %s
                    public void place() { jdbc.update("u"); other.call(%s); any.call(); }
                    public void call(%s) {
                        %s
                    }
                %s
                """.formatted(
                number % 3, number, parent, other, random.nextInt(3), transactional, argument, parameter, body, end));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(sources)) {
            return all.sorted().toList();
        }
    }

    private String edit(Random random) throws IOException {
        List<Path> files = files();
        Path some = files.get(random.nextInt(files.size()));
        int kind = random.nextInt(8);
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
            default -> write(random.nextInt(TYPES), random);
        }
        return "edit " + kind;
    }

    private AnalysisRequest request(Random random, boolean cached) {
        return AnalysisRequest.builder(folder.resolve("app"))
                .sources(List.of(folder.resolve("app/src/main/java")))
                .threads(1 + random.nextInt(2))
                .minConfidence(random.nextInt(5) == 0 ? Confidence.CERTAIN : Confidence.POSSIBLE)
                .pairs(random.nextInt(5) == 0 ? Pairs.ALL : Pairs.MINIMAL)
                .cache(cached ? cache : null)
                .failFast(true)
                .build();
    }

    private static String run(AnalysisRequest request) throws IOException {
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
        for (int edit = 0; edit < EDITS; edit++) {
            long settings = random.nextLong();
            String expected = run(request(new Random(settings), false));
            assertThat(run(request(new Random(settings), true)))
                    .as("seed %d, %s", seed, history)
                    .isEqualTo(expected);
            history.add(edit(random));
            found |= expected.contains("\"rule\": \"TXG002\"");
        }
        assertThat(found).isTrue();
    }
}
