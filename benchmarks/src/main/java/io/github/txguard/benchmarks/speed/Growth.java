package io.github.txguard.benchmarks.speed;

import io.github.txguard.benchmarks.speed.Statistics.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How the cost of a contender grows over the sizes of a generated program.
 *
 * @param family kind of program
 * @param contender the contender
 * @param corpora names of the programs that count
 * @param time exponent of CPU time over lines; the start of the virtual machine counts, so small programs hide growth
 * @param lastStep the same between the two largest programs alone, where that start counts least
 * @param memory exponent of memory over lines
 */
record Growth(String family, Contender contender, List<String> corpora, double time, double lastStep, double memory) {
    /** Growth of all contenders that have run on two sizes of a program. */
    static List<Growth> of(List<CorpusTable> tables) {
        Map<String, List<CorpusTable>> families = new LinkedHashMap<>();
        for (CorpusTable table : tables) {
            int end = table.corpus().indexOf('-');
            if (end > 0) {
                families.computeIfAbsent(table.corpus().substring(0, end), f -> new ArrayList<>())
                        .add(table);
            }
        }
        List<Growth> all = new ArrayList<>();
        families.forEach(
                (family, sizes) -> sizes.get(0).rows().forEach(row -> add(family, row.contender(), sizes, all)));
        return all;
    }

    private static void add(String family, Contender contender, List<CorpusTable> sizes, List<Growth> all) {
        List<String> names = new ArrayList<>();
        List<Point> time = new ArrayList<>();
        List<Point> memory = new ArrayList<>();
        for (CorpusTable table : sizes) {
            table.row(contender.name()).ifPresent(row -> {
                names.add(table.corpus());
                time.add(new Point((double) table.lines(), row.median().cpu()));
                memory.add(new Point((double) table.lines(), row.median().mebibytes()));
            });
        }
        time.sort(Comparator.comparingDouble(Point::size));
        OptionalDouble exponent = Statistics.exponent(time);
        if (exponent.isPresent()) {
            all.add(new Growth(
                    family,
                    contender,
                    names,
                    exponent.getAsDouble(),
                    lastStep(time),
                    Statistics.exponent(memory).orElse(0)));
        }
    }

    private static double lastStep(List<Point> points) {
        return Statistics.exponent(points.subList(points.size() - 2, points.size()))
                .orElse(0);
    }
}
