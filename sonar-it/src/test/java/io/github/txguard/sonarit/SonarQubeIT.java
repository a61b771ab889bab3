package io.github.txguard.sonarit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonarsource.sonarlint.core.rpc.protocol.client.issue.RaisedIssueDto;

/** One server from its start to its end; the methods build upon each other. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
@SuppressWarnings("NullAway.Init") // the first method fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SonarQubeIT {
    private static final String SHOP = "shop";
    private static final int ROUNDS = 2;

    @Parameter
    ServerVersion version;

    private Path logs;
    private Figures figures;
    private SonarServer server;
    private Scanner scanner;
    private ShopCopy shop;

    static List<ServerVersion> servers() {
        return ServerVersion.wanted();
    }

    @BeforeParameterizedClassInvocation
    void start() throws IOException, InterruptedException {
        logs = Settings.output().resolve(version.version());
        figures = new Figures(version + ", plugin " + Settings.plugin().getFileName());
        Files.createDirectories(logs);
        assertThat(Settings.plugin()).as("the plugin; build it before").isRegularFile();
        server = SonarServer.start(version, Settings.plugin());
        figures.add("server: start with empty data", server.startCost(), server.processes(), "operational");
        scanner = new Scanner(server, logs);
        shop = ShopCopy.in(server.folder().resolve("project/shop"));
    }

    @AfterParameterizedClassInvocation
    void stop() throws IOException, InterruptedException {
        if (server == null) {
            return;
        }
        try (SonarServer closing = server) {
            figures.print(logs.resolve("figures.md"));
            if (Settings.lingerMinutes() > 0) {
                System.out.printf(
                        "%s waits for you at %s (%s / %s) for %d minutes%n",
                        version,
                        closing.api().url(),
                        SonarServer.ADMIN,
                        SonarServer.PASSWORD,
                        Settings.lingerMinutes());
                TimeUnit.MINUTES.sleep(Settings.lingerMinutes());
            }
        }
    }

    @Test
    @Order(1)
    void pluginIsLoaded() throws IOException, InterruptedException {
        JsonNode plugins = server.api().get("api/plugins/installed", Map.of()).path("plugins");
        assertThat(plugins).extracting(plugin -> plugin.path("key").asText()).contains("txguard");
    }

    @Test
    @Order(2)
    void rulesHaveAllTheirPages() throws IOException, InterruptedException {
        List<JsonNode> rules = rules();
        assertThat(rules).hasSize(17);
        for (JsonNode rule : rules) {
            assertThat(rule.path("descriptionSections"))
                    .as(rule.path("key").asText())
                    .extracting(section -> section.path("key").asText())
                    .contains("root_cause", "how_to_fix", "resources");
            assertThat(rule.path("impacts")).isNotEmpty();
            assertThat(rule.path("cleanCodeAttribute").asText()).isNotEmpty();
            assertThat(rule.path("sysTags").size() + rule.path("tags").size()).isPositive();
            assertThat(rule.path("remFnBaseEffort").asText()).matches("\\d+(min|h|d).*");
        }
    }

    @Test
    @Order(3)
    void rulesAreActiveWithoutAnyAction() throws IOException, InterruptedException {
        assertThat(activeRules("Sonar way")).hasSize(16).doesNotContain("txguard:TXG011");
        assertThat(activeRules("TxGuard")).hasSize(16);
    }

    @Test
    @Order(4)
    void shopHasTheExpectedIssues() throws IOException, InterruptedException {
        Command.Outcome scan = scanner.maven(shop.folder(), SHOP, List.of("compile"), List.of());
        List<Issue> issues = issues(SHOP);
        figures.add("shop: compile and scan", scan.cost(), server.processes(), issues.size() + " issues");
        assertThat(scan.exitCode()).as(scan.log().toString()).isZero();
        assertThatAre(issues, Expected.ofShop());
    }

    @Test
    @Order(5)
    void issuesHaveTheirPathsAsFlows() throws IOException, InterruptedException {
        List<Issue> issues = issues(SHOP);
        assertThat(issues).allSatisfy(issue -> assertThat(issue.path()).isNotEmpty());
        assertThat(issues).extracting(Issue::flowType).containsOnly("EXECUTION");
        Issue incident = issues.stream()
                .filter(issue -> issue.message().contains("BillingJob.billDueOrders"))
                .findFirst()
                .orElseThrow();
        String app = "shop-app/src/main/java/com/example/shop/billing/";
        String payment = "shop-payment/src/main/java/com/example/shop/payment/";
        assertThat(incident.path())
                .extracting(Issue.Place::toString)
                .containsExactly(
                        app + "BillingJob.java:26",
                        app + "BillingJob.java:27",
                        app + "BillingJob.java:28",
                        app + "OrderBilling.java:21",
                        payment + "ProviderPaymentGateway.java:16",
                        payment + "ProviderApi.java:24");
    }

    @Test
    @Order(6)
    void secondScanChangesNothing() throws IOException, InterruptedException {
        List<Issue> before = issues(SHOP);
        Command.Outcome scan = scanner.maven(shop.folder(), SHOP, List.of("compile"), List.of());
        List<Issue> after = issues(SHOP);
        figures.add("shop: scan again, unchanged", scan.cost(), server.processes(), after.size() + " issues, the same");
        assertThat(after).isEqualTo(before);
        assertThat(Issue.of(server.api(), SHOP, "txguard:", true)).isEmpty();
    }

    @Test
    @Order(7)
    void sourcesAreEnough() throws IOException, InterruptedException {
        ShopCopy copy = ShopCopy.in(server.folder().resolve("project/sources"));
        Command.Outcome scan = scanner.commandLine(
                copy.folder(),
                "sources",
                List.of("sonar.sources=shop-app/src/main,shop-payment/src/main", "sonar.java.source=17", noBinaries()));
        List<Issue> issues = issues("sources");
        figures.add("shop: sources only, never compiled", scan.cost(), server.processes(), issues.size() + " issues");
        assertThat(scan.exitCode()).as(scan.log().toString()).isZero();
        assertThatAre(issues, Expected.ofShop());
    }

    @Test
    @Order(8)
    void silencedIsSilent() throws IOException, InterruptedException {
        ShopCopy copy = ShopCopy.in(server.folder().resolve("project/silenced"));
        copy.replace(
                "billing/BillingJob.java", "billDueOrders() {", "billDueOrders() { // txguard: TXG001 few, by night");
        copy.replace("invoices/InvoiceArchive.java", "// the folder may be a network share", "// NOSONAR a local disk");
        Command.Outcome scan =
                scanner.maven(copy.folder(), "silenced", List.of("compile"), List.of("sonar.exclusions=**/stock/**"));
        List<Issue> issues = issues("silenced");
        figures.add("shop: comments and an exclusion", scan.cost(), server.processes(), issues.size() + " issues");
        assertThat(scan.exitCode()).as(scan.log().toString()).isZero();
        assertThatAre(
                issues,
                Expected.ofShop().stream()
                        .filter(finding -> !finding.transaction().equals("BillingJob.billDueOrders"))
                        .filter(finding -> !finding.transaction().equals("InvoiceArchive.archive"))
                        .filter(finding -> !finding.sink().contains("/stock/"))
                        .toList());
    }

    @Test
    @Order(9)
    void gateIsRedForWhatIsNewAndGreenWhenRepaired() throws IOException, InterruptedException {
        String key = "gate";
        ShopCopy copy = ShopCopy.in(server.folder().resolve("project/gate"));
        Path job = copy.file("billing/BillingJob.java");
        String broken = Files.readString(job);
        String repaired = Files.readString(copy.file("billing/BillingJobFixed.java"))
                .replace("BillingJobFixed", "BillingJob")
                .replace("fixed-cron", "cron");

        Files.writeString(job, repaired);
        Command.Outcome first = scanner.maven(copy.folder(), key, List.of("compile"), List.of());
        figures.add("gate: before the job was changed", first.cost(), server.processes(), gate(key));
        assertThat(first.exitCode()).as(first.log().toString()).isZero();
        assertThat(gate(key)).isEqualTo("OK");

        Files.writeString(job, broken);
        Command.Outcome red = scanner.maven(copy.folder(), key, List.of("compile"), List.of());
        figures.add("gate: a transaction around the charge", red.cost(), server.processes(), gate(key));
        assertThat(red.exitCode()).as(red.log().toString()).isEqualTo(1);
        assertThat(red.text()).contains("QUALITY GATE STATUS: FAILED");
        assertThat(gate(key)).isEqualTo("ERROR new_violations=1");
        List<Issue> now = issues(key);

        Files.writeString(job, repaired);
        Command.Outcome green = scanner.maven(copy.folder(), key, List.of("compile"), List.of());
        figures.add("gate: the job repaired", green.cost(), server.processes(), gate(key));
        assertThat(green.exitCode()).as(green.log().toString()).isZero();
        assertThat(gate(key)).isEqualTo("OK");
        assertThat(issues(key))
                .hasSize(now.size() - 1)
                .noneMatch(issue -> issue.message().contains("BillingJob."));
    }

    @Test
    @Order(10)
    void editorShowsTheServersIssuesAndForgetsWhatIsRepaired() throws IOException, InterruptedException {
        Path home = Files.createDirectories(server.folder().resolve("editor"));
        long begun = System.nanoTime();
        try (EditorEngine editor = EditorEngine.start(version.jdk(), editorProject(), server.api(), home)) {
            figures.add("editor: start, connect, synchronize", since(begun, editor), server.processes(), "ready");

            Issue incident = only(issues(SHOP), "BillingJob.billDueOrders");
            EditorEngine.Answer first = analyze(
                    editor,
                    "editor: first analysis, the incident",
                    incident.at().file());
            assertThat(editor.tabs(incident.rule())).as(editor.log()).hasSizeGreaterThan(1);
            assertThat(first.of("TXG001")).as(editor.log()).anySatisfy(shown -> {
                assertThat(shown.getServerKey()).isEqualTo(incident.key());
                assertThat(placesOf(shown)).containsExactlyElementsOf(placesOf(incident));
            });

            Issue direct = only(issues(SHOP), "StockReplenishment.reorder");
            Path file = shop.folder().resolve(direct.at().file());
            String text = Files.readString(file);
            EditorEngine.Answer before =
                    analyze(editor, "editor: another file", direct.at().file());
            assertThat(before.of("TXG001"))
                    .extracting(RaisedIssueDto::getServerKey)
                    .containsExactly(direct.key());

            editor.type(
                    file, text.replace("http.post().uri(\"/orders/{sku}\", sku).retrieve().toBodilessEntity();", ""));
            EditorEngine.Answer typed = analyze(
                    editor, "editor: the call deleted, not saved", direct.at().file());
            assertThat(typed.of("TXG001")).isEmpty();

            editor.type(file, text);
            EditorEngine.Answer again = analyze(
                    editor, "editor: the call typed in again", direct.at().file());
            assertThat(again.of("TXG001"))
                    .extracting(RaisedIssueDto::getServerKey)
                    .containsExactly(direct.key());
        }
    }

    /** For those who may not install plugins; the plugin's own issues are others and do not matter here. */
    @Test
    @Order(11)
    void reportsAreImported() throws IOException, InterruptedException {
        for (String format : List.of("sarif", "sonar")) {
            ShopCopy copy = ShopCopy.in(server.folder().resolve("project/" + format));
            Command.Outcome report = check(copy.folder(), format + "=report." + format);
            assertThat(report.exitCode()).as(report.text()).isZero();
            String setting = format.equals("sarif") ? "sonar.sarifReportPaths" : "sonar.externalIssuesReportPaths";
            Command.Outcome scan = scanner.commandLine(
                    copy.folder(),
                    format,
                    List.of(
                            "sonar.sources=shop-app/src/main,shop-payment/src/main",
                            setting + "=report." + format,
                            noBinaries()));
            assertThat(scan.exitCode()).as(scan.log().toString()).isZero();
            List<Issue> imported = Issue.of(server.api(), format, "external_", false);
            // SARIF brings the transaction only, the format of the server the whole path.
            long paths = imported.stream().filter(issue -> issue.flows() > 0).count();
            figures.add(
                    "import of " + format,
                    scan.cost(),
                    server.processes(),
                    imported.size() + " issues, " + paths + " with further places");
            assertThat(imported).hasSameSizeAs(Expected.ofShop());
            assertThat(paths).isEqualTo(imported.size());
        }
    }

    /** What the plugin costs on somebody's application: {@code -Dsonar-it.application=FOLDER}. */
    @Test
    @Order(12)
    void applicationIsScannedWithAndWithoutThePlugin() throws IOException, InterruptedException {
        String application = Settings.optional("sonar-it.application");
        assumeThat(application).as("sonar-it.application").isNotEmpty();
        Path folder = Path.of(application);
        String sources;
        try (Stream<Path> walk = Files.walk(folder)) {
            sources = walk.filter(path -> path.endsWith("src/main/java"))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .collect(Collectors.joining(","));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (boolean enabled : new boolean[] {false, true}) {
                // Two projects, so that neither finds what the other left in the server's cache.
                String key = enabled ? "application-with" : "application-without";
                Command.Outcome scan = scanner.commandLine(
                        folder,
                        key,
                        List.of(
                                "sonar.sources=" + sources,
                                "sonar.txguard.enabled=" + enabled,
                                noBinaries(),
                                "sonar.working.directory=" + server.folder().resolve("work-" + key)));
                assertThat(scan.exitCode()).as(scan.log().toString()).isZero();
                figures.add(
                        key + ", scan " + round,
                        scan.cost(),
                        server.processes(),
                        issues(key).size() + " issues of TxGuard");
            }
        }
    }

    private Command.Outcome check(Path folder, String format) throws IOException, InterruptedException {
        List<String> line = List.of(
                Jdk.current().java().toString(),
                "-jar",
                Settings.commandLine().toString(),
                "check",
                "--fail-on=never",
                "--format=" + format,
                ".");
        return new Command(folder, line, Map.of()).run(logs.resolve("check-" + format.replace('=', '-') + ".log"));
    }

    /** The sample as an editor has it open after a build. */
    private EditorProject editorProject() {
        String classes = Stream.of("shop-app", "shop-payment")
                .map(module ->
                        shop.folder().resolve(module).resolve("target/classes").toString())
                .collect(Collectors.joining(","));
        return new EditorProject(
                shop.folder(), SHOP, Map.of("sonar.java.source", "17", "sonar.java.binaries", classes));
    }

    private EditorEngine.Answer analyze(EditorEngine editor, String step, String file)
            throws IOException, InterruptedException {
        EditorEngine.Answer answer = editor.analyze(shop.folder().resolve(file));
        long ours = answer.issues().stream()
                .filter(issue -> issue.getRuleKey().startsWith("txguard:"))
                .count();
        figures.add(
                step,
                new Cost(answer.millis() / 1e3, 0, editor.processes().mebibytes()),
                server.processes(),
                ours + " issues");
        return answer;
    }

    private static Cost since(long nanos, EditorEngine editor) {
        ProcessTree engine = editor.processes();
        return new Cost((System.nanoTime() - nanos) / 1e9, engine.cpuSeconds(), engine.mebibytes());
    }

    private List<String> placesOf(RaisedIssueDto shown) {
        return shown.getFlows().stream()
                .flatMap(flow -> flow.getLocations().stream())
                .map(place -> shop.folder().relativize(Path.of(place.getFileUri())) + ":"
                        + place.getTextRange().getStartLine())
                .toList();
    }

    private static List<String> placesOf(Issue issue) {
        List<String> places =
                new ArrayList<>(issue.path().stream().map(Issue.Place::toString).toList());
        Collections.reverse(places);
        return places;
    }

    private static Issue only(List<Issue> issues, String transaction) {
        List<Issue> named = issues.stream()
                .filter(issue -> issue.message().contains(transaction + " "))
                .toList();
        assertThat(named).as(transaction).hasSize(1);
        return named.get(0);
    }

    private List<Issue> issues(String project) throws IOException, InterruptedException {
        return Issue.of(server.api(), project, "txguard:", false);
    }

    private static void assertThatAre(List<Issue> issues, List<Expected> expected) {
        for (Expected finding : expected) {
            assertThat(issues).as(finding.toString()).filteredOn(finding::is).hasSize(1);
        }
        assertThat(issues).hasSameSizeAs(expected);
    }

    /** An empty folder, without which the Java analyzer of 2025 refuses sources that were not compiled. */
    private String noBinaries() throws IOException {
        return "sonar.java.binaries=" + Files.createDirectories(server.folder().resolve("no-binaries"));
    }

    /** The gate's verdict, and the conditions that fail. */
    private String gate(String project) throws IOException, InterruptedException {
        JsonNode verdict = server.api()
                .get("api/qualitygates/project_status", Map.of("projectKey", project))
                .path("projectStatus");
        StringBuilder text = new StringBuilder(verdict.path("status").asText());
        for (JsonNode condition : verdict.path("conditions")) {
            if (condition.path("status").asText().equals("ERROR")) {
                text.append(' ').append(condition.path("metricKey").asText());
                text.append('=').append(condition.path("actualValue").asText());
            }
        }
        return text.toString();
    }

    private List<JsonNode> rules() throws IOException, InterruptedException {
        List<JsonNode> rules = new ArrayList<>();
        server.api()
                .get("api/rules/search", Map.of("repositories", "txguard", "ps", "100"))
                .path("rules")
                .forEach(rules::add);
        return rules;
    }

    private Set<String> activeRules(String profile) throws IOException, InterruptedException {
        String key = server.api()
                .get("api/qualityprofiles/search", Map.of("language", "java", "qualityProfile", profile))
                .path("profiles")
                .path(0)
                .path("key")
                .asText();
        assertThat(key).as("the profile " + profile).isNotEmpty();
        TreeSet<String> active = new TreeSet<>();
        server.api()
                .get(
                        "api/rules/search",
                        Map.of("repositories", "txguard", "ps", "100", "activation", "true", "qprofile", key))
                .path("rules")
                .forEach(rule -> active.add(rule.path("key").asText()));
        return active;
    }
}
