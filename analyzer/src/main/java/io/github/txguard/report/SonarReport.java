package io.github.txguard.report;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.RuleClassification.Impact;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.SourceLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Findings in SonarQube's generic format for issues of other tools, which its scanner reads from
 * {@code sonar.externalIssuesReportPaths}: for servers on which nobody may install plugins. The format knows no flow; so the
 * steps of a path are secondary locations, and their messages are numbered because the server sorts them by line.
 */
public final class SonarReport implements ReportWriter {
    /** What the server puts behind {@code external_} as the repository of the rules. */
    private static final String ENGINE = "txguard";

    @Override
    public void write(AnalysisResult result, OutputStream out) throws IOException {
        Set<String> reported = new TreeSet<>();
        result.findings().forEach(finding -> reported.add(finding.rule()));
        List<RuleInfo> rules = result.rules().stream()
                .filter(rule -> reported.contains(rule.id()))
                .toList();
        JsonOutput.write(out, json -> {
            json.array("rules", () -> {
                for (RuleInfo rule : rules) {
                    json.object(() -> writeRule(json, rule));
                }
            });
            json.array("issues", () -> {
                for (Finding finding : result.findings()) {
                    json.object(() -> writeIssue(json, finding, effort(rules, finding)));
                }
            });
        });
    }

    private static int effort(List<RuleInfo> rules, Finding finding) {
        return rules.stream()
                .filter(rule -> rule.id().equals(finding.rule()))
                .mapToInt(RuleInfo::effortMinutes)
                .findFirst()
                .orElse(0);
    }

    private static void writeRule(JsonOutput json, RuleInfo rule) throws IOException {
        json.field("id", rule.id());
        json.field("name", rule.title());
        json.field("description", rule.html());
        json.field("engineId", ENGINE);
        json.field("cleanCodeAttribute", rule.classification().attribute());
        json.field("type", rule.classification().type());
        json.field("severity", rule.severity().name());
        json.array("impacts", () -> {
            for (Impact impact : rule.classification().impacts()) {
                json.object(() -> {
                    json.field("softwareQuality", impact.quality());
                    json.field("severity", impact.severity());
                });
            }
        });
    }

    private static void writeIssue(JsonOutput json, Finding finding, int effort) throws IOException {
        List<Place> places = places(finding);
        int last = places.size() - 1;
        json.field("ruleId", finding.rule());
        json.field("effortMinutes", effort);
        json.object("primaryLocation", () -> writePlace(json, primary(finding), finding.message()));
        json.array("secondaryLocations", () -> {
            for (int i = 0; i <= last && last > 0; i++) {
                Place place = places.get(i);
                String message = (i + 1) + "/" + (last + 1) + ": " + place.message;
                json.object(() -> writePlace(json, place.at, message));
            }
        });
    }

    /**
     * In the file of the transaction, at the call if it is there: the server takes an issue for as old as the newest of its lines
     * in the file where it is shown, and the lines around a transaction are the ones that change.
     */
    private static SourceLocation primary(Finding finding) {
        SourceLocation transaction = finding.transaction().location();
        SourceLocation sink = finding.sink().location();
        return sink.file().equals(transaction.file()) ? sink : transaction;
    }

    /** The path as far as it runs through files of the project: the server has no others. */
    private static List<Place> places(Finding finding) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(finding.transaction().location(), StepWords.opening(finding)));
        for (PathStep step : finding.path().steps()) {
            if (isOfProject(step.location())) {
                places.add(new Place(step.location(), StepWords.of(step)));
            }
        }
        SourceLocation sink = finding.sink().location();
        if (finding.path().steps().isEmpty() && isOfProject(sink)) {
            places.add(new Place(sink, finding.message()));
        }
        return places;
    }

    private static boolean isOfProject(SourceLocation location) {
        return SarifLocation.isRelative(location.file()) && !location.file().contains("!/");
    }

    private static void writePlace(JsonOutput json, SourceLocation at, String message) throws IOException {
        json.field("message", message);
        json.field("filePath", at.file());
        if (at.line() > 0) {
            json.object("textRange", () -> json.field("startLine", at.line()));
        }
    }

    private record Place(SourceLocation at, String message) {}
}
