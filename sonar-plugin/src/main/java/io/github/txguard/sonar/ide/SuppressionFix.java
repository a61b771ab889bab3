package io.github.txguard.sonar.ide;

import io.github.txguard.sonar.issues.IssueDraft;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.fs.TextRange;
import org.sonar.api.batch.sensor.issue.NewIssue;
import org.sonar.api.batch.sensor.issue.fix.NewInputFileEdit;
import org.sonar.api.batch.sensor.issue.fix.NewQuickFix;

/**
 * Offers to write the comment that accepts a finding. Moving a call out of a transaction is a design decision that no edit of text can
 * make; that somebody has decided to leave it is the one change that is certain to do what it says.
 */
final class SuppressionFix {
    private static final Logger LOG = LoggerFactory.getLogger(SuppressionFix.class);

    private SuppressionFix() {}

    /**
     * Offers it.
     *
     * @param issue issue
     * @param file file in which the issue is shown
     * @param draft the issue before it was raised
     */
    static void offer(NewIssue issue, InputFile file, IssueDraft draft) {
        try {
            List<String> lines = file.contents().lines().toList();
            int number = draft.place().line();
            if (number < 1 || number > lines.size()) {
                return;
            }
            String line = lines.get(number - 1);
            String code = line.stripLeading();
            String indent = line.substring(0, line.length() - code.length());
            if (code.isEmpty()) {
                return;
            }
            // Editors refuse empty ranges, so the first character is replaced by itself with a line before it.
            int end = indent.length() + Character.charCount(code.codePointAt(0));
            TextRange first = file.newRange(number, indent.length(), number, end);
            String comment = "// txguard: " + draft.rule() + " reason: say why it may wait here";
            NewQuickFix fix = issue.newQuickFix().message("Accept: silence " + draft.rule() + " here, with a reason");
            NewInputFileEdit edit = fix.newInputFileEdit().on(file);
            edit.addTextEdit(edit.newTextEdit()
                    .at(first)
                    .withNewText(comment + lineEnd(file) + indent + line.substring(indent.length(), end)));
            issue.addQuickFix(fix.addInputFileEdit(edit));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("TxGuard offers no quick fix in {}", file, e);
        }
    }

    private static String lineEnd(InputFile file) throws IOException {
        return file.contents().contains("\r\n") ? "\r\n" : "\n";
    }
}
