package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.SourceLocation;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A result for other programs. The form is a contract: within one schema version members may be added, but none is removed,
 * renamed or given another meaning.
 */
public final class JsonReport implements ReportWriter {
    private static final int SCHEMA_VERSION = 1;

    private final Tool tool = Tool.current();

    @Override
    public void write(AnalysisResult result, OutputStream out) throws IOException {
        JsonOutput.write(out, json -> {
            json.field("schemaVersion", SCHEMA_VERSION);
            json.object("tool", () -> {
                json.field("name", tool.name());
                json.field("version", tool.version());
            });
            json.field("complete", !result.isIncomplete());
            json.object("coverage", () -> writeCoverage(json, result.coverage()));
            json.array("problems", () -> {
                for (Problem problem : result.problems()) {
                    json.object(() -> writeProblem(json, problem));
                }
            });
            json.array("findings", () -> {
                for (Finding finding : result.findings()) {
                    json.object(() -> writeFinding(json, finding));
                }
            });
            json.array("blindSpots", () -> {
                for (BlindSpot spot : result.blindSpots()) {
                    json.object(() -> writeBlindSpot(json, spot));
                }
            });
        });
    }

    private static void writeCoverage(JsonOutput json, Coverage coverage) throws IOException {
        json.field("files", coverage.files());
        json.field("filesParsed", coverage.filesParsed());
        json.field("lines", coverage.lines());
        json.field("methods", coverage.methods());
        json.field("methodsAnalyzed", coverage.methodsAnalyzed());
        json.field("calls", coverage.calls());
        json.field("callsResolved", coverage.callsResolved());
        json.field("scopes", coverage.scopes());
    }

    private static void writeProblem(JsonOutput json, Problem problem) throws IOException {
        json.field("kind", problem.kind().name());
        json.field("loss", problem.isLoss());
        json.field("file", problem.file());
        if (problem.line() > 0) {
            json.field("line", problem.line());
        }
        json.field("message", problem.message());
    }

    private static void writeFinding(JsonOutput json, Finding finding) throws IOException {
        json.field("rule", finding.rule());
        json.field("kind", finding.kind());
        json.field("severity", finding.severity().name());
        json.field("confidence", finding.confidence().name());
        json.field("held", finding.held().name());
        json.field("message", finding.message());
        json.field("advice", finding.advice());
        json.field("fingerprint", finding.fingerprint());
        json.object("transaction", () -> {
            json.field("kind", finding.transaction().kind());
            json.field("method", finding.transaction().method());
            writeLocation(json, finding.transaction().location());
        });
        json.object("sink", () -> {
            json.field("api", finding.sink().api());
            json.field("entry", finding.sink().entry());
            json.field("method", finding.sink().method());
            writeLocation(json, finding.sink().location());
        });
        json.array("path", () -> {
            for (PathStep step : finding.path().steps()) {
                json.object(() -> writeStep(json, step));
            }
        });
        SourceLocation loop = finding.loop();
        if (loop != null) {
            json.object("loop", () -> writeLocation(json, loop));
        }
    }

    private static void writeBlindSpot(JsonOutput json, BlindSpot spot) throws IOException {
        json.field("kind", spot.kind().name());
        json.field("subject", spot.subject());
        json.field("message", BlindSpotWords.of(spot));
        json.field("advice", BlindSpotWords.advice(spot.kind()));
        json.field("calls", spot.calls());
        json.field("transactions", spot.transactions());
        json.array("members", () -> {
            for (BlindSpot.Member member : spot.members()) {
                json.object(() -> {
                    json.field("name", member.name());
                    json.field("calls", member.calls());
                });
            }
        });
        json.object("example", () -> {
            json.field("method", spot.method());
            writeLocation(json, spot.example());
        });
    }

    private static void writeStep(JsonOutput json, PathStep step) throws IOException {
        json.field("method", step.method());
        writeLocation(json, step.location());
        json.field("callee", step.callee());
        if (!step.reason().isEmpty()) {
            json.field("reason", step.reason());
        }
    }

    private static void writeLocation(JsonOutput json, SourceLocation location) throws IOException {
        json.field("file", location.file());
        json.field("line", location.line());
        if (location.column() > 0) {
            json.field("column", location.column());
        }
    }
}
