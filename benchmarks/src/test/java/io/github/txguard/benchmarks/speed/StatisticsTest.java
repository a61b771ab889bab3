package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.txguard.benchmarks.speed.Statistics.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void medianIsTheValueInTheMiddle() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void medianOfTwoIsBetweenThem() {
        assertThat(Statistics.median(List.of(3.0, 1.0))).isEqualTo(2.0);
    }

    @Test
    void eachFigureHasItsOwnMedian() {
        Usage median =
                Statistics.medianUsage(List.of(new Usage(1, 30, 200), new Usage(2, 20, 300), new Usage(3, 10, 100)));

        assertThat(median).isEqualTo(new Usage(2, 20, 200));
    }

    @Test
    void exponentOfLinearGrowthIsOne() {
        assertThat(Statistics.exponent(List.of(new Point(100, 3), new Point(200, 6), new Point(1000, 30)))
                        .orElse(0))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void exponentOfQuadraticGrowthIsTwo() {
        assertThat(Statistics.exponent(List.of(new Point(10, 5), new Point(20, 20)))
                        .orElse(0))
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void oneSizeHasNoExponent() {
        assertThat(Statistics.exponent(List.of(new Point(10, 5), new Point(10, 6))))
                .isEmpty();
    }
}
