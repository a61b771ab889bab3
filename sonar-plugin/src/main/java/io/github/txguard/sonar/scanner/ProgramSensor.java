package io.github.txguard.sonar.scanner;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.report.Baseline;
import io.github.txguard.settings.SettingException;
import io.github.txguard.sonar.issues.IssueDraft;
import io.github.txguard.sonar.issues.IssueWriter;
import io.github.txguard.sonar.program.CancellableAnalysis;
import io.github.txguard.sonar.program.KnownFindings;
import io.github.txguard.sonar.program.RuleSelection;
import io.github.txguard.sonar.rules.TxGuardRules;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.SensorDescriptor;
import org.sonar.api.notifications.AnalysisWarnings;
import org.sonar.api.scanner.sensor.ProjectSensor;

/** Analyzes all modules as one program once each has left word of itself, and raises what it finds. */
public final class ProgramSensor implements ProjectSensor {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramSensor.class);

    private final ScannedModules modules;
    private final AnalysisWarnings warnings;

    /**
     * Called by the scanner.
     *
     * @param modules what the modules left
     * @param warnings takes what is shown on the page of the project
     */
    public ProgramSensor(ScannedModules modules, AnalysisWarnings warnings) {
        this.modules = modules;
        this.warnings = warnings;
    }

    @Override
    public void describe(SensorDescriptor descriptor) {
        descriptor
                .name("TxGuard: transactions that wait")
                .onlyOnLanguage(TxGuardRules.LANGUAGE)
                .onlyOnFileType(InputFile.Type.MAIN)
                .createIssuesForRuleRepositories(TxGuardRules.REPOSITORY);
    }

    /** A failure of ours is no reason to lose what other analyzers found, so nothing is thrown. */
    @Override
    public void execute(SensorContext context) {
        try {
            ScannerSettings settings = ScannerSettings.of(
                    context.config(), context.fileSystem().baseDir().toPath());
            if (settings.enabled()) {
                analyze(context, settings);
            } else {
                LOG.info("TxGuard is turned off for this project");
            }
        } catch (SettingException e) {
            LOG.error("TxGuard did not run: {}", e.getMessage());
            warnings.addUnique("TxGuard did not run: " + e.getMessage());
        } catch (CancellationException e) {
            LOG.info("TxGuard stops: {}", e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("TxGuard failed; the scan goes on without its issues", e);
            warnings.addUnique("TxGuard failed and raised no issues; the log of the scan says why: " + e);
        }
    }

    private void analyze(SensorContext context, ScannerSettings settings) {
        ScannedProgram program = new ScannedProgram(context.fileSystem(), modules.all());
        LOG.info(
                "{} Java files in {} modules, {} entries on the class path",
                program.size(),
                modules.all().size(),
                program.classPath().size());
        RuleSelection rules = RuleSelection.of(context.activeRules(), settings);
        ScanResult result = context.isCacheEnabled()
                ? remembered(context, program, settings, rules)
                : fresh(context, program, settings, rules).result();
        raise(result.drafts(), new IssueWriter(context, program));
        tell(result.report());
    }

    /**
     * A result and whether the next scan may rely on it.
     *
     * @param result result
     * @param lasting false if something could not be done that may be possible the next time
     */
    private record Fresh(ScanResult result, boolean lasting) {}

    private ScanResult remembered(
            SensorContext context, ScannedProgram program, ScannerSettings settings, RuleSelection rules) {
        String digest;
        try {
            digest = InputDigest.of(program, settings, rules);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Something cannot be read, so the previous scan is of no use", e);
            return fresh(context, program, settings, rules).result();
        }
        PreviousScan previous = new PreviousScan(context, digest);
        ScanResult known = previous.result();
        if (known != null) {
            LOG.info("Nothing has changed since the previous scan, so its issues are raised again");
            return known;
        }
        Fresh fresh = fresh(context, program, settings, rules);
        if (fresh.lasting()) {
            previous.keep(fresh.result());
        }
        return fresh.result();
    }

    private Fresh fresh(SensorContext context, ScannedProgram program, ScannerSettings settings, RuleSelection rules) {
        List<String> trouble = new ArrayList<>();
        Baseline baseline = KnownFindings.of(settings.baseline(), trouble::add);
        AnalysisRequest.Builder request = program.request(settings, rules);
        AnalysisResult result = CancellableAnalysis.run(
                progress -> TxGuard.analyze(request.progress(progress).build()), context::isCancelled);
        List<IssueDraft> drafts = result.findings().stream()
                .filter(finding -> !baseline.contains(finding))
                .map(IssueDraft::of)
                .toList();
        if (drafts.size() < result.findings().size()) {
            LOG.info("{} findings are in the baseline", result.findings().size() - drafts.size());
        }
        ScanReport report = ScanReport.of(program, result).with(trouble);
        return new Fresh(new ScanResult(drafts, report), trouble.isEmpty() && !result.isIncomplete());
    }

    private static void raise(List<IssueDraft> drafts, IssueWriter writer) {
        long raised = drafts.stream().filter(writer::write).count();
        LOG.info("Raised {} issues", raised);
        if (raised < drafts.size()) {
            LOG.info("{} findings are in files that are no part of the scan", drafts.size() - raised);
        }
    }

    private void tell(ScanReport report) {
        report.information().forEach(LOG::info);
        report.trouble().forEach(LOG::warn);
        report.warnings().forEach(warning -> {
            LOG.warn(warning);
            warnings.addUnique(warning);
        });
    }
}
