package io.github.txguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
    @Test
    void aFindingSaysWhereWhatHowAndWhatToDo() throws IOException {
        String text = Written.by(new TextReport(TextStyle.PLAIN), Samples.full());
        assertThat(text).startsWith("""
                shop/src/main/java/shop/pay ment/Überweisung.java:41: [TXG001] OrderService.placeOrder calls RestTemplate.postForObject while its transaction is open.
                    BLOCKER, transaction open, certain
                    shop/src/main/java/shop/OrderService.java:20          OrderService.placeOrder opens the transaction (Spring @Transactional)
                    shop/src/main/java/shop/OrderService.java:23          OrderService.placeOrder calls PaymentGateway.charge
                    shop/src/main/java/shop/pay ment/Überweisung.java:41  Überweisung.charge calls RestTemplate.postForObject (implements PaymentGateway)
                """);
    }

    @Test
    void findingsAboutOneCallShareTheAdvice() throws IOException {
        String text = Written.by(new TextReport(TextStyle.PLAIN), Samples.full());
        assertThat(text).containsOnlyOnce("What to do: Call it before or after.");
        assertThat(text).contains("OrderService.refund calls", "What to do: Wait outside.");
    }

    @Test
    void pathsThatEndAlikeSayItOnce() throws IOException {
        Finding longer = Samples.throughOneMore(Samples.throughOneMore(Samples.charge(), "Shop.buy"), "Shop.click");
        Finding other = Samples.throughOneMore(Samples.throughOneMore(Samples.charge(), "Shop.buy"), "Shop.tap");
        AnalysisResult result = new AnalysisResult(
                List.of(longer, other),
                List.of(),
                Samples.clean().coverage(),
                Samples.clean().rules());
        String text = Written.by(new TextReport(TextStyle.PLAIN), result);
        assertThat(text).containsOnlyOnce("Überweisung.charge calls").containsOnlyOnce("Shop.buy calls");
        assertThat(text)
                .contains(
                        "  Shop.tap calls OrderService.placeOrder\n    and on as above, in 3 more calls\n    What to do");
    }

    @Test
    void theSummaryCountsAndNamesProblems() throws IOException {
        String text = Written.by(new TextReport(TextStyle.PLAIN), Samples.full());
        assertThat(text)
                .endsWith("The analysis is incomplete; see the problems above.\n")
                .contains("""

                2 problems:
                  shop/src/main/java/shop/Broken.java:3: [syntax] expected ';'
                  /elsewhere/lib.jar: [class path] not a jar: zip END header not found

                3 findings about 2 calls: 2 blocker, 1 major
                  TXG001  2  Remote calls should not be made inside a transaction
                  TXG002  1  Threads should not sleep or wait for each other inside a transaction
                Looked at 3 of 4 files (1,234 lines) with 2 transactions; 987 of 1,000 calls on their paths understood (98.7 %).
                """);
    }

    @Test
    void theFirstBlindSpotsAreListedOnALineEach() throws IOException {
        assertThat(Written.by(new TextReport(TextStyle.PLAIN), Samples.full()))
                .contains("Blind spots: 14 calls in transactions are not understood; what would settle most:\n"
                        + "  2 calls, 1 transaction: com.acme.pay.* is not known; add its jar to the class path, or its "
                        + "sources (Gateway.charge, shop/src/main/java/shop/OrderService.java:29)\n")
                .doesNotContain("by reflection");
        assertThat(Written.by(new TextReport(TextStyle.PLAIN), Samples.clean())).doesNotContain("Blind spots");
    }

    @Test
    void nothingFoundIsSaid() throws IOException {
        assertThat(Written.by(new TextReport(TextStyle.PLAIN), Samples.clean())).isEqualTo("""
                No findings.
                Looked at 2 of 2 files (90 lines) with 1 transaction; 12 of 12 calls on their paths understood (100 %).
                """);
    }

    @Test
    void coloursAddNothingButEscapes() throws IOException {
        String coloured = Written.by(new TextReport(new TextStyle(true, 0)), Samples.full());
        assertThat(coloured).contains("\u001b[1;31m[TXG001]\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Written.by(new TextReport(TextStyle.PLAIN), Samples.full()));
    }

    @Test
    void proseIsWrappedAndPlacesAreNot() throws IOException {
        String text = Written.by(new TextReport(new TextStyle(false, 39)), Samples.full());
        assertThat(text)
                .contains("    What to do: Call it before or\n                after.\n")
                .contains("shop/src/main/java/shop/pay ment/Überweisung.java:41  Überweisung.charge calls");
    }

    @Test
    void almostAllIsNotAll() {
        assertThat(TextSummary.share(9_999, 10_000)).isEqualTo("99.9 %");
        assertThat(TextSummary.share(0, 0)).isEqualTo("100 %");
    }

    @Test
    void namesAreShortenedWithoutTheirPackage() {
        assertThat(MethodName.of("a.b.Outer.Inner#name(int,String)").inShort()).isEqualTo("Outer.Inner.name");
        assertThat(MethodName.of("lower.type#name").inShort()).isEqualTo("type.name");
        assertThat(MethodName.of("Plain#name()").inShort()).isEqualTo("Plain.name");
        assertThat(MethodName.of("odd").inShort()).isEqualTo("odd");
    }

    @Test
    void transactionThatDoesNotExistIsOnlyDeclared() throws IOException {
        AnalysisResult result = new AnalysisResult(
                List.of(Samples.ineffective()),
                List.of(),
                Samples.clean().coverage(),
                Samples.clean().rules());
        assertThat(Written.by(new TextReport(TextStyle.PLAIN), result)).startsWith("""
                shop/src/main/java/shop/OrderService.java:210: [TXG014] OrderService.load runs without a transaction.
                    MAJOR, no transaction, likely
                    shop/src/main/java/shop/OrderService.java:210  OrderService.load declares a transaction (@Transactional)
                    shop/src/main/java/shop/OrderService.java:9    OrderService.start calls OrderService.load
                    What to do: Move it.
                """);
    }
}
