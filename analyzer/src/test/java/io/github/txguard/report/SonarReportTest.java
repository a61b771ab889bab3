package io.github.txguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SonarReportTest {
    @Test
    void anIssueIsWrittenAsTheServerReadsIt() throws IOException {
        assertThat(Written.by(new SonarReport(), Samples.full())).contains("""
                    {
                      "ruleId": "TXG001",
                      "effortMinutes": 60,
                      "primaryLocation": {
                        "message": "OrderService.placeOrder calls RestTemplate.postForObject while its transaction is open.",
                        "filePath": "shop/src/main/java/shop/OrderService.java",
                        "textRange": {
                          "startLine": 20
                        }
                      },
                      "secondaryLocations": [
                        {
                          "message": "1/3: OrderService.placeOrder opens the transaction (Spring @Transactional)",
                          "filePath": "shop/src/main/java/shop/OrderService.java",
                          "textRange": {
                            "startLine": 20
                          }
                        },
                """);
    }

    @Test
    void thePathIsThereInFull() throws IOException {
        assertThat(read(Samples.full()).at("/issues/0/secondaryLocations"))
                .extracting(place -> place.at("/textRange/startLine").asInt())
                .containsExactly(20, 23, 41);
    }

    @Test
    void onlyRulesWithIssuesAreWrittenAndEachWithWhatTheFormatDemands() throws IOException {
        JsonNode report = read(Samples.full());
        assertThat(report.path("rules"))
                .extracting(rule -> rule.path("id").asString())
                .containsExactly("TXG001", "TXG002");
        for (JsonNode rule : report.path("rules")) {
            for (String member : new String[] {"id", "name", "engineId", "cleanCodeAttribute"}) {
                assertThat(rule.path(member).asString()).as(member).isNotEmpty();
            }
            assertThat(rule.path("impacts")).isNotEmpty();
        }
        assertThat(report.path("issues")).hasSize(3);
    }

    @Test
    void nothingFoundIsAnEmptyReport() throws IOException {
        assertThat(Written.by(new SonarReport(), Samples.clean())).isEqualTo("""
                {
                  "rules": [],
                  "issues": []
                }
                """);
    }

    private static JsonNode read(AnalysisResult result) throws IOException {
        return new ObjectMapper().readTree(Written.by(new SonarReport(), result));
    }
}
