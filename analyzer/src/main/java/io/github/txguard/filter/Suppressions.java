package io.github.txguard.filter;

import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.ir.Suppression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The suppressions of a program, and which of them have silenced something. */
final class Suppressions {
    private static final String EVERY_RULE = "*";

    private final Map<String, List<Use>> byFile = new LinkedHashMap<>();

    Suppressions(Map<String, List<Suppression>> byFile) {
        byFile.forEach((file, suppressions) ->
                this.byFile.put(file, suppressions.stream().map(Use::new).toList()));
    }

    /** A suppression and whether it was of use. */
    private static final class Use {
        private final Suppression suppression;
        private boolean used;

        Use(Suppression suppression) {
            this.suppression = suppression;
        }

        boolean applies(String rule, int line) {
            return (suppression.rule().equals(EVERY_RULE) || suppression.rule().equals(rule))
                    && suppression.firstLine() <= line
                    && line <= suppression.lastLine();
        }
    }

    /**
     * Whether a finding is silenced at the line of its sink or of its transaction. Every suppression that does so counts as used.
     */
    boolean silence(Finding finding) {
        boolean atSink = silences(finding.rule(), finding.sink().location());
        boolean atTransaction = silences(finding.rule(), finding.transaction().location());
        return atSink || atTransaction;
    }

    private boolean silences(String rule, SourceLocation location) {
        boolean silenced = false;
        for (Use use : byFile.getOrDefault(location.file(), List.of())) {
            if (use.applies(rule, location.line())) {
                use.used = true;
                silenced = true;
            }
        }
        return silenced;
    }

    /** Tells of suppressions that name no rule, give no reason, or had no effect although their rule was on. */
    void report(List<String> known, Set<String> wanted, Consumer<Problem> problems) {
        byFile.forEach((file, uses) -> {
            for (Use use : uses) {
                for (String message : complaints(use, known, wanted)) {
                    problems.accept(new Problem(Problem.Kind.SUPPRESSION, file, use.suppression.firstLine(), message));
                }
            }
        });
    }

    private static List<String> complaints(Use use, List<String> known, Set<String> wanted) {
        String rule = use.suppression.rule();
        boolean every = rule.equals(EVERY_RULE);
        if (!every && !known.contains(rule)) {
            return List.of("the suppression names " + rule + ", which is no rule");
        }
        String what = "the suppression of " + (every ? "every rule" : rule);
        List<String> complaints = new ArrayList<>();
        if (use.suppression.reason().isBlank()) {
            complaints.add(what + " gives no reason");
        }
        if (!use.used && (every || wanted.contains(rule))) {
            complaints.add(what + " has no effect: there is no such finding at this place");
        }
        return complaints;
    }
}
