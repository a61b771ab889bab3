package io.github.txguard.sonar.ide;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Finding;
import io.github.txguard.report.Baseline;
import io.github.txguard.settings.SettingException;
import io.github.txguard.sonar.ide.ModuleTexts.Snapshot;
import io.github.txguard.sonar.issues.IssueDraft;
import io.github.txguard.sonar.issues.IssueWriter;
import io.github.txguard.sonar.program.CancellableAnalysis;
import io.github.txguard.sonar.program.ConfigurationFolders;
import io.github.txguard.sonar.program.KnownFindings;
import io.github.txguard.sonar.program.ModuleClassPath;
import io.github.txguard.sonar.program.ModuleDescription;
import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.plugins.java.api.JavaFileScanner;
import org.sonar.plugins.java.api.JavaFileScannerContext;

/**
 * What editors run on an open file. The findings are the same as on a server and shown at the same places, so that what was accepted
 * there is not shown here.
 */
final class OpenFileCheck implements JavaFileScanner {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFileCheck.class);

    private final SensorContext context;
    private final ModuleTexts module;

    OpenFileCheck(SensorContext context, ModuleTexts module) {
        this.context = context;
        this.module = module;
    }

    /** Other rules of the editor go on whatever becomes of ours, so nothing is thrown. */
    @Override
    public void scanFile(JavaFileScannerContext scanned) {
        InputFile open = scanned.getInputFile();
        try {
            ScannerSettings settings = ScannerSettings.of(
                    context.config(), context.fileSystem().baseDir().toPath());
            if (settings.enabled()) {
                analyze(open, settings);
            }
        } catch (CancellationException e) {
            LOG.debug("TxGuard stops: {}", e.getMessage());
        } catch (SettingException e) {
            LOG.warn("TxGuard did not run: {}", e.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.error("TxGuard failed on {}", open, e);
        }
    }

    private void analyze(InputFile open, ScannerSettings settings) throws IOException {
        long begun = System.nanoTime();
        Snapshot now = module.now(open);
        Path root = context.fileSystem().baseDir().toPath().toAbsolutePath().normalize();
        List<IssueDraft> drafts = drafts(
                new KnownIssues.Input(
                        ModuleDescription.of(context.fileSystem(), context.config()),
                        settings,
                        RuleSelection.of(context.activeRules(), settings),
                        now.texts()),
                root,
                ModuleTexts.path(open));
        IssueWriter writer = new IssueWriter(
                context, name -> now.files().get(root.resolve(name).normalize()));
        int raised = 0;
        for (IssueDraft draft : drafts) {
            InputFile shown = writer.fileOf(draft);
            if (shown != null
                    && shown.uri().equals(open.uri())
                    && writer.write(draft, issue -> SuppressionFix.offer(issue, open, draft))) {
                raised++;
            }
        }
        LOG.debug(
                "TxGuard: {} issues in {}, {} files of the module, {} ms",
                raised,
                open,
                now.files().size(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    /** Issues among which are those of the open file. */
    private List<IssueDraft> drafts(KnownIssues.Input input, Path root, @Nullable Path open) {
        KnownIssues last = module.known();
        KnownIssues known = last != null && last.input().equals(input) ? last : KnownIssues.none(input);
        List<IssueDraft> drafts = open == null ? known.all() : known.of(open);
        if (drafts != null) {
            return drafts;
        }
        if (open == null || known.areMany()) {
            List<IssueDraft> all = drafts(
                    input, root, request -> module.workspace().analyze(request).findings());
            module.know(known.withAll(all));
            return all;
        }
        List<IssueDraft> some =
                drafts(input, root, request -> module.workspace().findingsOf(request, open));
        module.know(known.with(open, some));
        return some;
    }

    private List<IssueDraft> drafts(
            KnownIssues.Input input, Path root, Function<AnalysisRequest, List<Finding>> analysis) {
        AnalysisRequest.Builder request = request(input, root);
        Baseline baseline = KnownFindings.of(input.settings().baseline(), LOG::warn);
        return CancellableAnalysis.run(
                progress -> analysis.apply(request.progress(progress).build()).stream()
                        .filter(finding -> !baseline.contains(finding))
                        .map(IssueDraft::of)
                        .toList(),
                context::isCancelled);
    }

    private static AnalysisRequest.Builder request(KnownIssues.Input input, Path root) {
        List<Path> sources = new ArrayList<>(input.texts().keySet());
        sources.addAll(ConfigurationFolders.of(root, input.texts().keySet()));
        AnalysisRequest.Builder request = AnalysisRequest.builder(root)
                .sources(sources)
                .classPath(List.copyOf(ModuleClassPath.of(input.module()).entries()));
        input.texts().forEach(request::text);
        input.settings().applyTo(request);
        input.rules().applyTo(request);
        return request;
    }
}
