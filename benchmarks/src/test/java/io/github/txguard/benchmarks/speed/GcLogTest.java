package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {
    @Test
    void mostThatWasLeftByACollectionCounts() {
        assertThat(GcLog.mostAfter(List.of(
                        "[0.4s][info][gc] GC(0) Pause Young (Allocation Failure) 66M->7M(245M) 9.9ms",
                        "[0.9s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 90M->42M(245M) 31.0ms",
                        "[1.9s][info][gc] GC(2) Concurrent Mark 20.0ms",
                        "[2.9s][info][gc] GC(3) Pause Young (Normal) 70M->9216K(245M) 4.0ms")))
                .isEqualTo(42);
    }

    @Test
    void withoutACollectionNothingIsKnown() throws IOException {
        assertThat(GcLog.mostAfter(Path.of("no-such.log"))).isZero();
    }
}
