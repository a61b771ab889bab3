package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuredProcessTest {
    @Test
    void usageIsUserAndSystemTimeWallTimeAndMemory() {
        assertThat(MeasuredProcess.usage("1.50 0.25 1.10 204800\n")).isEqualTo(new Usage(1.75, 1.1, 200));
    }

    @Test
    void usageOfAProcessThatWasStoppedStandsInTheLastLine() {
        assertThat(MeasuredProcess.usage("Command terminated by signal 9\n2.00 0.00 3.00 1024\n"))
                .isEqualTo(new Usage(2, 3, 1));
    }
}
