package io.github.txguard.sonar.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.report.JsonReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonar.api.batch.sensor.internal.DefaultSensorDescriptor;
import org.sonar.api.batch.sensor.issue.Issue;

/** What users can make a scan do, and what goes wrong in scans. */
class ProgramSensorTest {
    private static final String SLEEPS = """
            package p;
            import org.springframework.transaction.annotation.Transactional;
            class %s {
                @Transactional
                public void %s(java.sql.Statement s) throws Exception {
                    s.execute("update t set a = 1");
                    Thread.sleep(10);
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        file("src/main/java/p/A.java", String.format(SLEEPS, "A", "a"));
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Scan scan() {
        return new Scan(folder).module("");
    }

    @Test
    void theCallIsMarked() {
        List<Issue> issues = scan().run();
        assertThat(issues).hasSize(1);
        var range = Objects.requireNonNull(issues.get(0).primaryLocation().textRange());
        assertThat(range.start().line()).isEqualTo(7);
        assertThat(range.start().lineOffset()).isEqualTo("        Thread.".length());
        assertThat(range.end().lineOffset()).isEqualTo("        Thread.sleep(10)".length());
    }

    @Test
    void aRuleThatIsNotActiveRaisesNothing() {
        assertThat(scan().without("TXG002").run()).isEmpty();
    }

    @Test
    void aSuppressionHolds() throws IOException {
        file(
                "src/main/java/p/A.java",
                String.format(SLEEPS, "A", "a")
                        .replace("sleep(10);", "sleep(10); // txguard: TXG002 a test of patience"));
        assertThat(scan().run()).isEmpty();
    }

    @Test
    void whatTheScanExcludesIsNotAnalyzed() throws IOException {
        file("src/main/java/p/B.java", String.format(SLEEPS, "B", "b"));
        assertThat(scan().excluding("B.java").run()).hasSize(1);
    }

    @Test
    void testsAreNotAnalyzed() throws IOException {
        file("src/test/java/p/ATest.java", String.format(SLEEPS, "ATest", "a"));
        assertThat(scan().run()).hasSize(1);
    }

    @Test
    void propertiesAreFollowed() throws IOException {
        file("src/main/java/p/B.java", String.format(SLEEPS, "B", "b"));
        assertThat(scan().set("sonar.txguard.excludes", "**/B.java").run()).hasSize(1);
        assertThat(scan().set("sonar.txguard.includes", "**/B.java").run()).hasSize(1);
        assertThat(scan().set("sonar.txguard.enabled", "false").run()).isEmpty();
    }

    @Test
    void theFileOfSettingsIsFollowedWherePropertiesSayNothing() throws IOException {
        file("src/main/java/p/B.java", String.format(SLEEPS, "B", "b"));
        file("txguard.yml", "excludes: ['**/B.java']\n");
        assertThat(scan().run()).hasSize(1);
        assertThat(scan().set("sonar.txguard.excludes", "**/None.java").run()).hasSize(2);
        file("txguard.yml", "disabledRules: [TXG002]\n");
        assertThat(scan().run()).isEmpty();
    }

    @Test
    void aSettingThatCannotBeFollowedIsToldAndFailsNothing() throws IOException {
        Scan scan = scan().set("sonar.txguard.pairs", "some");
        assertThat(scan.run()).isEmpty();
        assertThat(scan.warnings()).singleElement().asString().contains("sonar.txguard.pairs: there is no some");
        file("txguard.yml", "pears: all\n");
        Scan other = scan();
        assertThat(other.run()).isEmpty();
        assertThat(other.warnings()).singleElement().asString().contains("txguard.yml: there is no setting pears");
    }

    @Test
    void whatTheBaselineListsIsNotRaised() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("known.json"))) {
            new JsonReport()
                    .write(
                            TxGuard.analyze(AnalysisRequest.builder(folder)
                                    .sources(List.of(folder))
                                    .build()),
                            out);
        }
        file("src/main/java/p/B.java", String.format(SLEEPS, "B", "b"));
        assertThat(scan().set("sonar.txguard.baseline", "known.json").run())
                .singleElement()
                .satisfies(issue -> assertThat(
                                issue.primaryLocation().inputComponent().toString())
                        .endsWith("B.java"));
    }

    @Test
    void aBaselineThatIsNotThereIsToldAndHidesNothing() {
        Scan scan = scan().set("sonar.txguard.baseline", "none.json");
        assertThat(scan.run()).hasSize(1);
        assertThat(scan.warnings()).anyMatch(warning -> warning.contains("none.json"));
    }

    @Test
    void aFileThatDoesNotParseCostsItself() throws IOException {
        file("src/main/java/p/Broken.java", "package p; class Broken { void x( }");
        Scan scan = scan();
        assertThat(scan.run()).hasSize(1);
        assertThat(scan.warnings()).anyMatch(warning -> warning.contains("Broken.java"));
    }

    @Test
    void missingLibrariesAreTold() {
        Scan without = scan();
        without.run();
        assertThat(without.warnings()).anyMatch(warning -> warning.contains("no libraries (sonar.java.libraries)"));
        Scan wrong = scan().set("sonar.java.libraries", "lib/none.jar");
        wrong.run();
        assertThat(wrong.warnings())
                .anyMatch(warning -> warning.contains("did not find all of") && warning.contains("lib/none.jar"));
    }

    @Test
    void aCancelledScanEndsWithoutIssues() {
        Scan scan = scan();
        scan.context().setCancelled(true);
        assertThat(scan.run()).isEmpty();
        assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void theScannerRunsTheSensorsForJavaOnly() {
        DefaultSensorDescriptor project = new DefaultSensorDescriptor();
        new ProgramSensor(new ScannedModules(), warning -> {}).describe(project);
        assertThat(project.languages()).containsExactly("java");
        assertThat(project.ruleRepositories()).containsExactly("txguard");
        assertThat(project.isProcessesFilesIndependently()).isFalse();
    }
}
