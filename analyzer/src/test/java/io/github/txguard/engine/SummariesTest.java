package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules of other builds are analyzed by their summaries as they would be by their sources. */
final class SummariesTest {
    private static final List<String> MODULES = List.of("api", "app", "core", "infra");

    @TempDir
    Path folder;

    private Path whole;

    @BeforeEach
    void write() throws IOException {
        whole = folder.resolve("whole");
        java("api", "Gateway", "public interface Gateway { void charge(); }");
        java("infra", "SlowGateway", """
                @org.springframework.stereotype.Component
                public class SlowGateway implements api.Gateway {
                    private org.springframework.web.client.RestTemplate http;
                    @Override public void charge() { http.getForObject("u", String.class); }
                    public void wait3() { Thread.sleep(3); } // txguard: TXG002 it is short
                    @org.springframework.transaction.annotation.Transactional
                    public void own() { Thread.sleep(4); }
                }
                """);
        java("core", "Orders", """
                @org.springframework.stereotype.Service
                public class Orders {
                    private final api.Gateway gateway;
                    public Orders(api.Gateway gateway) { this.gateway = gateway; }
                    @org.springframework.transaction.annotation.Transactional
                    public void place() { gateway.charge(); }
                }
                """);
        java("app", "Shop", """
                @org.springframework.stereotype.Service
                public class Shop {
                    private final core.Orders orders;
                    private final infra.SlowGateway gateway;
                    public Shop(core.Orders orders, infra.SlowGateway gateway) { this.orders = orders; this.gateway = gateway; }
                    @org.springframework.transaction.annotation.Transactional
                    public void sell() { orders.place(); gateway.wait3(); Thread.sleep(5); }
                }
                """);
        Path resources = Files.createDirectories(whole.resolve("core/src/main/resources"));
        Files.writeString(resources.resolve("application.properties"), "spring.jpa.open-in-view=true\n");
    }

    private void java(String module, String type, String text) throws IOException {
        Path file = whole.resolve(module + "/src/main/java/" + module + "/" + type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + module + ";\n" + text);
    }

    private static AnalysisRequest.Builder module(Path module) {
        return AnalysisRequest.builder(module)
                .sources(List.of(module.resolve("src/main/java")))
                .minConfidence(Confidence.POSSIBLE)
                .failFast(true);
    }

    private Path summary(String module) throws IOException {
        Path file = folder.resolve("summaries/" + module + ".tgs");
        assertThat(TxGuard.summarize(module(whole.resolve(module)).build(), module, file))
                .isEmpty();
        return file;
    }

    private AnalysisResult inOneBuild() {
        return TxGuard.analyze(AnalysisRequest.builder(whole)
                .sources(MODULES.stream()
                        .map(module -> whole.resolve(module + "/src/main/java"))
                        .toList())
                .minConfidence(Confidence.POSSIBLE)
                .failFast(true)
                .build());
    }

    private AnalysisResult appWithSummaries() throws IOException {
        List<Path> summaries = List.of(summary("api"), summary("core"), summary("infra"));
        return TxGuard.analyze(AnalysisRequest.builder(whole)
                .sources(List.of(whole.resolve("app/src/main/java")))
                .summaries(summaries)
                .minConfidence(Confidence.POSSIBLE)
                .failFast(true)
                .build());
    }

    private static boolean isWithin(Finding finding, String module) {
        return finding.path().steps().stream()
                .allMatch(step -> step.location().file().startsWith(module + "/"));
    }

    @Test
    void findingsAreThoseOfOneBuildButForWhatIsWithinAModule() throws IOException {
        List<Finding> expected = new ArrayList<>(inOneBuild().findings());
        assertThat(expected).anyMatch(finding -> isWithin(finding, "infra"));
        expected.removeIf(finding -> isWithin(finding, "infra"));
        assertThat(expected)
                .anyMatch(finding -> finding.sink().location().file().startsWith("infra/src/main/java/infra/"))
                .anyMatch(finding -> finding.sink().location().file().startsWith("app/"))
                .noneMatch(finding -> finding.sink().method().contains("wait3"));
        AnalysisResult result = appWithSummaries();
        assertThat(result.findings()).isEqualTo(expected);
        assertThat(result.problems()).isEmpty();
        assertThat(inOneBuild().problems()).isEmpty();
        assertThat(result.coverage()).isEqualTo(inOneBuild().coverage());
        assertThat(result.blindSpots()).isEqualTo(inOneBuild().blindSpots());
    }

    @Test
    void theSameModuleGivesTheSameBytesAnywhere() throws IOException {
        byte[] first = Files.readAllBytes(summary("core"));
        Path moved = folder.resolve("elsewhere");
        Files.move(whole, moved);
        whole = moved;
        assertThat(Files.readAllBytes(summary("core"))).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).startsWith("TxGuard summary ");
    }

    @Test
    void aSourceCountsMoreThanWhatASummarySaysOfIt() throws IOException {
        Path infra = summary("infra");
        java("infra", "SlowGateway", "public class SlowGateway implements api.Gateway { public void charge() {} }");
        AnalysisRequest request = AnalysisRequest.builder(whole)
                .sources(MODULES.stream()
                        .map(module -> whole.resolve(module + "/src/main/java"))
                        .toList())
                .summaries(List.of(infra))
                .minConfidence(Confidence.POSSIBLE)
                .build();
        assertThat(TxGuard.analyze(request)).isEqualTo(inOneBuild());
    }

    @Test
    void whatIsNoSummaryOfThisVersionIsToldOf() throws IOException {
        Path none = Files.writeString(folder.resolve("none.tgs"), "none");
        Path other = Files.writeString(folder.resolve("other.tgs"), "TxGuard summary 0.0.0\nx");
        Path broken = folder.resolve("broken.tgs");
        byte[] bytes = Files.readAllBytes(summary("core"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(broken, bytes);
        Path gone = folder.resolve("gone.tgs");
        AnalysisResult result = TxGuard.analyze(module(whole.resolve("app"))
                .summaries(List.of(none, other, broken, gone))
                .build());
        assertThat(result.problems())
                .extracting(Problem::message)
                .contains("summary is left out of account: it is no summary", "summary cannot be read")
                .anyMatch(message -> message.startsWith("summary is left out of account: TxGuard 0.0.0 wrote it"))
                .hasSize(4);
    }
}
