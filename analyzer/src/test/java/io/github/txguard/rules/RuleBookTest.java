package io.github.txguard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.TxGuard;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import io.github.txguard.catalog.KindInfo;
import io.github.txguard.catalog.Kinds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookTest {
    /** Classes of sinks and mistakes as the catalog writes them. */
    private static final List<String> KINDS = List.of(
            "cache",
            "cloud",
            "console",
            "crypto",
            "file",
            "http",
            "impossible",
            "ineffective",
            "leak",
            "lock",
            "lost-work",
            "mail",
            "messaging",
            "needless-scope",
            "net",
            "nosql",
            "process",
            "report",
            "rpc",
            "saas",
            "second-connection",
            "wait");

    @Test
    void whatTheBuildWritesIsWhatTheDocumentsSay() throws IOException {
        List<RuleInfo> read = RuleBook.readDocuments();
        assertThat(CompiledRules.read(new ByteArrayInputStream(CompiledRules.write(read))))
                .isEqualTo(read);
        assertThat(RuleBook.builtIn().rules()).isEqualTo(read);
    }

    static Stream<RuleInfo> rules() {
        return RuleBook.builtIn().rules().stream();
    }

    @Test
    void everyDocumentIsInTheIndex() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(RuleBook.class.getResource("index.txt"));
        Path folder = Objects.requireNonNull(Path.of(index.toURI()).getParent());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> documents = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .sorted()
                    .toList();
            assertThat(rules().map(RuleInfo::id)).isEqualTo(documents);
        }
    }

    @Test
    void everyKindBelongsToOneRule() {
        assertThat(rules().flatMap(rule -> rule.kinds().stream()).sorted()).isEqualTo(KINDS);
    }

    @Test
    void theRuleOfAKindIsFound() {
        RuleBook book = RuleBook.builtIn();
        assertThat(book.forKind("cloud").map(RuleInfo::id)).hasValue("TXG001");
        assertThat(book.forKind("console").map(RuleInfo::id)).hasValue("TXG007");
        assertThat(book.forKind("unheard of")).isEmpty();
    }

    /** Each finding has the severity of its kind; a rule promises that of the worst. */
    @Test
    void aRuleIsAsSevereAsTheWorstOfItsKinds() {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.kinds().stream()
                                .flatMap(kind -> Kinds.builtIn().find(kind).stream())
                                .map(KindInfo::severity)
                                .min(Comparator.naturalOrder()))
                        .as(rule.id())
                        .hasValue(rule.severity()));
    }

    @Test
    void severitiesAreTheAgreedOnes() {
        assertThat(rules().map(rule -> rule.id() + " " + rule.severity()))
                .containsExactly(
                        "TXG001 " + Severity.BLOCKER,
                        "TXG002 " + Severity.CRITICAL,
                        "TXG003 " + Severity.BLOCKER,
                        "TXG004 " + Severity.CRITICAL,
                        "TXG005 " + Severity.CRITICAL,
                        "TXG006 " + Severity.MAJOR,
                        "TXG007 " + Severity.BLOCKER,
                        "TXG008 " + Severity.BLOCKER,
                        "TXG009 " + Severity.CRITICAL,
                        "TXG010 " + Severity.MAJOR,
                        "TXG011 " + Severity.MINOR,
                        "TXG012 " + Severity.BLOCKER,
                        "TXG013 " + Severity.CRITICAL,
                        "TXG014 " + Severity.MAJOR,
                        "TXG015 " + Severity.CRITICAL,
                        "TXG016 " + Severity.BLOCKER,
                        "TXG017 " + Severity.MINOR);
    }

    @Test
    void onlyPasswordHashingIsOffByDefault() {
        assertThat(rules().filter(rule -> !rule.enabled()).map(RuleInfo::id)).containsExactly("TXG011");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyExplanationHasAllParts(RuleInfo rule) {
        assertThat(rule.markdown().lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "## Why is this an issue?",
                        "### Noncompliant code example",
                        "## How to fix it",
                        "### Compliant solution",
                        "## What is not reported",
                        "## Resources");
        assertThat(rule.markdown()).doesNotContain("severity:").doesNotContain("\n---\n");
        assertThat(rule.html())
                .startsWith("<h2>Why is this an issue?</h2>")
                .contains("<pre><code class=\"language-java\">");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void metadataCanBeShown(RuleInfo rule) {
        assertThat(rule.title()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(90);
        assertThat(rule.advice()).endsWith(".").doesNotContain("\n").doesNotContain("\"");
        assertThat(rule.tags())
                .isSorted()
                .contains("transaction")
                .hasSizeLessThanOrEqualTo(10)
                .allMatch(tag -> tag.matches("[a-z]+"));
        assertThat(rule.effortMinutes()).isPositive();
        assertThat(rule.since()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(rule.classification().type()).isIn("BUG", "CODE_SMELL");
        assertThat(rule.classification().impacts()).isNotEmpty();
    }

    @Test
    void theDoorGivesTheSameRules() {
        assertThat(TxGuard.rules()).isEqualTo(RuleBook.builtIn().rules());
    }

    @Test
    void aDocumentWithoutAPartIsRefused() {
        RuleDocumentReader reader = new RuleDocumentReader();
        assertThatThrownBy(() -> reader.read("TXG999", "---\ntitle: T\n---\ntext\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TXG999.md does not say \"severity\"");
        assertThatThrownBy(() -> reader.read("TXG999", "---\ntitle: T\nseverity: BAD\n---\ntext\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TXG999.md has a wrong \"severity\": BAD");
    }
}
