package io.github.txguard.cli;

import io.github.txguard.api.RuleInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rule ids as users write them. */
final class RuleIds {
    private RuleIds() {}

    /**
     * The rule that is meant, whatever the case.
     *
     * @throws UsageException if there is none
     */
    static RuleInfo find(String written, List<RuleInfo> rules) {
        String id = written.strip().toUpperCase(Locale.ROOT);
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow(() -> {
            String known = rules.stream().map(RuleInfo::id).collect(Collectors.joining(", "));
            return new UsageException("there is no rule " + written + ", only " + known);
        });
    }

    static List<String> resolve(List<String> written, List<RuleInfo> rules) {
        return written.stream().map(id -> find(id, rules).id()).toList();
    }
}
