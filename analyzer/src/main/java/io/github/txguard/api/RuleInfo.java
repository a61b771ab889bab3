package io.github.txguard.api;

import java.util.List;

/**
 * A rule's metadata, from the one document that describes it.
 *
 * @param id rule id
 * @param title title, a short phrase
 * @param severity severity when the transaction is open
 * @param kinds classes of sink it is about
 * @param enabled whether it is on unless asked for
 * @param tags tags, sorted
 * @param since version that brought it
 * @param effortMinutes how long a fix takes, in minutes
 * @param classification how SonarQube files it
 * @param advice what to do, one sentence
 * @param markdown explanation in Markdown
 * @param html the same as HTML
 */
public record RuleInfo(
        String id,
        String title,
        Severity severity,
        List<String> kinds,
        boolean enabled,
        List<String> tags,
        String since,
        int effortMinutes,
        RuleClassification classification,
        String advice,
        String markdown,
        String html) {
    /** Copies the lists so that the rule is immutable. */
    public RuleInfo {
        kinds = List.copyOf(kinds);
        tags = List.copyOf(tags);
    }
}
