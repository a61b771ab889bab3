package io.github.txguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static final Path SCHEMA = Path.of("../docs/report-schema.json");

    @Test
    void theReportFollowsTheDocumentedSchema() throws IOException {
        Schema schema = Schema.read(SCHEMA, SpecificationVersion.DRAFT_2020_12);
        assertThat(schema.errors(json(Samples.full()))).isEmpty();
        assertThat(schema.errors(json(Samples.clean()))).isEmpty();
    }

    @Test
    void everyMemberIsDocumented() throws IOException {
        String closed = Files.readString(SCHEMA)
                .replace("\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,");
        assertThat(Schema.of(closed, SpecificationVersion.DRAFT_2020_12).errors(json(Samples.full())))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotAReport() throws IOException {
        Schema schema = Schema.read(SCHEMA, SpecificationVersion.DRAFT_2020_12);
        assertThat(schema.errors(json(Samples.full()).replace("\"TXG001\"", "\"X\"")))
                .isNotEmpty();
        assertThat(schema.errors("{}")).isNotEmpty();
    }

    @Test
    void aFindingIsWrittenAsAgreed() throws IOException {
        assertThat(json(Samples.full()))
                .startsWith("{\n  \"schemaVersion\": 1,\n  \"tool\": {\n    \"name\": \"TxGuard\",\n")
                .contains("""
                    {
                      "rule": "TXG001",
                      "kind": "http",
                      "severity": "BLOCKER",
                      "confidence": "CERTAIN",
                      "held": "TRANSACTION_OPEN",
                      "message": "OrderService.placeOrder calls RestTemplate.postForObject while its transaction is open.",
                      "advice": "Call it before or after.",
                      "fingerprint": "0f0f",
                      "transaction": {
                        "kind": "Spring @Transactional",
                        "method": "shop.OrderService#placeOrder(Order)",
                        "file": "shop/src/main/java/shop/OrderService.java",
                        "line": 20,
                        "column": 5
                      },
                      "sink": {
                        "api": "org.springframework.web.client.RestTemplate#postForObject",
                        "entry": "http.spring.resttemplate",
                        "method": "shop.Überweisung#charge(Money)",
                        "file": "shop/src/main/java/shop/pay ment/Überweisung.java",
                        "line": 41,
                        "column": 30
                      },
                      "path": [
                        {
                          "method": "shop.OrderService#placeOrder(Order)",
                          "file": "shop/src/main/java/shop/OrderService.java",
                          "line": 23,
                          "column": 17,
                          "callee": "PaymentGateway.charge"
                        },
                """)
                .endsWith("}\n");
    }

    @Test
    void loopIsWrittenWhereThereIsOne() throws IOException {
        assertThat(json(Samples.full())).containsOnlyOnce("""
                      "loop": {
                        "file": "shop/src/main/java/shop/OrderService.java",
                        "line": 201
                      }
                """);
    }

    @Test
    void theSameResultGivesTheSameBytes() throws IOException {
        assertThat(json(Samples.full())).isEqualTo(json(Samples.full())).doesNotContain("\r");
    }

    private static String json(AnalysisResult result) throws IOException {
        return Written.by(new JsonReport(), result);
    }
}
