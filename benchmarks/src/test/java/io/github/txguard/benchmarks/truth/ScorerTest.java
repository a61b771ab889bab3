package io.github.txguard.benchmarks.truth;

import static io.github.txguard.benchmarks.truth.Examples.finding;
import static io.github.txguard.benchmarks.truth.Examples.label;
import static io.github.txguard.benchmarks.truth.Examples.negative;
import static io.github.txguard.benchmarks.truth.Examples.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScorerTest {
    private static final Label LABEL = label("shop-1", "certain");

    private static Match match(Reported... findings) {
        return new Scorer(List.of(findings)).match(LABEL);
    }

    @Test
    void sameCallFromTheSameMethodIsExact() {
        assertThat(match(finding("a.Shop#pay(Order)", 99, "a/Client.java", 50, "http")))
                .isEqualTo(Match.EXACT);
    }

    @Test
    void theCallMayBeOneLineOffAndNotTwo() {
        assertThat(match(finding("a.Shop#pay()", 10, "a/Client.java", 51, "http")))
                .isEqualTo(Match.EXACT);
        assertThat(match(finding("a.Shop#pay()", 10, "a/Client.java", 52, "mail")))
                .isEqualTo(Match.MISS);
    }

    @Test
    void anotherMethodNearTheRootsLineIsTheSameRoot() {
        assertThat(match(finding("a.Shop#lambda()", 13, "a/Client.java", 50, "http")))
                .isEqualTo(Match.EXACT);
        assertThat(match(finding("a.Shop#lambda()", 14, "a/Client.java", 50, "http")))
                .isEqualTo(Match.SINK);
    }

    @Test
    void sameMethodNameInAnotherFileIsAnotherRoot() {
        Reported other = new Reported("shop", "b/Shop.java", 10, "b.Shop#pay()", "a/Client.java", 50, "http");
        assertThat(match(other)).isEqualTo(Match.SINK);
    }

    @Test
    void kindOfTheExactCallDoesNotMatter() {
        assertThat(match(finding("a.Shop#pay()", 10, "a/Client.java", 50, "file")))
                .isEqualTo(Match.EXACT);
    }

    @Test
    void anotherCallOfTheSameKindFromTheSameMethodIsTheRootOnly() {
        assertThat(match(finding("a.Shop#pay()", 10, "a/Other.java", 5, "http")))
                .isEqualTo(Match.ROOT);
        assertThat(match(finding("a.Shop#pay()", 10, "a/Other.java", 5, "file")))
                .isEqualTo(Match.MISS);
        assertThat(match(finding("a.Shop#other()", 10, "a/Other.java", 5, "http")))
                .isEqualTo(Match.MISS);
    }

    @Test
    void findingsOfOtherApplicationsDoNotCount() {
        assertThat(match(new Reported("mall", "a/Shop.java", 10, Examples.ROOT_METHOD, "a/Client.java", 50, "http")))
                .isEqualTo(Match.MISS);
    }

    @Test
    void anInnocentCallIsReportedOnlyFromItsOwnRoot() {
        assertThat(new Scorer(List.of(finding("a.Shop#pay()", 90, "a/Client.java", 49, "http")))
                        .isReported(negative("hard")))
                .isTrue();
        assertThat(new Scorer(List.of(finding("a.Shop#other()", 90, "a/Client.java", 50, "http")))
                        .isReported(negative("hard")))
                .isFalse();
    }

    @Test
    void scoresCountFoundFalseAndCertain() {
        Truth truth = new Truth(
                List.of(new Application("shop", "a/b", "c")),
                List.of(
                        LABEL,
                        new Label(
                                "shop-2",
                                "shop",
                                "a/Shop.java",
                                70,
                                "a.Shop#mail()",
                                "a/Mail.java",
                                7,
                                "x.Mail#send",
                                "mail",
                                List.of(),
                                List.of("lambda"),
                                "likely",
                                "",
                                "")),
                List.of(negative("hard"), negative("soft")),
                List.of(transaction("blocking", "http"), transaction("clean")));
        Scores scores = Scores.of(truth, List.of(finding("a.Shop#pay()", 10, "a/Client.java", 50, "http")));
        assertThat(scores.recall().recall()).isEqualTo(50);
        assertThat(scores.recall().certainRecall()).isEqualTo(100);
        assertThat(scores.recallBy(Label::features)).containsOnlyKeys("lambda");
        assertThat(scores.falselyReported()).isEqualTo(100);
        assertThat(scores.transactions())
                .allSatisfy(score -> assertThat(score.reported()).containsExactly("http"));
    }
}
