package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is told in one line that names file and cause, and costs nothing else. */
class BadInputTest {
    private static final String FINDING = "src/main/java/p/Job.java:8: [TXG002] ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path project;

    @BeforeEach
    void writeJob() {
        Projects.file(project, "src/main/java/p/Job.java", """
                package p;

                class Job {
                    void run(java.sql.Connection connection) throws Exception {
                        connection.setAutoCommit(false);
                        connection.prepareStatement("update job set state = 'busy'").executeUpdate();
                        // Waits for the partner.
                        Thread.sleep(5000);
                        connection.commit();
                    }
                }
                """);
    }

    @Test
    void aSyntaxErrorCostsItsFileOnly() {
        Projects.file(project, "src/main/java/p/Broken.java", "package p;\n\nclass Broken {\n    void run( {\n}\n");
        Cli.Outcome outcome = Cli.real().run("check", project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains(FINDING, "1 problem:", "Looked at 1 of 2 files", "The analysis is incomplete")
                .containsPattern("(?m)^  src/main/java/p/Broken.java:[45]: \\[syntax] .+$");
    }

    @Test
    void aSyntaxErrorAloneMakesTheAnalysisIncomplete() throws IOException {
        Files.delete(project.resolve("src/main/java/p/Job.java"));
        Projects.file(project, "src/main/java/p/Broken.java", "class {");
        assertThat(Cli.real().run("check", project).exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void aWrongEncodingIsNamedAndTheFileStillAnalyzed() throws IOException {
        String text =
                Files.readString(project.resolve("src/main/java/p/Job.java")).replace("the partner", "Müller");
        Files.write(project.resolve("src/main/java/p/Job.java"), text.getBytes(StandardCharsets.ISO_8859_1));
        Cli.Outcome outcome = Cli.real().run("check", project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains(FINDING)
                .containsPattern("(?m)^  src/main/java/p/Job.java:7: \\[encoding] .*UTF-8.*$");
        assertThat(Cli.real().run("check", "--encoding=ISO-8859-1", project).out())
                .contains(FINDING)
                .doesNotContain("[encoding]");
    }

    @Test
    void aCorruptOrMissingJarIsNamed() {
        Path jar = Projects.file(project, "lib/corrupt.jar", "this is no jar");
        Cli.Outcome outcome = Cli.real()
                .run("check", "--classpath=" + jar, "--classpath=" + project.resolve("lib/missing.jar"), project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains(FINDING)
                .containsPattern("(?m)^  lib/corrupt.jar: \\[class path] .+$")
                .containsPattern("(?m)^  lib/missing.jar: \\[class path] .+$")
                .doesNotContain("incomplete");
    }

    @Test
    void aCorruptJarIsNamedThoughNoClassOfItIsNeeded() throws IOException {
        Files.writeString(project.resolve("src/main/java/p/Job.java"), "class Job {}");
        Path jar = Projects.file(project, "corrupt.jar", "this is no jar");
        Cli.Outcome outcome = Cli.real().run("check", "--classpath=" + jar, project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
        assertThat(outcome.out()).contains("  corrupt.jar: [class path] ").contains("No findings.");
    }

    @Test
    void aMissingPathIsNamed() {
        Cli.Outcome outcome = Cli.real().run("check", project, project.resolve("nowhere"));
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).isEqualTo("txguard: " + project.resolve("nowhere") + ": no such file or folder\n");
    }

    @Test
    void anOutputFolderThatCannotBeMadeIsNamedAndTheTextStillPrinted() {
        Path occupied = Projects.file(project, "occupied", "");
        Cli.Outcome outcome =
                Cli.real().run("check", "--format=json,sarif", "--output=" + occupied.resolve("out"), project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).hasLineCount(2).contains("out/txguard.json: ", "out/txguard.sarif: ");
        assertThat(outcome.out()).contains(FINDING);
    }

    @Test
    void aCatalogRowThatIsNotUnderstoodIsNamedByLine() {
        Path catalog = Projects.file(project, "rows.yml", """
                role: blocking
                rows:
                  - id: http.acme.partner
                    types: [com.acme.Partner]
                    kinds: http
                    mode: block
                """);
        Cli.Outcome outcome = Cli.real().run("check", "--catalog=" + catalog, project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains(FINDING)
                .containsPattern("(?m)^  rows.yml:[3-6]: \\[configuration] .*kind.*$");
    }

    @Test
    void aCatalogThatIsNotThereIsNamed() {
        Cli.Outcome outcome = Cli.real().run("check", "--catalog=" + project.resolve("rows.yml"), project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .isEqualTo("txguard: --catalog: there is no file " + project.resolve("rows.yml") + "\n");
    }

    @Test
    void anUnknownOptionIsNamed() {
        Cli.Outcome outcome = Cli.real().run("check", "--fast", project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).isEqualTo("txguard: Unknown option: '--fast' (see txguard check --help)\n");
    }

    @Test
    void aSuppressionWithoutReasonIsNamed() throws IOException {
        Path job = project.resolve("src/main/java/p/Job.java");
        Files.writeString(
                job, Files.readString(job).replace("Thread.sleep(5000);", "Thread.sleep(5000); // txguard: TXG002"));
        Cli.Outcome outcome = Cli.real().run("check", project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLEAN);
        assertThat(outcome.out())
                .contains("src/main/java/p/Job.java:8: [suppression] the suppression of TXG002 gives no reason");
    }
}
