package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier runs have left on the disk never changes what is found. */
final class DiskUnitsTest {
    @TempDir
    Path folder;

    private Path sources;
    private Path cache;

    @BeforeEach
    void write() throws IOException {
        sources = Files.createDirectories(folder.resolve("src"));
        cache = folder.resolve("cache");
        for (String name : List.of("A", "B", "C")) {
            edit(name, 5);
        }
        Files.writeString(sources.resolve("Broken.java"), "class {");
    }

    private void edit(String name, int millis) throws IOException {
        Files.writeString(sources.resolve(name + ".java"), """
            package p;
            public class %1$s {
                org.springframework.jdbc.core.JdbcTemplate jdbc;
                @org.springframework.transaction.annotation.Transactional
                public void place() { jdbc.update("u"); Thread.sleep(%2$d); }
            }
            """.formatted(name, millis));
    }

    private String run(@org.jspecify.annotations.Nullable String build) throws IOException {
        AnalysisRequest request = AnalysisRequest.builder(folder)
                .sources(List.of(sources))
                .cache(cache)
                .failFast(true)
                .build();
        try (Kept kept = new Kept(build)) {
            return json(Pipeline.run(request, kept));
        }
    }

    private String fresh() throws IOException {
        return json(Pipeline.run(
                AnalysisRequest.builder(folder).sources(List.of(sources)).build()));
    }

    private static String json(AnalysisResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.JSON.writer().write(result, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The file with the units; results and their traces are removed, so that the next run asks for the units. */
    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.sorted().toList();
            for (Path file : all) {
                if (!file.toString().endsWith(".units")) {
                    Files.delete(file);
                }
            }
            return all.stream().filter(Files::exists).toList();
        }
    }

    @Test
    void coldWarmAndPartlyStaleRunsGiveTheSameBytes() throws IOException {
        assertThat(run("1")).isEqualTo(fresh()).contains("Thread.sleep", "Broken.java");
        assertThat(run("1")).isEqualTo(fresh());
        edit("B", 6);
        Files.delete(sources.resolve("C.java"));
        edit("D", 7);
        assertThat(run("1")).isEqualTo(fresh());
    }

    @Test
    void theSameProgramLeavesTheSameBytes() throws IOException {
        run("1");
        byte[] first = Files.readAllBytes(kept().get(0));
        Files.delete(kept().get(0));
        run("1");
        assertThat(kept()).hasSize(1);
        assertThat(Files.readAllBytes(kept().get(0))).isEqualTo(first);
    }

    @Test
    void aWarmRunWritesNothingAndBelievesWhatIsKept() throws IOException {
        run("1");
        FileTime written = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(kept().get(0), written);
        run("1");
        assertThat(Files.getLastModifiedTime(kept().get(0))).isEqualTo(written);
    }

    @Test
    void anotherBuildReadsEverythingAgain() throws IOException {
        run("1");
        FileTime written = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(kept().get(0), written);
        assertThat(run("2")).isEqualTo(fresh());
        assertThat(Files.getLastModifiedTime(kept().get(0))).isGreaterThan(written);
    }

    @Test
    void damagedFilesCostTimeOnly() throws IOException {
        run("1");
        byte[] good = Files.readAllBytes(kept().get(0));
        String expected = fresh();
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            if (i % 3 == 0) {
                bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
            } else {
                bad[random.nextInt(i % 3 == 1 ? 200 : bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(kept().get(0), bad);
            assertThat(run("1")).isEqualTo(expected);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsDoneWithout() throws IOException {
        Files.writeString(cache, "a file");
        assertThat(run("1")).isEqualTo(fresh());
    }

    @Test
    void whatNobodyHasUsedForLongIsRemoved() throws IOException {
        Files.createDirectories(cache);
        Path old = Files.writeString(cache.resolve("other.units"), "");
        Path used = Files.writeString(cache.resolve("another.units"), "");
        Path foreign = Files.writeString(cache.resolve("readme.txt"), "");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(40)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(foreign, longAgo);
        run("1");
        assertThat(old).doesNotExist();
        assertThat(used).exists();
        assertThat(foreign).exists();
    }

    @Test
    void unknownBuildsKeepNothing() throws IOException {
        assertThat(run(null)).isEqualTo(fresh());
        assertThat(cache).doesNotExist();
    }
}
