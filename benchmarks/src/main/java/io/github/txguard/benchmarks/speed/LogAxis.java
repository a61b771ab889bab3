package io.github.txguard.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis on which the same ratio is the same distance.
 *
 * @param least value at its start
 * @param most value at its end
 * @param start place of its start, in pixels
 * @param end place of its end
 */
record LogAxis(double least, double most, double start, double end) {
    private static final double[] STEPS = {1, 2, 5};

    /** An axis that holds values with a little room on both sides. */
    static LogAxis over(List<Double> values, double start, double end) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
        return new LogAxis(least * 0.8, most * 1.25, start, end);
    }

    /** The place of a value, in pixels. */
    double at(double value) {
        return start + (end - start) * Math.log(value / least) / Math.log(most / least);
    }

    /** Round values on it. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        boolean wide = most / least > 2000;
        for (double power = Math.pow(10, Math.floor(Math.log10(least))); power <= most; power *= 10) {
            for (double step : STEPS) {
                if (power * step >= least && power * step <= most && (!wide || step == 1)) {
                    ticks.add(power * step);
                }
            }
        }
        return ticks;
    }
}
