package io.github.txguard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.CallPath;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import io.github.txguard.ir.Suppression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingFilterTest {
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<Suppression>> suppressions = new LinkedHashMap<>();
    private AnalysisRequest.Builder request = AnalysisRequest.builder(Path.of("."));

    @Test
    void findingsComeInTheSameOrderHoweverTheyWereFound() {
        List<Finding> all = List.of(
                finding("TXG001", "A.java", 3, 1),
                finding("TXG002", "A.java", 3, 1),
                finding("TXG001", "A.java", 10, 1),
                finding("TXG001", "B.java", 2, 1),
                finding("TXG001", "B.java", 2, 7));
        List<Finding> expected = apply(all);
        assertThat(expected)
                .extracting(finding -> finding.sink().location().line())
                .containsExactly(3, 3, 10, 2, 2);
        for (int seed = 0; seed < 20; seed++) {
            List<Finding> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(apply(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void aFingerprintSurvivesMovedLines() {
        String before = apply(List.of(finding("TXG001", "A.java", 3, 1))).get(0).fingerprint();
        String after =
                apply(List.of(finding("TXG001", "A.java", 300, 150))).get(0).fingerprint();
        assertThat(after).isEqualTo(before).matches("[0-9a-f]{32}");
    }

    @Test
    void aFingerprintTellsRulesApart() {
        assertThat(apply(List.of(finding("TXG001", "A.java", 3, 1), finding("TXG002", "A.java", 3, 1))))
                .extracting(Finding::fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void equalCallsInOneMethodAreNumbered() {
        List<Finding> left = apply(List.of(finding("TXG001", "A.java", 3, 1), finding("TXG001", "A.java", 4, 1)));
        assertThat(left.get(1).fingerprint()).isEqualTo(left.get(0).fingerprint() + ":2");
    }

    @Test
    void leavingAFindingOutKeepsTheFingerprintsOfTheOthers() {
        List<Finding> all = List.of(finding("TXG001", "A.java", 3, 1), finding("TXG001", "A.java", 4, 1));
        String second = apply(all).get(1).fingerprint();
        suppress("A.java", new Suppression("TXG001", "known", 3, 3));
        assertThat(apply(all)).extracting(Finding::fingerprint).containsExactly(second);
    }

    @Test
    void aSuppressionAtTheSinkSilences() {
        suppress("A.java", new Suppression("TXG001", "the partner answers at once", 3, 3));
        assertThat(apply(List.of(finding("TXG001", "A.java", 3, 1)))).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aSuppressionAtTheTransactionSilences() {
        suppress("T.java", new Suppression("*", "runs at night, alone", 1, 2));
        assertThat(apply(List.of(finding("TXG001", "A.java", 3, 1)))).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aSuppressionOfAnotherRuleOrPlaceDoesNotSilence() {
        suppress("A.java", new Suppression("TXG002", "r", 3, 3), new Suppression("TXG001", "r", 4, 9));
        assertThat(apply(List.of(finding("TXG001", "A.java", 3, 1)))).hasSize(1);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "the suppression of TXG002 has no effect: there is no such finding at this place",
                        "the suppression of TXG001 has no effect: there is no such finding at this place");
        assertThat(problems).extracting(Problem::line).containsExactly(3, 4);
    }

    @Test
    void aSuppressionWithoutReasonSilencesAndIsReported() {
        suppress("A.java", new Suppression("TXG001", "", 3, 3));
        assertThat(apply(List.of(finding("TXG001", "A.java", 3, 1)))).isEmpty();
        assertThat(problems)
                .containsExactly(new Problem(
                        Problem.Kind.SUPPRESSION, "A.java", 3, "the suppression of TXG001 gives no reason"));
    }

    @Test
    void aSuppressionOfNoRuleIsReported() {
        suppress("A.java", new Suppression("TXG999", "r", 3, 3));
        apply(List.of());
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("the suppression names TXG999, which is no rule");
    }

    @Test
    void aSuppressionIsNotUselessBecauseTheRunAsksForLess() {
        suppress("A.java", new Suppression("TXG011", "r", 1, 1), new Suppression("TXG001", "r", 3, 3));
        assertThat(apply(List.of(finding("TXG001", "A.java", 3, 1, Confidence.POSSIBLE))))
                .isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void rulesAreTurnedOnAndOff() {
        List<Finding> all = List.of(finding("TXG001", "A.java", 3, 1), finding("TXG011", "A.java", 4, 1));
        assertThat(apply(all)).extracting(Finding::rule).containsExactly("TXG001");
        request = request.enabledRules(List.of("TXG011")).disabledRules(List.of("TXG001"));
        assertThat(apply(all)).extracting(Finding::rule).containsExactly("TXG011");
    }

    @Test
    void unsureFindingsAreLeftOutUnlessAskedFor() {
        List<Finding> all = List.of(finding("TXG001", "A.java", 3, 1, Confidence.POSSIBLE));
        assertThat(apply(all)).isEmpty();
        request = request.minConfidence(Confidence.POSSIBLE);
        assertThat(apply(all)).hasSize(1);
    }

    private List<Finding> apply(List<Finding> findings) {
        problems.clear();
        return new FindingFilter(TxGuard.rules()).apply(findings, request.build(), suppressions, problems::add);
    }

    private void suppress(String file, Suppression... here) {
        suppressions.put(file, List.of(here));
    }

    private static Finding finding(String rule, String file, int line, int transactionLine) {
        return finding(rule, file, line, transactionLine, Confidence.CERTAIN);
    }

    private static Finding finding(String rule, String file, int line, int transactionLine, Confidence confidence) {
        SourceLocation here = new SourceLocation(file, line, 9);
        return new Finding(
                rule,
                "http",
                Severity.BLOCKER,
                confidence,
                HeldState.TRANSACTION_OPEN,
                "m",
                "a",
                "",
                new TransactionRef(
                        "Spring @Transactional", "p.T#run()", new SourceLocation("T.java", transactionLine, 5), true),
                new SinkRef("q.Client#call", "http.q", "p.A#call()", here),
                new CallPath(List.of(
                        new PathStep("p.T#run()", new SourceLocation("T.java", transactionLine + 1, 5), "A.call", ""),
                        new PathStep("p.A#call()", here, "Client.call", ""))));
    }
}
