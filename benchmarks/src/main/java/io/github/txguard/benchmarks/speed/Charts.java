package io.github.txguard.benchmarks.speed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The figures as drawings. */
final class Charts {
    private static final int WIDTH = 900;
    private static final int LABELS = 320;
    private static final int ROW = 26;
    private static final int TOP = 74;

    private Charts() {}

    /**
     * CPU time of each contender as a multiple of the parser's, one mark for each corpus.
     *
     * @param tables the corpora that are drawn
     * @return empty if there is nothing to compare
     */
    static Optional<String> ratios(List<CorpusTable> tables) {
        Set<Contender> contenders = new LinkedHashSet<>();
        List<Double> values = new ArrayList<>();
        for (CorpusTable table : tables) {
            for (Row row : table.rows()) {
                table.ratio(row).ifPresent(ratio -> {
                    contenders.add(row.contender());
                    values.add(ratio);
                });
            }
        }
        if (contenders.size() < 2) {
            return Optional.empty();
        }
        int bottom = TOP + ROW * contenders.size();
        LogAxis axis = LogAxis.over(values, LABELS, WIDTH - 30.0);
        Svg svg = new Svg(WIDTH, bottom + 40, "CPU time as a multiple of parsing alone");
        svg.text(16, 26, "start", "strong", "CPU time as a multiple of parsing alone");
        legend(svg, tables.stream().map(CorpusTable::corpus).toList(), LABELS);
        for (double tick : axis.ticks()) {
            svg.line(axis.at(tick), TOP - 8, axis.at(tick), bottom, tick == 1 ? "axis" : "grid");
            svg.text(axis.at(tick), bottom + 18, "middle", "small", plain(tick) + " ×");
        }
        int y = TOP + ROW / 2;
        for (Contender contender : contenders) {
            svg.text(LABELS - 16, y + 4, "end", "", contender.title());
            svg.line(LABELS, y, WIDTH - 30.0, y, "grid");
            for (int i = 0; i < tables.size(); i++) {
                CorpusTable table = tables.get(i);
                int series = i;
                double middle = y;
                table.row(contender.name())
                        .ifPresent(row -> table.ratio(row)
                                .ifPresent(ratio -> svg.mark(
                                        axis.at(ratio),
                                        middle,
                                        series,
                                        tip(contender.title(), table.corpus(), ratio))));
            }
            y += ROW;
        }
        return Optional.of(svg.text());
    }

    private static String tip(String contender, String corpus, double ratio) {
        return String.format(Locale.ROOT, "%s, %s: %.2f ×", contender, corpus, ratio);
    }

    /**
     * CPU time over lines of the generated programs of growing size.
     *
     * @param tables the programs
     * @param contenders names of the contenders that are drawn
     * @return empty if there are not two sizes
     */
    static Optional<String> growth(List<CorpusTable> tables, List<String> contenders) {
        List<Double> lines = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Contender> drawn = new ArrayList<>();
        for (String name : contenders) {
            List<Row> rows =
                    tables.stream().flatMap(table -> table.row(name).stream()).toList();
            if (rows.size() > 1) {
                drawn.add(rows.get(0).contender());
                rows.forEach(row -> seconds.add(row.median().cpu()));
            }
        }
        tables.forEach(table -> lines.add((double) table.lines()));
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        LogAxis across = LogAxis.over(lines, 70, WIDTH - 30.0);
        LogAxis up = LogAxis.over(seconds, 400, TOP + 20.0);
        Svg svg = new Svg(WIDTH, 450, "CPU seconds over lines of code");
        svg.text(16, 26, "start", "strong", "CPU seconds over lines of code, generated programs");
        legend(svg, drawn.stream().map(Contender::title).toList(), 70);
        for (double tick : across.ticks()) {
            svg.line(across.at(tick), TOP + 20.0, across.at(tick), 400, "grid");
            svg.text(across.at(tick), 420, "middle", "small", plain(tick));
        }
        for (double tick : up.ticks()) {
            svg.line(70, up.at(tick), WIDTH - 30.0, up.at(tick), "grid");
            svg.text(60, up.at(tick) + 4, "end", "small", plain(tick) + " s");
        }
        for (int i = 0; i < drawn.size(); i++) {
            curve(svg, tables, drawn.get(i), i, across, up);
        }
        return Optional.of(svg.text());
    }

    private static void curve(
            Svg svg, List<CorpusTable> tables, Contender contender, int series, LogAxis across, LogAxis up) {
        double lastX = 0;
        double lastY = 0;
        for (CorpusTable table : tables) {
            Optional<Row> row = table.row(contender.name());
            if (row.isPresent()) {
                double cpu = row.get().median().cpu();
                double x = across.at((double) table.lines());
                double y = up.at(cpu);
                if (lastX > 0) {
                    svg.line(lastX, lastY, x, y, "s" + series % 6);
                }
                svg.mark(
                        x,
                        y,
                        series,
                        String.format(Locale.ROOT, "%s, %,d lines: %.1f s", contender.title(), table.lines(), cpu));
                lastX = x;
                lastY = y;
            }
        }
    }

    private static void legend(Svg svg, List<String> names, double start) {
        double x = start + 6;
        double y = 46;
        for (int i = 0; i < names.size(); i++) {
            double width = 40 + 7.2 * names.get(i).length();
            if (x + width > WIDTH) {
                x = start + 6;
                y += 20;
            }
            svg.mark(x, y, i, names.get(i));
            svg.text(x + 12, y + 4, "start", "", names.get(i));
            x += width;
        }
    }

    private static String plain(double value) {
        if (value >= 1e6) {
            return plain(value / 1e6) + " M";
        }
        if (value >= 1e4) {
            return plain(value / 1e3) + " k";
        }
        return value == Math.rint(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("0+$", "");
    }
}
