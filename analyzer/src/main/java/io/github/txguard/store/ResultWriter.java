package io.github.txguard.store;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;

/** Writes results, component by component; {@link ResultReader} reads them in the same order. */
final class ResultWriter {
    private final ByteSink out;

    ResultWriter(ByteSink out) {
        this.out = out;
    }

    void result(AnalysisResult result) {
        out.list(result.findings(), this::finding);
        out.list(result.problems(), this::problem);
        coverage(result.coverage());
        out.list(result.blindSpots(), this::blindSpot);
    }

    private void finding(Finding finding) {
        out.text(finding.rule());
        out.text(finding.kind());
        out.text(finding.severity().name());
        out.text(finding.confidence().name());
        out.text(finding.held().name());
        out.text(finding.message());
        out.text(finding.advice());
        out.text(finding.fingerprint());
        transaction(finding.transaction());
        sink(finding.sink());
        out.list(finding.path().steps(), this::step);
        SourceLocation loop = finding.loop();
        out.flag(loop != null);
        if (loop != null) {
            location(loop);
        }
    }

    private void transaction(TransactionRef transaction) {
        out.text(transaction.kind());
        out.text(transaction.method());
        location(transaction.location());
        out.flag(transaction.begins());
    }

    private void sink(SinkRef sink) {
        out.text(sink.api());
        out.text(sink.entry());
        out.text(sink.method());
        location(sink.location());
    }

    private void step(PathStep step) {
        out.text(step.method());
        location(step.location());
        out.text(step.callee());
        out.text(step.reason());
    }

    private void location(SourceLocation location) {
        out.text(location.file());
        out.number(location.line());
        out.number(location.column());
    }

    void problem(Problem problem) {
        out.text(problem.kind().name());
        out.text(problem.file());
        out.number(problem.line());
        out.text(problem.message());
    }

    private void coverage(Coverage coverage) {
        out.number(coverage.files());
        out.number(coverage.filesParsed());
        out.number(coverage.lines());
        out.number(coverage.methods());
        out.number(coverage.methodsAnalyzed());
        out.number(coverage.calls());
        out.number(coverage.callsResolved());
        out.number(coverage.scopes());
    }

    private void blindSpot(BlindSpot spot) {
        out.text(spot.kind().name());
        out.text(spot.subject());
        out.number(spot.calls());
        out.number(spot.transactions());
        out.list(spot.members(), member -> {
            out.text(member.name());
            out.number(member.calls());
        });
        out.text(spot.method());
        location(spot.example());
    }
}
