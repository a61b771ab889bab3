package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.CallPath;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path project;

    @BeforeEach
    void writeProject() {
        Projects.type(project, "src/main/java/A.java");
    }

    @Test
    void theRequestSaysWhatWasAsked() {
        Cli cli = Cli.clean();
        Projects.file(project, "lib/b.jar", "");
        Projects.file(project, "lib/a.jar", "");
        Projects.file(project, "lib/readme.txt", "");
        cli.run(
                "check",
                "--classpath",
                project.resolve("lib") + "/*" + File.pathSeparator + "classes",
                "--min-confidence=possible",
                "--pairs=all",
                "--enable=txg011",
                "--disable=TXG006,TXG010",
                "--include=**/billing/**",
                "--exclude=**/legacy/**",
                "--encoding=ISO-8859-1",
                "--threads=3",
                project);
        AnalysisRequest request = cli.request();
        assertThat(request.root()).isEqualTo(project);
        assertThat(request.sources()).containsExactly(project.resolve("src/main/java"));
        assertThat(request.classPath())
                .containsExactly(project.resolve("lib/a.jar"), project.resolve("lib/b.jar"), Path.of("classes"));
        assertThat(request.minConfidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(request.pairs()).isEqualTo(Pairs.ALL);
        assertThat(request.enabledRules()).containsExactly("TXG011");
        assertThat(request.disabledRules()).containsExactly("TXG006", "TXG010");
        assertThat(request.includes()).containsExactly("**/billing/**");
        assertThat(request.excludes()).containsExactly("**/legacy/**");
        assertThat(request.encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(request.threads()).isEqualTo(3);
    }

    @Test
    void severalPathsShareARoot() {
        Cli cli = Cli.clean();
        Projects.type(project, "one/p/B.java");
        Projects.type(project, "two/q/C.java");
        Path one = project.resolve("one");
        Path two = project.resolve("two");
        cli.run("check", one, two);
        assertThat(cli.request().root()).isEqualTo(project);
        assertThat(cli.request().sources()).containsExactly(one, two);
    }

    @Test
    void sourcesBesideTheProjectMoveTheRootUp() {
        Cli cli = Cli.clean();
        Projects.file(
                project,
                "app/pom.xml",
                "<project><build><sourceDirectory>../shared</sourceDirectory></build></project>");
        Projects.type(project, "shared/p/B.java");
        cli.run("check", project.resolve("app"));
        assertThat(cli.request().root()).isEqualTo(project);
        assertThat(cli.request().sources()).containsExactly(project.resolve("shared"));
    }

    @ParameterizedTest
    @CsvSource({
        "any, 1",
        "info, 1",
        "minor, 1",
        "major, 1",
        "critical, 0",
        "blocker, 0",
        "never, 0",
    })
    void theThresholdDecidesOfTheExitCode(String failOn, int expected) {
        assertThat(Cli.returning(found())
                        .run("check", "--fail-on", failOn, project)
                        .exitCode())
                .isEqualTo(expected);
    }

    @Test
    void anyFindingFailsUnlessSaidOtherwise() {
        assertThat(Cli.returning(found()).run("check", project).exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Cli.clean().run("check", project).exitCode()).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void anIncompleteAnalysisIsNotClean() {
        assertThat(Cli.returning(incomplete(List.of())).run("check", project).exitCode())
                .isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void findingsSayMoreThanGaps() {
        AnalysisResult result = incomplete(List.of(finding()));
        assertThat(Cli.returning(result).run("check", project).exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Cli.returning(result)
                        .run("check", "--fail-on=never", project)
                        .exitCode())
                .isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void textIsTheDefault() {
        Cli.Outcome outcome = Cli.returning(found()).run("check", project);
        assertThat(outcome.out())
                .startsWith("src/main/java/A.java:3: [TXG002] ")
                .endsWith("(100 %).\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void oneFormatGoesToStandardOutput() {
        Cli.Outcome outcome = Cli.returning(incomplete(List.of())).run("check", "--format", "json", project);
        assertThat(outcome.out()).startsWith("{\n  \"schemaVersion\": 1,");
        assertThat(outcome.err()).isEqualTo("txguard: src/main/java/B.java:7: [syntax] expected ';'\n");
    }

    @Test
    void severalFormatsGoToAFolder() {
        Path out = project.resolve("out/reports");
        Cli.Outcome outcome = Cli.clean().run("check", "-f", "text,json", "-f", "sarif", "--output", out, project);
        assertThat(out.resolve("txguard.txt")).content().startsWith("No findings.");
        assertThat(out.resolve("txguard.json")).content().startsWith("{");
        assertThat(out.resolve("txguard.sarif")).content().contains("sarif-schema-2.1.0.json");
        assertThat(outcome.out()).startsWith("No findings.");
    }

    @Test
    void aFormatMayNameItsFile() {
        Path json = project.resolve("findings.json");
        Path sarif = project.resolve("deep/er/findings.sarif");
        Cli.clean().run("check", "--format=json=" + json, "--format=sarif=" + sarif, project);
        assertThat(json).content().startsWith("{");
        assertThat(sarif).content().contains("sarif");
    }

    @Test
    void theExtensionOfTheOutputIsUnderstood() {
        Path out = project.resolve("findings.sarif");
        Cli.clean().run("check", "--output", out, project);
        assertThat(out).content().contains("sarif-schema-2.1.0.json");
    }

    @Test
    void severalFormatsWithoutAPlaceAreAnError() {
        assertError(
                Cli.clean().run("check", "-f", "json", "-f", "sarif", project),
                "only one format can go to standard output: use --output DIR or --format NAME=FILE");
    }

    @Test
    void anOutputThatCannotBeWrittenLosesNoOther() throws IOException {
        Path occupied = Projects.file(project, "occupied", "");
        Path json = project.resolve("findings.json");
        Cli.Outcome outcome = Cli.returning(found())
                .run("check", "--format=sarif=" + occupied.resolve("x.sarif"), "--format=json=" + json, project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .isEqualTo("txguard: cannot write " + occupied.resolve("x.sarif") + ": " + occupied
                        + " is a file, not a folder\n");
        assertThat(outcome.out()).contains("[TXG002]");
        assertThat(Files.readString(json)).contains("TXG002");
    }

    @Test
    void wrongArgumentsAreNamedInOneLine() {
        Path missing = project.resolve("missing");
        assertError(Cli.clean().run("check", missing), missing + ": no such file or folder");
        assertError(Cli.clean().run("check", "--formt", "json", project), "Unknown option: '--formt'");
        assertError(Cli.clean().run("check"), "Missing required parameter: 'PATH'");
        assertError(Cli.clean().run("chck"), "Unmatched argument at index 0: 'chck'");
        assertError(Cli.clean().run(), "Missing command: check, explain, rules or summary");
        assertError(
                Cli.clean().run("check", "--format", "xml", project),
                "--format: there is no format xml, only text, json, sarif, sonar");
        assertError(Cli.clean().run("check", "--fail-on", "bad", project), "Invalid value for option '--fail-on'");
        assertError(Cli.clean().run("check", "--threads", "0", project), "--threads must be at least 1, not 0");
        assertError(Cli.clean().run("check", "--threads", "x", project), "Invalid value for option '--threads'");
        assertError(
                Cli.clean().run("check", "--encoding", "utf8000", project), "--encoding: there is no encoding utf8000");
        assertError(
                Cli.clean().run("check", "--enable", "TXG999", project),
                "--enable: there is no rule TXG999, only TXG001, ");
        assertError(Cli.clean().run("check", "--include", "a[", project), "--include: a[ is not a pattern: ");
        assertError(Cli.clean().run("check", "--root", missing, project), "--root: " + missing + " is not a folder");
    }

    private static void assertError(Cli.Outcome outcome, String message) {
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).startsWith("txguard: " + message).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void progressIsShownOnATerminalOnlyAndWiped() {
        assertThat(Cli.clean().run("check", project).err()).isEmpty();
        assertThat(Cli.clean().onTerminal().run("check", project).err())
                .isEqualTo("\r\u001b[Ktxguard: parse 50 % (1 of 2)\r\u001b[K");
        assertThat(Cli.clean()
                        .onTerminal()
                        .run("check", "--no-progress", project)
                        .err())
                .isEmpty();
    }

    @Test
    void coloursCanBeAskedFor() {
        assertThat(Cli.returning(found())
                        .run("check", "--color=always", project)
                        .out())
                .contains("\u001b[");
        assertThat(Cli.returning(found()).run("check", project).out()).doesNotContain("\u001b");
    }

    @Test
    void anInternalErrorIsOneLine() {
        Cli.Outcome outcome = Cli.failing(new IllegalStateException("broken")).run("check", project);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(outcome.err())
                .startsWith("txguard: internal error: ")
                .contains("broken")
                .hasLineCount(1);
    }

    @Test
    void helpAndVersionAreThere() {
        assertThat(Cli.clean().run("--version").out()).startsWith("TxGuard 0.");
        assertThat(Cli.clean().run("check", "--help").out()).contains("--fail-on", "Exit codes:", "  3   ");
        assertThat(Cli.clean().run("--help").out()).contains("check", "rules");
    }

    @Test
    void rulesAreListedAndExplained() {
        assertThat(Cli.clean().run("rules").out())
                .hasLineCount(17)
                .startsWith("TXG001  BLOCKER   Remote calls should not be made inside a transaction\n")
                .contains("TXG011  MINOR     Passwords should not be hashed inside a transaction (off by default)\n");
        assertThat(Cli.clean().run("explain-rule", "txg002").out())
                .startsWith("# TXG002: ")
                .contains("## How to fix it");
        assertError(Cli.clean().run("rules", "TXG000"), "rules: there is no rule TXG000");
    }

    private static AnalysisResult found() {
        return new AnalysisResult(List.of(finding()), List.of(), new Coverage(1, 1, 9, 1, 1, 1, 1, 1), TxGuard.rules());
    }

    private static AnalysisResult incomplete(List<Finding> findings) {
        return new AnalysisResult(
                findings,
                List.of(new Problem(Problem.Kind.SYNTAX, "src/main/java/B.java", 7, "expected ';'")),
                new Coverage(2, 1, 9, 1, 1, 1, 1, 1),
                TxGuard.rules());
    }

    private static Finding finding() {
        SourceLocation here = new SourceLocation("src/main/java/A.java", 3, 5);
        return new Finding(
                "TXG002",
                "wait",
                Severity.MAJOR,
                Confidence.CERTAIN,
                HeldState.CONNECTION_HELD,
                "A.run waits.",
                "Do not.",
                "f",
                new TransactionRef(
                        "Spring @Transactional", "A#run()", new SourceLocation("src/main/java/A.java", 2, 1), true),
                new SinkRef("java.lang.Thread#sleep", "wait.jdk.sleep", "A#run()", here),
                new CallPath(List.of(new PathStep("A#run()", here, "Thread.sleep", ""))));
    }
}
