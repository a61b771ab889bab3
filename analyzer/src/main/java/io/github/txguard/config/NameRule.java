package io.github.txguard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What transaction methods of certain names run in.
 *
 * @param pattern name, with asterisks for anything
 * @param propagation propagation
 * @param special whether it is read-only or has an isolation of its own, so that its connection is needed at once
 */
record NameRule(String pattern, String propagation, boolean special) {
    private static final String PREFIX = "PROPAGATION_";

    static NameRule of(String pattern, String propagation, boolean special) {
        return new NameRule(pattern.strip(), propagation.isBlank() ? "REQUIRED" : propagation.strip(), special);
    }

    /** A rule as it stands in properties: {@code PROPAGATION_REQUIRED,readOnly,-OrderRejected}. */
    static NameRule ofText(String pattern, String text) {
        String propagation = "";
        boolean special = false;
        for (String part : text.split(",", -1)) {
            String token = part.strip();
            if (token.startsWith(PREFIX)) {
                propagation = token.substring(PREFIX.length());
            }
            special |= token.equals("readOnly") || (token.startsWith("ISOLATION_") && !token.endsWith("_DEFAULT"));
        }
        return of(pattern, propagation, special);
    }

    /** Rules by method names as they stand in properties; the class before a name is dropped. */
    static List<NameRule> ofTexts(Map<String, String> texts) {
        List<NameRule> rules = new ArrayList<>();
        texts.forEach((name, text) -> rules.add(ofText(name.substring(name.lastIndexOf('.') + 1), text)));
        return rules;
    }

    /** Rules as lines of a text: {@code save*=PROPAGATION_REQUIRED}. */
    static List<NameRule> ofLines(String lines) {
        SortedMap<String, String> texts = new TreeMap<>();
        lines.lines().map(String::strip).filter(line -> line.indexOf('=') > 0).forEach(line -> {
            int equals = line.indexOf('=');
            texts.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return ofTexts(texts);
    }

    /** The rule for a method: that of its name, else the longest pattern that fits. */
    static Optional<NameRule> best(List<NameRule> rules, String method) {
        NameRule best = null;
        for (NameRule rule : rules) {
            boolean fits = rule.pattern.equals(method) || Wildcards.matches(rule.pattern, method);
            boolean better = best == null
                    || (!best.pattern.equals(method)
                            && (rule.pattern.equals(method) || rule.pattern.length() > best.pattern.length()));
            if (fits && better) {
                best = rule;
            }
        }
        return Optional.ofNullable(best);
    }
}
