package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void writeProjects() {
        Projects.file(folder, "billing/src/main/java/billing/Gateway.java", """
                package billing;
                public class Gateway {
                    public void charge() throws Exception {
                        Thread.sleep(9);
                    }
                }
                """);
        Projects.file(folder, "shop/src/main/java/shop/Orders.java", """
                package shop;
                class Orders {
                    @org.springframework.transaction.annotation.Transactional
                    public void place() throws Exception {
                        new billing.Gateway().charge();
                    }
                }
                """);
    }

    @Test
    void aCheckFollowsCallsIntoTheModuleOfAnotherBuild() throws IOException {
        Path summary = folder.resolve("out/billing.tgs");
        assertThat(Cli.real().run("summary", "--no-cache", "-o", summary, folder.resolve("billing")))
                .isEqualTo(new Cli.Outcome(0, "", ""));
        Files.delete(folder.resolve("billing/src/main/java/billing/Gateway.java"));
        Cli.Outcome check = Cli.real().run("check", "--no-cache", "--summaries", summary, folder.resolve("shop"));
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).startsWith("billing/src/main/java/billing/Gateway.java:4: [TXG002] ");
        assertThat(Cli.real().run("check", "--no-cache", folder.resolve("shop")).exitCode())
                .isZero();
    }

    @Test
    void whatCannotBeReadIsToldOf() {
        Projects.file(folder, "billing/src/main/java/billing/Broken.java", "class {");
        Cli.Outcome outcome = Cli.real()
                .run(
                        "summary",
                        "--no-cache",
                        "--name",
                        "bills",
                        "-o",
                        folder.resolve("b.tgs"),
                        folder.resolve("billing"));
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("txguard: src/main/java/billing/Broken.java:1: ");
        assertThat(folder.resolve("b.tgs")).exists();
    }

    @Test
    void aSummaryThatIsNotThereIsAUsageError() {
        Cli.Outcome outcome = Cli.real().run("check", "--summaries", "gone.tgs", folder.resolve("shop"));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("txguard: --summaries: there is no file gone.tgs\n");
    }
}
