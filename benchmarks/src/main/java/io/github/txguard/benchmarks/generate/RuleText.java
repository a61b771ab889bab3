package io.github.txguard.benchmarks.generate;

/** What a generated package computes: most of its code, and nothing in it waits. */
final class RuleText {
    private static final String RULES = """
            import java.util.ArrayList;
            import java.util.Comparator;
            import java.util.HashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.stream.Collectors;
            import org.springframework.stereotype.Component;

            /** What must hold of a {name}. */
            @Component
            public class {Name}Rules {
                private final Map<String, Integer> limits = new HashMap<>();

                public boolean accepts({Name} candidate) {
                    int points = 0;
            {calls}
                    return points >= limits.getOrDefault(candidate.getField0(), 0);
                }

                public List<String> complaints(List<{Name}> candidates) {
                    return candidates.stream()
                            .filter(candidate -> !accepts(candidate))
                            .sorted(Comparator.comparing({Name}::total).reversed())
                            .map(candidate -> describe(candidate, candidates.size()))
                            .collect(Collectors.toList());
                }

                private String describe({Name} candidate, int of) {
                    StringBuilder text = new StringBuilder();
                    text.append(candidate.getId()).append(" of ").append(of).append(": ");
                    text.append(candidate.getField0()).append(' ').append(candidate.total());
                    return text.toString();
                }

            {methods}}
            """;

    private static final String CALL = """
                    points += rule#(candidate, points);
            """;

    private static final String RULE = """
                private int rule#({Name} candidate, int points) {
                    String text = candidate.getField2();
                    if (text == null || text.isBlank()) {
                        return points > # ? -1 : 0;
                    }
                    int sum = 0;
                    for (int i = 0; i < text.length(); i++) {
                        char c = text.charAt(i);
                        switch (c) {
                            case 'a', 'e', 'i', 'o', 'u' -> sum += 2;
                            case ' ' -> sum -= 1;
                            default -> sum += Character.isDigit(c) ? c - '0' : #;
                        }
                    }
                    List<Integer> parts = new ArrayList<>();
                    while (sum > 0) {
                        parts.add(sum % 10);
                        sum /= 10;
                    }
                    limits.merge(text, parts.size(), Integer::sum);
                    return parts.stream().mapToInt(Integer::intValue).max().orElse(0);
                }

            """;

    private static final String REPORT = """
            import java.math.BigDecimal;
            import java.math.RoundingMode;
            import java.util.ArrayList;
            import java.util.LinkedHashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;

            /** Figures about many a {name}. */
            public class {Name}Report {
                private final List<{Name}> rows;
                private final Map<String, BigDecimal> totals = new LinkedHashMap<>();

                public {Name}Report(List<{Name}> rows) {
                    this.rows = new ArrayList<>(rows);
                }

                public Map<String, BigDecimal> all() {
            {calls}
                    return totals;
                }

                public Optional<{Name}> largest() {
                    {Name} best = null;
                    for ({Name} row : rows) {
                        if (best == null || row.total() > best.total()) {
                            best = row;
                        }
                    }
                    return Optional.ofNullable(best);
                }

            {methods}}
            """;

    private static final String FIGURE_CALL = """
                    totals.put("figure #", figure#(BigDecimal.valueOf(#L)));
            """;

    private static final String FIGURE = """
                private BigDecimal figure#(BigDecimal share) {
                    BigDecimal sum = BigDecimal.ZERO;
                    int seen = 0;
                    for ({Name} row : rows) {
                        if (row.getField1() == null) {
                            continue;
                        }
                        try {
                            sum = sum.add(new BigDecimal(row.getField1()).multiply(share));
                            seen++;
                        } catch (NumberFormatException e) {
                            sum = sum.add(BigDecimal.valueOf(row.total(), 2));
                        }
                    }
                    return seen == 0 ? BigDecimal.ZERO : sum.divide(BigDecimal.valueOf(seen), 2, RoundingMode.HALF_UP);
                }

            """;

    private RuleText() {}

    /** Rules, as many as asked for. */
    static String rules(int rules) {
        return filled(RULES, CALL, RULE, rules);
    }

    /** A report with as many figures as asked for. */
    static String report(int figures) {
        return filled(REPORT, FIGURE_CALL, FIGURE, figures);
    }

    private static String filled(String type, String call, String method, int count) {
        StringBuilder calls = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < count; i++) {
            calls.append(call.replace("#", Integer.toString(i)));
            methods.append(method.replace("#", Integer.toString(i)));
        }
        return type.replace("{calls}\n", calls).replace("{methods}", methods);
    }
}
