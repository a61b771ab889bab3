package io.github.txguard.sonar.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonarsource.sonarlint.core.analysis.api.Flow;
import org.sonarsource.sonarlint.core.analysis.api.Issue;
import org.sonarsource.sonarlint.core.analysis.api.IssueLocation;
import org.sonarsource.sonarlint.core.analysis.api.QuickFix;
import org.sonarsource.sonarlint.core.analysis.api.TextEdit;

/** The sample application in an editor. */
@SuppressWarnings("NullAway.Init") // JUnit opens it
class EditorIT {
    private static final Path SHOP =
            Path.of("../test-fixtures/shop").toAbsolutePath().normalize();

    /** One for all tests, as in life: the engine stays while files are opened and changed. */
    private static Editor editor;

    @BeforeAll
    static void open(@TempDir Path work) throws Exception {
        editor = new Editor(SHOP, work);
    }

    @AfterAll
    static void close() {
        editor.close();
    }

    @BeforeEach
    void undo() {
        editor.restore();
    }

    private List<Issue> analyze(EditorFile file) throws Exception {
        List<Issue> issues = editor.analyze(file);
        assertThat(editor.log()).doesNotContain("TxGuard failed");
        return issues;
    }

    @Test
    void theOpenFileHasItsIssuesWithThePathThroughOthers() throws Exception {
        List<Issue> issues = analyze(editor.file("/BillingJob.java"));
        assertThat(issues)
                .as(editor.log())
                .hasSize(1)
                .allMatch(issue -> issue.getRuleKey().toString().equals("txguard:TXG001"));
        Issue billing = issues.stream()
                .filter(issue -> issue.getMessage().contains("BillingJob"))
                .findFirst()
                .orElseThrow();
        assertThat(billing.flows()).hasSize(1);
        Flow flow = billing.flows().get(0);
        IssueLocation first = flow.locations().get(flow.locations().size() - 1);
        assertThat(first.getMessage()).contains("opens the transaction");
        assertThat(first.getInputFile().relativePath()).endsWith("/BillingJob.java");
        assertThat(flow.locations().get(0).getInputFile().relativePath()).endsWith("/ProviderApi.java");
    }

    @Test
    void anIssueGoesWhenItsCauseIsTypedAway() throws Exception {
        EditorFile archive = editor.file("/InvoiceArchive.java");
        assertThat(analyze(archive)).hasSize(1);
        archive.type(archive.contents().replace("@Transactional", ""));
        assertThat(analyze(archive)).isEmpty();
    }

    @Test
    void aChangeInAnotherFileCounts() throws Exception {
        EditorFile job = editor.file("/BillingJob.java");
        EditorFile billing = editor.file("/OrderBilling.java");
        assertThat(analyze(job)).hasSize(1);
        billing.type(billing.contents()
                .replace(
                        "payments.charge(new Charge(key, order.getCustomer().getCardToken(), order.getTotal()))",
                        "new Receipt(key)"));
        editor.announce(billing);
        assertThat(analyze(job)).isEmpty();
    }

    @Test
    void theQuickFixSilencesTheIssue() throws Exception {
        EditorFile file = editor.file("/StockReplenishment.java");
        List<QuickFix> fixes = analyze(file).get(0).quickFixes();
        assertThat(fixes).hasSize(1);
        TextEdit edit = fixes.get(0).inputFileEdits().get(0).textEdits().get(0);
        file.type(applied(edit, file.contents()));
        assertThat(file.contents()).contains("// txguard: TXG001 reason: say why");
        assertThat(analyze(file)).isEmpty();
    }

    private static String applied(TextEdit edit, String text) {
        List<String> lines = text.lines().toList();
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i + 1 == edit.range().getStartLine()) {
                line = line.substring(0, edit.range().getStartLineOffset())
                        + edit.newText()
                        + line.substring(edit.range().getEndLineOffset());
            }
            changed.append(line).append('\n');
        }
        return changed.toString();
    }

    @Test
    void aFileWithoutItsProjectIsAnalyzedByItself() throws Exception {
        EditorFile file = editor.file("/StockReplenishment.java");
        editor.keepOnly(file);
        assertThat(analyze(file)).hasSize(1);
    }

    @Test
    void aChangedFileTakesWellUnderASecond() throws Exception {
        EditorFile file = editor.file("/RefundService.java");
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            file.type(file.contents() + "// typed\n");
            long begun = System.nanoTime();
            assertThat(analyze(file)).hasSize(2);
            millis.add((System.nanoTime() - begun) / 1_000_000);
        }
        // The best of some, for other work on the machine is not ours.
        assertThat(Collections.min(millis))
                .as("milliseconds of each analysis: " + millis)
                .isLessThan(1_000);
        System.out.println("Analyses of a changed file of the shop in the editor's engine, in ms: " + millis);
    }
}
