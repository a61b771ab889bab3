package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.rules.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users run, as a process of its own. */
class ExecutableJarIT {
    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("txguard.jar"), "txguard.jar"));
    private static final long TIMEOUT_SECONDS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theJarKnowsItsRulesAndVersion() throws Exception {
        assertThat(run(0, "rules"))
                .hasLineCount(RuleBook.builtIn().rules().size())
                .contains("TXG001");
        assertThat(run(0, "--version")).startsWith("TxGuard 0.");
    }

    @Test
    void theJarFindsWhatWaits() throws Exception {
        Projects.file(folder, "src/main/java/p/Job.java", """
                package p;

                import org.springframework.transaction.annotation.Transactional;

                class Job {
                    private final Repository repository = new Repository();

                    @Transactional
                    public void run() throws InterruptedException {
                        repository.update();
                        Thread.sleep(5000);
                    }
                }
                """);
        assertThat(run(1, "check", folder.toString()))
                .startsWith("src/main/java/p/Job.java:11: [TXG002] Thread.sleep ");
    }

    @Test
    void wrongArgumentsAreToldInOneLine() throws Exception {
        assertThat(run(2, "check", "--nonsense", folder.toString()))
                .hasLineCount(1)
                .startsWith("txguard: Unknown option: '--nonsense'");
    }

    /** Both processes of a larger analysis see that something is wrong with the cache. */
    @Test
    void whatIsWrongIsToldOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            Projects.file(folder, "src/main/java/p/Type" + i + ".java", "package p; class Type" + i + " {}");
        }
        Path cache = Files.writeString(folder.resolve("cache"), "no folder");
        String output = run(0, "check", "--cache=" + cache, folder.toString());
        assertThat(output.lines().filter(line -> line.startsWith("txguard: ")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(output).contains("Looked at 60 of 60 files");
    }

    private String run(int exitCode, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
        return output;
    }
}
