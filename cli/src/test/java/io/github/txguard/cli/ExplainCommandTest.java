package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path project;

    @BeforeEach
    void writeProject() {
        Projects.file(project, "src/main/java/shop/Orders.java", """
                package shop;
                import org.springframework.transaction.annotation.Transactional;
                class Orders {
                    @Transactional
                    public void place() throws Exception {
                        pause();
                    }
                    void pause() throws Exception {
                        Thread.sleep(9);
                    }
                }
                """);
    }

    @Test
    void aMethodIsExplained() {
        Cli.Outcome outcome = Cli.real().run("explain", "--method", "Orders.pause", "--threads=1", project);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("shop.Orders#pause()  src/main/java/shop/Orders.java:8\n")
                .contains(
                        "1 transaction reaches it\n  Orders.place (@Transactional), certain",
                        "9: Thread.sleep",
                        "reported as TXG002 for Orders.place");
    }

    @Test
    void theWayToASecondMethodIsShown() {
        assertThat(Cli.real()
                        .run("explain", "-m", "Orders.java:5", "--to", "Thread.sleep", project)
                        .out())
                .contains(
                        "Ways to Thread.sleep\n", "Orders.place calls Orders.pause", "Orders.pause calls Thread.sleep");
    }

    @Test
    void unknownMethodIsAUsageErrorThatOffersOthers() {
        Cli.Outcome outcome = Cli.real().run("explain", "--method=Orders.paus", project);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).contains("No method is called Orders.paus; perhaps:\n  shop.Orders#pause()");
    }

    @Test
    void coloursAreThoseOfTheTextReport() {
        assertThat(Cli.real()
                        .run("explain", "--method=Orders.pause", "--color=always", project)
                        .out())
                .contains("\u001b[1m");
    }

    @Test
    void wrongArgumentsSayWhatIsWrong() {
        assertError(Cli.real().run("explain", project), "Missing required option: '--method=METHOD'");
        assertError(Cli.real().run("explain", "--method=a", "--depth=0", project), "--depth must be at least 1, not 0");
        assertError(Cli.real().run("explain", "--method=a", project.resolve("none")), "no such file or folder");
    }

    private static void assertError(Cli.Outcome outcome, String message) {
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("txguard: ").contains(message);
        assertThat(outcome.out()).isEmpty();
    }
}
