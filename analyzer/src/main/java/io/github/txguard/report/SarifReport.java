package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SourceLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A result as SARIF 2.1.0: one run, every rule with its help, every finding with its code flow, every problem as a notification.
 * Addresses are relative to {@value #ROOT}, whose place is left to the reader so that no machine path gets into the file.
 */
public final class SarifReport implements ReportWriter {
    /** Name of the folder to which files are relative. */
    static final String ROOT = "%SRCROOT%";

    private static final String BLIND_SPOT = "BLIND_SPOT";

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Tool tool = Tool.current();

    @Override
    public void write(AnalysisResult result, OutputStream out) throws IOException {
        JsonOutput.write(out, json -> {
            json.field("$schema", SCHEMA);
            json.field("version", "2.1.0");
            json.array("runs", () -> json.object(() -> writeRun(json, result)));
        });
    }

    private void writeRun(JsonOutput json, AnalysisResult result) throws IOException {
        json.object("tool", () -> json.object("driver", () -> writeDriver(json, result.rules())));
        json.array("invocations", () -> json.object(() -> writeInvocation(json, result)));
        json.object(
                "originalUriBaseIds",
                () -> json.object(
                        ROOT,
                        () -> json.object(
                                "description", () -> json.field("text", "The folder that the analysis was given."))));
        json.field("columnKind", "utf16CodeUnits");
        json.array("results", () -> {
            SarifResult writer = new SarifResult(json, result.rules());
            for (Finding finding : result.findings()) {
                json.object(() -> writer.write(finding));
            }
        });
    }

    private void writeDriver(JsonOutput json, List<RuleInfo> rules) throws IOException {
        json.field("name", tool.name());
        json.field("version", tool.version());
        json.array("rules", () -> {
            for (RuleInfo rule : rules) {
                json.object(() -> writeRule(json, rule));
            }
        });
        json.array("notifications", () -> {
            for (Problem.Kind kind : Problem.Kind.values()) {
                json.object(() -> {
                    json.field("id", kind.name());
                    json.object("shortDescription", () -> json.field("text", ProblemWords.of(kind)));
                });
            }
            json.object(() -> {
                json.field("id", BLIND_SPOT);
                json.object(
                        "shortDescription",
                        () -> json.field("text", "Calls in transactions of which it is not known what they do."));
            });
        });
    }

    private static void writeRule(JsonOutput json, RuleInfo rule) throws IOException {
        json.field("id", rule.id());
        json.object("shortDescription", () -> json.field("text", rule.title()));
        json.object("fullDescription", () -> json.field("text", rule.title() + ". " + rule.advice()));
        json.object("help", () -> {
            json.field("text", rule.markdown());
            json.field("markdown", rule.markdown());
        });
        json.object("defaultConfiguration", () -> {
            json.field("enabled", rule.enabled());
            json.field("level", level(rule.severity()));
        });
        json.object("properties", () -> {
            json.strings("tags", rule.tags());
            json.strings("kinds", rule.kinds());
            json.field("precision", "high");
            // What GitHub's code scanning sorts by.
            json.field("problem.severity", level(rule.severity()).replace("note", "recommendation"));
        });
    }

    private static void writeInvocation(JsonOutput json, AnalysisResult result) throws IOException {
        json.field("executionSuccessful", !result.isIncomplete());
        json.array("toolExecutionNotifications", () -> {
            for (Problem problem : result.problems()) {
                json.object(() -> writeProblem(json, problem));
            }
            for (BlindSpot spot : result.blindSpots()) {
                json.object(() -> writeBlindSpot(json, spot));
            }
        });
    }

    private static void writeProblem(JsonOutput json, Problem problem) throws IOException {
        json.object("descriptor", () -> json.field("id", problem.kind().name()));
        json.field("level", problem.isLoss() ? "error" : "warning");
        json.object("message", () -> json.field("text", problem.file() + ": " + problem.message()));
        if (SarifLocation.isRelative(problem.file())) {
            json.array(
                    "locations", () -> json.object(() -> SarifLocation.write(json, problem.file(), problem.line(), 0)));
        }
    }

    private static void writeBlindSpot(JsonOutput json, BlindSpot spot) throws IOException {
        json.object("descriptor", () -> json.field("id", BLIND_SPOT));
        json.field("level", "note");
        json.object("message", () -> json.field("text", BlindSpotWords.line(spot)));
        SourceLocation at = spot.example();
        json.array("locations", () -> json.object(() -> SarifLocation.write(json, at.file(), at.line(), at.column())));
    }

    /** The level of a severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case BLOCKER, CRITICAL -> "error";
            case MAJOR -> "warning";
            case MINOR, INFO -> "note";
        };
    }
}
