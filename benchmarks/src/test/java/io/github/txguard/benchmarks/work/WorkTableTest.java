package io.github.txguard.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.WorkCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTableTest {
    private static final Work LIMIT = new Work(new WorkCounts(10, 0, 100, 20, 30, 0), 1_000);

    @Test
    void whatIsCountedExactlyMayNotDifferByOne() {
        assertThat(WorkTable.complaints("cold", LIMIT, new Work(new WorkCounts(11, 0, 100, 19, 30, 0), 1_000)))
                .containsExactly(
                        "cold: parses: 11, and 10 is the limit", "cold: methods: only 19; lower the limit of 20");
    }

    @Test
    void otherFiguresHaveAMarginOnBothSides() {
        assertThat(WorkTable.complaints("cold", LIMIT, new Work(new WorkCounts(10, 0, 101, 20, 30, 0), 1_039)))
                .isEmpty();
        assertThat(WorkTable.complaints("cold", LIMIT, new Work(new WorkCounts(10, 0, 103, 20, 30, 0), 1_041)))
                .containsExactly(
                        "cold: class files: 103, and 100 is the limit",
                        "cold: KiB per 1,000 lines: 1041, and 1000 is the limit");
        assertThat(WorkTable.complaints("cold", LIMIT, new Work(new WorkCounts(10, 0, 100, 20, 30, 0), 849)))
                .containsExactly("cold: KiB per 1,000 lines: only 849; lower the limit of 1000");
    }

    @Test
    void writesWhatItReads(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("work.tsv");
        WorkTable.write(file, Map.of("cold", LIMIT));

        assertThat(WorkTable.read(file)).isEqualTo(Map.of("cold", LIMIT));
    }
}
