package io.github.txguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SarifReportTest {
    private static final Path SCHEMA = Path.of("src/test/resources/sarif/sarif-schema-2.1.0.json");

    @Test
    void theReportFollowsTheStandardsSchema() throws IOException {
        Schema schema = Schema.read(SCHEMA, SpecificationVersion.DRAFT_4);
        assertThat(schema.errors(sarif(Samples.full()))).isEmpty();
        assertThat(schema.errors(sarif(Samples.clean()))).isEmpty();
        assertThat(schema.errors(sarif(Samples.full()).replace("\"version\": \"2.1.0\"", "\"version\": \"2\"")))
                .isNotEmpty();
    }

    @Test
    void everyRuleCarriesItsHelp() throws IOException {
        JsonNode rules = run(Samples.clean()).at("/tool/driver/rules");
        assertThat(rules).hasSize(17);
        for (JsonNode rule : rules) {
            assertThat(rule.at("/help/markdown").asString()).contains("## How to fix it");
        }
        assertThat(rules.at("/10/defaultConfiguration/enabled").asBoolean()).isFalse();
    }

    @Test
    void theFlowLeadsFromTheTransactionToTheCall() throws IOException {
        JsonNode result = run(Samples.full()).at("/results/0");
        assertThat(result.get("ruleId").asString()).isEqualTo("TXG001");
        assertThat(result.get("level").asString()).isEqualTo("error");
        JsonNode flow = result.at("/codeFlows/0/threadFlows/0/locations");
        assertThat(flow).hasSize(3);
        assertThat(flow.at("/0/location/physicalLocation/region/startLine").asInt())
                .isEqualTo(20);
        assertThat(flow.at("/0/location/message/text").asString())
                .isEqualTo("OrderService.placeOrder opens the transaction (Spring @Transactional)");
        assertThat(flow.get(2).get("location").get("physicalLocation"))
                .isEqualTo(result.at("/locations/0/physicalLocation"));
        assertThat(result.at("/partialFingerprints/txguard~1v1").asString()).isEqualTo("0f0f");
    }

    @Test
    void filesAreRelativeAndNoMachineIsNamed() throws IOException {
        JsonNode run = run(Samples.full());
        JsonNode file = run.at("/results/0/locations/0/physicalLocation/artifactLocation");
        assertThat(file.get("uri").asString()).isEqualTo("shop/src/main/java/shop/pay%20ment/%C3%9Cberweisung.java");
        assertThat(file.get("uriBaseId").asString()).isEqualTo("%SRCROOT%");
        assertThat(run.at("/originalUriBaseIds/%SRCROOT%").has("uri")).isFalse();
        assertThat(sarif(Samples.full())).doesNotContain("file:").doesNotContain("\r");
    }

    @Test
    void problemsAreNotificationsAndLossIsFailure() throws IOException {
        JsonNode invocation = run(Samples.full()).at("/invocations/0");
        assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.at("/toolExecutionNotifications/0/level").asString())
                .isEqualTo("error");
        assertThat(invocation.at("/toolExecutionNotifications/0/descriptor/id").asString())
                .isEqualTo("SYNTAX");
        assertThat(invocation.at("/toolExecutionNotifications/1").has("locations"))
                .isFalse();
        assertThat(run(Samples.clean()).at("/invocations/0/executionSuccessful").asBoolean())
                .isTrue();
    }

    @Test
    void blindSpotsAreNotes() throws IOException {
        assertThat(Written.by(new SarifReport(), Samples.full()).replaceAll("\\s+", " "))
                .contains("\"descriptor\": { \"id\": \"BLIND_SPOT\" }, \"level\": \"note\", \"message\": { \"text\": "
                        + "\"2 calls, 1 transaction: com.acme.pay.* is not known; add its jar");
    }

    @Test
    void severitiesBecomeLevels() {
        assertThat(SarifReport.level(Severity.BLOCKER)).isEqualTo("error");
        assertThat(SarifReport.level(Severity.CRITICAL)).isEqualTo("error");
        assertThat(SarifReport.level(Severity.MAJOR)).isEqualTo("warning");
        assertThat(SarifReport.level(Severity.MINOR)).isEqualTo("note");
        assertThat(SarifReport.level(Severity.INFO)).isEqualTo("note");
    }

    @Test
    void pathsAreEscaped() {
        assertThat(SarifLocation.uri("a:b/c%d/e f#g?.java")).isEqualTo("a%3Ab/c%25d/e%20f%23g%3F.java");
        assertThat(SarifLocation.isRelative("a/b.java")).isTrue();
        assertThat(SarifLocation.isRelative("C:/a/b.jar")).isFalse();
        assertThat(SarifLocation.isRelative("../b.jar")).isFalse();
        assertThat(SarifLocation.isRelative("/b.jar")).isFalse();
    }

    private static JsonNode run(AnalysisResult result) throws IOException {
        return new ObjectMapper().readTree(sarif(result)).at("/runs/0");
    }

    private static String sarif(AnalysisResult result) throws IOException {
        return Written.by(new SarifReport(), result);
    }

    @Test
    void loopIsARelatedPlace() throws IOException {
        JsonNode related = run(Samples.full()).at("/results/2/relatedLocations");
        assertThat(related).hasSize(2);
        assertThat(related.at("/1/message/text").asString()).isEqualTo("The loop that repeats the wait");
        assertThat(related.at("/1/physicalLocation/region/startLine").asInt()).isEqualTo(201);
    }
}
