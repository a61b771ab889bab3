package io.github.txguard.sonar.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sonar.api.batch.rule.Severity;
import org.sonar.api.batch.sensor.issue.Issue;
import org.sonar.api.batch.sensor.issue.Issue.Flow;
import org.sonar.api.batch.sensor.issue.IssueLocation;
import org.sonar.api.batch.sensor.issue.NewIssue.FlowType;

/** The sample application through the sensors: its modules are one program. */
class ShopScanTest {
    private static final Path SHOP = Path.of("../test-fixtures/shop");

    private static List<String> expected() throws IOException {
        return Files.readAllLines(SHOP.resolve("expected-findings.tsv"), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> cells[0] + " " + cells[2])
                .toList();
    }

    private static Scan shop() {
        return new Scan(SHOP).module("shop-app").module("shop-payment");
    }

    private static String place(IssueLocation location) {
        return location.inputComponent() + ":"
                + Objects.requireNonNull(location.textRange()).start().line();
    }

    /** The end of the path, which comes first. */
    private static IssueLocation call(Issue issue) {
        return issue.flows().get(0).locations().get(0);
    }

    @Test
    void theIssuesAreTheExpectedFindings() throws IOException {
        List<String> expected = expected();
        assertThat(shop().run())
                .extracting(issue -> {
                    // A mistake at the boundary has no call that waits: its path may lead elsewhere.
                    String shown = issue.ruleKey().rule() + " " + place(issue.primaryLocation());
                    return expected.contains(shown) ? shown : issue.ruleKey().rule() + " " + place(call(issue));
                })
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theFlowLeadsFromTheTransactionToTheCallAcrossModules() {
        List<Issue> issues = shop().run();
        Issue billing = issues.stream()
                .filter(issue -> Objects.requireNonNull(issue.primaryLocation().message())
                        .contains("BillingJob"))
                .findFirst()
                .orElseThrow();
        assertThat(billing.flows()).hasSize(1);
        Flow flow = billing.flows().get(0);
        assertThat(flow.type()).isEqualTo(FlowType.EXECUTION);
        List<IssueLocation> path = new ArrayList<>(flow.locations());
        // The server shows them from the last to the first.
        Collections.reverse(path);
        assertThat(place(path.get(0))).startsWith("shop-app/src/main/java/com/example/shop/billing/BillingJob.java:");
        assertThat(path.get(0).message()).contains("opens the transaction");
        assertThat(path.get(path.size() - 1).message()).contains("calls");
        assertThat(place(path.get(path.size() - 1))).endsWith("ProviderApi.java:24");
        assertThat(place(billing.primaryLocation())).isEqualTo(place(path.get(0)));
        assertThat(path).extracting(IssueLocation::message).contains("This loop repeats the wait");
        assertThat(Objects.requireNonNull(billing.primaryLocation().textRange())
                        .end()
                        .lineOffset())
                .isGreaterThan(Objects.requireNonNull(billing.primaryLocation().textRange())
                        .start()
                        .lineOffset());
    }

    /** The server asks how old the lines in the file of the issue are; those of the transaction are the ones that change. */
    @Test
    void anIssueStandsInTheFileOfItsTransaction() {
        for (Issue issue : shop().run()) {
            List<IssueLocation> path = issue.flows().get(0).locations();
            assertThat(issue.primaryLocation().inputComponent())
                    .isEqualTo(path.get(path.size() - 1).inputComponent());
        }
    }

    @Test
    void anIssueIsLessSevereWhereOnlyTheConnectionIsHeld() {
        List<Issue> issues = shop().run();
        Issue held = issues.stream()
                .filter(issue -> place(call(issue)).contains("Geocoder.java:18"))
                .findFirst()
                .orElseThrow();
        assertThat(held.overriddenSeverity()).isEqualTo(Severity.CRITICAL);
        Issue open = issues.stream()
                .filter(issue -> place(call(issue)).contains("FraudScreening.java:23"))
                .findFirst()
                .orElseThrow();
        assertThat(open.overriddenSeverity()).isNull();
    }
}
