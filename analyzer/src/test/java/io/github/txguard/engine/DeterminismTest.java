package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same program gives the same bytes, whatever the threads and the order in which its files are named. */
final class DeterminismTest {
    private static final int FILES = 60;
    private static final long SEED = 20_240_517L;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Sources sources = Sources.in(folder);
        Random random = new Random(SEED);
        for (int i = 0; i < FILES; i++) {
            sources.file("p/S%02d.java".formatted(i), service(i, random));
        }
        sources.file("p/Broken.java", "package p; class Broken { void a( }");
    }

    /** A bean with transactions of several kinds that calls other beans through a common interface and directly. */
    private static String service(int number, Random random) {
        String other = "S%02d".formatted(random.nextInt(FILES));
        String another = "S%02d".formatted(random.nextInt(FILES));
        return """
                package p;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.transaction.annotation.Transactional;
                import org.springframework.transaction.support.TransactionTemplate;
                class S%02d%s {
                    JdbcTemplate jdbc; TransactionTemplate template; %s other; %s another; S00 port;
                    @Transactional
                    public void place() { %s other.call(); another.wrapped(); }
                    void call() { %s another.call(); port.call(); }
                    void wrapped() { template.executeWithoutResult(s -> { %s other.call(); }); }
                    void manual(java.sql.Connection c) {
                        c.setAutoCommit(false);
                        try { %s other.call(); c.commit(); } catch (RuntimeException e) { %s c.rollback(); }
                    }
                }
                """.formatted(
                        number,
                        number > 0 && random.nextInt(5) == 0 ? " extends S00" : "",
                        other,
                        another,
                        action(random),
                        action(random),
                        action(random),
                        action(random),
                        action(random));
    }

    private static String action(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "Thread.sleep(9);";
            case 1 -> "new java.net.URL(\"http://localhost\").openStream();";
            case 2 -> "jdbc.update(\"u\");";
            default -> "";
        };
    }

    private byte[] report(ReportFormat format, List<Path> sources, int threads) throws IOException {
        AnalysisResult result = TxGuard.analyze(AnalysisRequest.builder(folder)
                .sources(sources)
                .threads(threads)
                .pairs(Pairs.ALL)
                .minConfidence(Confidence.POSSIBLE)
                .failFast(true)
                .build());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.writer().write(result, out);
        return out.toByteArray();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("p"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void anyNumberOfThreadsGivesTheSameBytes(ReportFormat format) throws IOException {
        byte[] one = report(format, List.of(folder), 1);
        assertThat(report(format, List.of(folder), 2)).isEqualTo(one);
        assertThat(report(format, List.of(folder), 8)).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void anyOrderOfFilesGivesTheSameBytes(ReportFormat format) throws IOException {
        List<Path> files = files();
        byte[] sorted = report(format, files, 2);
        for (int i = 0; i < 3; i++) {
            List<Path> shuffled = new ArrayList<>(files);
            Collections.shuffle(shuffled, new Random(SEED + i));
            assertThat(report(format, shuffled, 2)).isEqualTo(sorted);
        }
    }

    @Test
    void aFolderGivesTheSameAsItsFiles() throws IOException {
        assertThat(report(ReportFormat.JSON, List.of(folder), 2)).isEqualTo(report(ReportFormat.JSON, files(), 2));
    }

    @Test
    void theProgramHasSomethingToReport() throws IOException {
        String json = new String(report(ReportFormat.JSON, List.of(folder), 2), StandardCharsets.UTF_8);
        assertThat(json.split("\"fingerprint\"", -1).length).isGreaterThan(50);
        assertThat(json).contains("Broken.java");
    }
}
