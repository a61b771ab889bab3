package io.github.txguard.rules;

import io.github.txguard.api.RuleClassification;
import io.github.txguard.api.RuleClassification.Impact;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads the document of a rule: metadata between two lines of dashes, then the explanation. */
final class RuleDocumentReader {
    private static final String FENCE = "---\n";

    private final Parser parser = Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create()))
            .build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().build();

    /**
     * Reads a document.
     *
     * @param id rule id
     * @param document the whole text
     * @throws IllegalStateException if a part is missing or not understood
     */
    RuleInfo read(String id, String document) {
        Node tree = parser.parse(document);
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        tree.accept(visitor);
        FrontMatter matter = new FrontMatter(id, visitor.getData());
        return new RuleInfo(
                id,
                matter.one("title"),
                matter.constant("severity", Severity.class),
                matter.many("kinds"),
                matter.flag("enabled"),
                matter.many("tags").stream().sorted().toList(),
                matter.one("since"),
                matter.number("effort"),
                new RuleClassification(
                        matter.one("type"),
                        matter.one("attribute"),
                        matter.many("impacts").stream().map(matter::impact).toList(),
                        matter.any("cwe").stream()
                                .map(written -> matter.number("cwe", written))
                                .sorted()
                                .toList()),
                matter.one("advice"),
                explanation(id, document),
                renderer.render(tree));
    }

    private static String explanation(String id, String document) {
        int end = document.indexOf("\n" + FENCE, FENCE.length());
        if (!document.startsWith(FENCE) || end < 0) {
            throw new IllegalStateException(id + ".md does not begin with metadata between two lines of dashes");
        }
        return document.substring(end + 1 + FENCE.length()).strip() + "\n";
    }

    /** The metadata in front of an explanation. */
    private record FrontMatter(String id, Map<String, List<String>> values) {
        List<String> any(String key) {
            return values.getOrDefault(key, List.of());
        }

        List<String> many(String key) {
            List<String> found = any(key);
            if (found.isEmpty()) {
                throw new IllegalStateException(id + ".md does not say \"" + key + "\"");
            }
            return found;
        }

        String one(String key) {
            List<String> found = many(key);
            if (found.size() > 1) {
                throw wrong(key, found.toString());
            }
            return found.get(0);
        }

        boolean flag(String key) {
            String written = one(key);
            if (!written.equals("true") && !written.equals("false")) {
                throw wrong(key, written);
            }
            return written.equals("true");
        }

        int number(String key) {
            return number(key, one(key));
        }

        int number(String key, String written) {
            try {
                return Integer.parseInt(written);
            } catch (NumberFormatException e) {
                throw wrong(key, written);
            }
        }

        <E extends Enum<E>> E constant(String key, Class<E> type) {
            String written = one(key);
            try {
                return Enum.valueOf(type, written);
            } catch (IllegalArgumentException e) {
                throw wrong(key, written);
            }
        }

        Impact impact(String written) {
            List<String> words = List.of(written.split(" "));
            if (words.size() != 2) {
                throw wrong("impacts", written);
            }
            return new Impact(words.get(0), words.get(1));
        }

        private IllegalStateException wrong(String key, String written) {
            return new IllegalStateException(id + ".md has a wrong \"" + key + "\": " + written);
        }
    }
}
