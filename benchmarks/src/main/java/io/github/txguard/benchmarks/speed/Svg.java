package io.github.txguard.benchmarks.speed;

import java.util.List;
import java.util.Locale;

/** A drawing with its own ground, so that it can be read on light and dark pages alike. */
final class Svg {
    private static final List<String> LIGHT = List.of("#0b62a4", "#b35900", "#00785a", "#a8327a", "#5b4fc4", "#7a5c00");
    private static final List<String> DARK = List.of("#6cb6ff", "#ffab57", "#3fd3a6", "#f28cc8", "#b3a8ff", "#e0c050");

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;

    /**
     * Starts a drawing.
     *
     * @param width in pixels
     * @param height in pixels
     * @param title read out by screen readers
     */
    Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /** A straight line; the class is grid, axis or sN for a series. */
    void line(double x1, double y1, double x2, double y2, String style) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n", x1, y1, x2, y2, style);
    }

    /** Text; the anchor is start, middle or end, the class empty, small or strong. */
    void text(double x, double y, String anchor, String style, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>%n",
                x, y, anchor, style, escaped(text));
    }

    /** The mark of a series, each with a form of its own as colours are not for all. */
    void mark(double x, double y, int series, String tip) {
        String form = switch (series % 6) {
            case 0 -> "<circle cx=\"0\" cy=\"0\" r=\"5\"";
            case 1 -> "<rect x=\"-4.5\" y=\"-4.5\" width=\"9\" height=\"9\"";
            case 2 -> "<path d=\"M0 -6.5 L6.5 0 L0 6.5 L-6.5 0 Z\"";
            case 3 -> "<path d=\"M0 -6 L6 5 L-6 5 Z\"";
            case 4 -> "<path d=\"M0 6 L6 -5 L-6 -5 Z\"";
            default -> "<path d=\"M-5 -2 h3 v-3 h4 v3 h3 v4 h-3 v3 h-4 v-3 h-3 Z\"";
        };
        add(
                "<g transform=\"translate(%.1f %.1f)\">%s class=\"m%d\"><title>%s</title></%s></g>%n",
                x, y, form, series % 6, escaped(tip), form.substring(1, form.indexOf(' ')));
    }

    private void add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values).replace("\r", ""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The whole drawing. */
    String text() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <style>
                text { font: 13px system-ui, sans-serif; fill: #1f2328 } .small { font-size: 11px; fill: #59636e } .strong { font-weight: 600 }
                .ground { fill: #ffffff } .grid { stroke: #d8dee4 } .axis { stroke: #59636e; stroke-width: 1.5 }
                %4$s
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .small { fill: #9da7b3 } .ground { fill: #0d1117 } .grid { stroke: #30363d } .axis { stroke: #9da7b3 }
                %5$s
                }
                </style>
                <rect class="ground" width="%1$d" height="%2$d" rx="6"/>
                %6$s</svg>
                """.formatted(width, height, escaped(title), colours(LIGHT), colours(DARK), body);
    }

    private static String colours(List<String> colours) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < colours.size(); i++) {
            text.append(".m%1$d { fill: %2$s } .s%1$d { stroke: %2$s; stroke-width: 2 } ".formatted(i, colours.get(i)));
        }
        return text.toString().strip();
    }
}
