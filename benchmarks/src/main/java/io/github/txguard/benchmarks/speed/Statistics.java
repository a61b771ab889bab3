package io.github.txguard.benchmarks.speed;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The arithmetic of the benchmark. */
final class Statistics {
    private Statistics() {}

    /**
     * The value in the middle, or the mean of the two there.
     *
     * @param values at least one
     */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * What several runs used, each figure by its own median.
     *
     * @param runs at least one
     */
    static Usage medianUsage(List<Usage> runs) {
        return new Usage(
                medianOf(runs, Usage::cpu),
                medianOf(runs, Usage::wall),
                medianOf(runs, Usage::mebibytes),
                medianOf(runs, Usage::heap));
    }

    private static double medianOf(List<Usage> runs, ToDoubleFunction<Usage> figure) {
        return median(runs.stream().map(figure::applyAsDouble).toList());
    }

    /**
     * The exponent with which a cost grows: 1 if twice the size costs twice as much, 2 if it costs four times as much. The
     * slope of the line through the logarithms that fits best.
     *
     * @param points size and cost, both above zero
     * @return empty if the sizes are not two different ones at least
     */
    static OptionalDouble exponent(List<Point> points) {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.size()))
                .average()
                .orElse(0);
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.cost()))
                .average()
                .orElse(0);
        double along = 0;
        double square = 0;
        for (Point point : points) {
            double x = Math.log(point.size()) - meanX;
            along += x * (Math.log(point.cost()) - meanY);
            square += x * x;
        }
        return square < 1e-9 ? OptionalDouble.empty() : OptionalDouble.of(along / square);
    }

    /**
     * A cost that was measured.
     *
     * @param size of what it was measured on
     * @param cost above zero
     */
    record Point(double size, double cost) {}
}
