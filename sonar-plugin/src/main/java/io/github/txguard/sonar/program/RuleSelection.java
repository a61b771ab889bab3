package io.github.txguard.sonar.program;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.sonar.rules.TxGuardRules;
import io.github.txguard.sonar.settings.ScannerSettings;
import java.util.ArrayList;
import java.util.List;
import org.sonar.api.batch.rule.ActiveRules;

/**
 * Which rules run: those that are active in the quality profile, whatever they are by default, and not turned off by the project.
 *
 * @param on ids of the rules that run
 * @param off ids of the others
 */
public record RuleSelection(List<String> on, List<String> off) {
    /** Copies the lists so that the selection is immutable. */
    public RuleSelection {
        on = List.copyOf(on);
        off = List.copyOf(off);
    }

    /**
     * The selection of a project.
     *
     * @param active active rules
     * @param settings what the project sets
     */
    public static RuleSelection of(ActiveRules active, ScannerSettings settings) {
        List<String> on = new ArrayList<>();
        List<String> off = new ArrayList<>();
        for (RuleInfo rule : TxGuard.rules()) {
            boolean runs = active.find(TxGuardRules.key(rule.id())) != null
                    && !settings.disabledRules().contains(rule.id());
            (runs ? on : off).add(rule.id());
        }
        return new RuleSelection(on, off);
    }

    /**
     * Asks for these rules.
     *
     * @param request request
     */
    public void applyTo(AnalysisRequest.Builder request) {
        request.enabledRules(on).disabledRules(off);
    }
}
