package io.github.txguard.filter;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.ir.Suppression;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Turns all findings of a program into the ones that were asked for. */
public final class FindingFilter {
    private final List<RuleInfo> rules;

    /**
     * A filter that knows which rules there are.
     *
     * @param rules metadata of every rule
     */
    public FindingFilter(List<RuleInfo> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Orders findings, gives them their fingerprints and leaves out what is suppressed, not wanted or not sure enough.
     *
     * <p>Fingerprints are given first, so that leaving one finding out changes no other's. Suppressions come before the rest, so
     * that one is not called useless only because this run does not ask for what it silences.
     *
     * @param findings every finding, in any order; their fingerprints are ignored
     * @param request which rules and which confidence are asked for
     * @param suppressions by file, as the findings name files
     * @param problems hears of suppressions without reason or effect, in the order of the map
     */
    public List<Finding> apply(
            List<Finding> findings,
            AnalysisRequest request,
            Map<String, List<Suppression>> suppressions,
            Consumer<Problem> problems) {
        Set<String> wanted = wanted(request);
        Suppressions silencing = new Suppressions(suppressions);
        List<Finding> left = Fingerprints.assign(
                        findings.stream().sorted(ResultOrder.ofFindings()).toList())
                .stream()
                .filter(finding -> !silencing.silence(finding))
                .filter(finding -> wanted.contains(finding.rule()))
                .filter(finding -> finding.confidence().isAtLeast(request.minConfidence()))
                .toList();
        silencing.report(rules.stream().map(RuleInfo::id).toList(), wanted, problems);
        return left;
    }

    private Set<String> wanted(AnalysisRequest request) {
        Set<String> wanted = new TreeSet<>();
        for (RuleInfo rule : rules) {
            if (rule.enabled() || request.enabledRules().contains(rule.id())) {
                wanted.add(rule.id());
            }
        }
        wanted.removeAll(request.disabledRules());
        return wanted;
    }
}
