package io.github.txguard.report;

import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.SourceLocation;
import java.io.IOException;
import java.util.List;

/** Findings as SARIF writes them. */
final class SarifResult {
    private final JsonOutput json;
    private final List<String> rules;

    SarifResult(JsonOutput json, List<RuleInfo> rules) {
        this.json = json;
        this.rules = rules.stream().map(RuleInfo::id).toList();
    }

    /** Writes the members of a result. */
    void write(Finding finding) throws IOException {
        json.field("ruleId", finding.rule());
        int index = rules.indexOf(finding.rule());
        if (index >= 0) {
            json.field("ruleIndex", index);
        }
        json.field("level", SarifReport.level(finding.severity()));
        text("message", finding.message() + " " + finding.advice());
        json.array(
                "locations",
                () -> json.object(() -> {
                    SarifLocation.write(json, finding.sink().location());
                    method(finding.sink().method());
                }));
        json.array("relatedLocations", () -> related(finding));
        json.array(
                "codeFlows",
                () -> json.object(() -> json.array(
                        "threadFlows", () -> json.object(() -> json.array("locations", () -> flow(finding))))));
        json.object("partialFingerprints", () -> json.field("txguard/v1", finding.fingerprint()));
        json.object("properties", () -> {
            json.field("kind", finding.kind());
            json.field("severity", finding.severity().name());
            json.field("confidence", finding.confidence().name());
            json.field("held", finding.held().name());
            json.field("api", finding.sink().api());
            json.field("entry", finding.sink().entry());
            json.field("transactionKind", finding.transaction().kind());
            json.field("transactionMethod", finding.transaction().method());
        });
    }

    private void related(Finding finding) throws IOException {
        json.object(() -> {
            json.field("id", 1);
            SarifLocation.write(json, finding.transaction().location());
            method(finding.transaction().method());
            text("message", "The transaction: " + finding.transaction().kind());
        });
        SourceLocation loop = finding.loop();
        if (loop != null) {
            json.object(() -> {
                json.field("id", 2);
                SarifLocation.write(json, loop);
                text("message", "The loop that repeats the wait");
            });
        }
    }

    private void flow(Finding finding) throws IOException {
        flowLocation(finding.transaction().location(), 0, "essential", StepWords.opening(finding));
        List<PathStep> steps = finding.path().steps();
        for (int i = 0; i < steps.size(); i++) {
            PathStep step = steps.get(i);
            flowLocation(step.location(), i, i + 1 == steps.size() ? "essential" : "important", StepWords.of(step));
        }
    }

    private void flowLocation(SourceLocation location, int nesting, String importance, String message)
            throws IOException {
        json.object(() -> {
            json.object("location", () -> {
                SarifLocation.write(json, location);
                text("message", message);
            });
            json.field("nestingLevel", nesting);
            json.field("importance", importance);
        });
    }

    private void method(String name) throws IOException {
        json.array(
                "logicalLocations",
                () -> json.object(() -> {
                    json.field("fullyQualifiedName", name);
                    json.field("kind", "function");
                }));
    }

    private void text(String name, String text) throws IOException {
        json.object(name, () -> json.field("text", text));
    }
}
