package io.github.txguard.sonar.rules;

import io.github.txguard.api.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonar.api.server.rule.RuleDescriptionSection;
import org.sonar.api.server.rule.RuleDescriptionSection.RuleDescriptionSectionKeys;

/** A rule's explanation, cut at its headings into the sections that SonarQube shows as tabs. */
final class RuleSections {
    private static final String HEADING = "<h2>";
    private static final String HEADING_END = "</h2>";

    /** Which tab has which chapter. What is not reported belongs to why something is: it has no tab of its own. */
    private static final Map<String, String> TABS = new TreeMap<>(Map.of(
            "Why is this an issue?", RuleDescriptionSectionKeys.ROOT_CAUSE_SECTION_KEY,
            "What is not reported", RuleDescriptionSectionKeys.ROOT_CAUSE_SECTION_KEY,
            "How to fix it", RuleDescriptionSectionKeys.HOW_TO_FIX_SECTION_KEY,
            "Resources", RuleDescriptionSectionKeys.RESOURCES_SECTION_KEY));

    private RuleSections() {}

    /**
     * Cuts an explanation.
     *
     * @param rule rule
     * @throws IllegalStateException if a chapter has an unknown title, which is a defect of the build
     */
    static List<RuleDescriptionSection> of(RuleInfo rule) {
        Map<String, StringBuilder> tabs = new TreeMap<>();
        for (String chapter : rule.html().split(HEADING, -1)) {
            int end = chapter.indexOf(HEADING_END);
            if (end >= 0) {
                String title = chapter.substring(0, end);
                String tab = TABS.get(title);
                if (tab == null) {
                    throw new IllegalStateException(rule.id() + " has a chapter without a tab: " + title);
                }
                StringBuilder text = tabs.computeIfAbsent(tab, key -> new StringBuilder());
                if (!text.isEmpty()) {
                    text.append("<h3>").append(title).append("</h3>");
                }
                text.append(chapter, end + HEADING_END.length(), chapter.length());
            }
        }
        List<RuleDescriptionSection> sections = new ArrayList<>();
        sections.add(
                section(RuleDescriptionSectionKeys.INTRODUCTION_SECTION_KEY, "<p>" + escape(rule.advice()) + "</p>"));
        tabs.forEach((tab, text) -> sections.add(section(tab, text.toString().strip())));
        return sections;
    }

    private static RuleDescriptionSection section(String key, String html) {
        return RuleDescriptionSection.builder()
                .sectionKey(key)
                .htmlContent(html)
                .build();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
