package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.PathStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample application: what is found in its sources is what its own tests saw at the database. */
class ShopExpectationTest {
    private static final Path SHOP = Path.of("..", "test-fixtures", "shop");
    private static final String INCIDENT = "com.example.shop.billing.BillingJob#billDueOrders()";

    @Test
    void findsWhatTheShopSaysAndNothingElse() throws IOException {
        List<String> expected = Files.readAllLines(SHOP.resolve("expected-findings.tsv"));

        assertThat(rows(analyze(Pairs.MINIMAL)))
                .containsExactlyInAnyOrderElementsOf(expected.subList(1, expected.size()));
    }

    @Test
    void listsTheOuterTransactionOnDemand() throws IOException {
        AnalysisResult all = analyze(Pairs.ALL);

        assertThat(all.findings())
                .filteredOn(finding -> finding.sink().method().contains("LoyaltyProgramme"))
                .extracting(finding -> finding.transaction().method())
                .containsExactlyInAnyOrder(
                        "com.example.shop.orders.LoyaltyProgramme#credit(long,int)",
                        "com.example.shop.orders.OrderService#complete(String)");
    }

    @Test
    void showsTheWayToTheCharge() throws IOException {
        Finding incident = analyze(Pairs.MINIMAL).findings().stream()
                .filter(finding -> finding.transaction().method().equals(INCIDENT))
                .findFirst()
                .orElseThrow();

        assertThat(incident.path().steps())
                .extracting(PathStep::callee)
                .containsExactly("OrderBilling.bill", "PaymentGateway.charge", "ProviderApi.post", "ResponseSpec.body");
    }

    private static AnalysisResult analyze(Pairs pairs) throws IOException {
        AnalysisResult result = TxGuard.analyze(AnalysisRequest.builder(SHOP)
                .sources(sourceRoots())
                .pairs(pairs)
                .failFast(true)
                .build());
        assertThat(result.problems()).isEmpty();
        return result;
    }

    private static List<Path> sourceRoots() throws IOException {
        try (Stream<Path> modules = Files.list(SHOP)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> rows(AnalysisResult result) {
        return result.findings().stream().map(ShopExpectationTest::row).toList();
    }

    private static String row(Finding finding) {
        return String.join(
                "\t",
                finding.rule(),
                finding.held().name(),
                finding.sink().location().file() + ":"
                        + finding.sink().location().line(),
                finding.transaction().method());
    }
}
