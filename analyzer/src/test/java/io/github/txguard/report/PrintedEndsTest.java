package io.github.txguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.PathStep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedEndsTest {
    private final PrintedEnds printed = new PrintedEnds();
    private final List<PathStep> steps = new ArrayList<>(Samples.charge().path().steps());

    @Test
    void theWholePathIsKnownTheSecondTime() {
        assertThat(printed.add(steps)).isEqualTo(steps.size());
        assertThat(printed.add(steps)).isZero();
    }

    @Test
    void theLastStepAloneDoesNotCount() {
        printed.add(steps.subList(steps.size() - 1, steps.size()));

        assertThat(printed.add(steps)).isEqualTo(steps.size());
    }
}
