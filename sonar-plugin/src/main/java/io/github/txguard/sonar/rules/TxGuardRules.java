package io.github.txguard.sonar.rules;

import io.github.txguard.TxGuard;
import io.github.txguard.api.RuleClassification.Impact;
import io.github.txguard.api.RuleInfo;
import java.util.List;
import org.sonar.api.issue.impact.Severity;
import org.sonar.api.issue.impact.SoftwareQuality;
import org.sonar.api.rule.RuleKey;
import org.sonar.api.rule.RuleScope;
import org.sonar.api.rule.RuleStatus;
import org.sonar.api.rules.CleanCodeAttribute;
import org.sonar.api.rules.RuleType;
import org.sonar.api.server.rule.RulesDefinition;

/** The rules as SonarQube knows them: everything comes from the documents that the analyzer brings. */
public final class TxGuardRules implements RulesDefinition {
    /** Key of the rule repository. */
    public static final String REPOSITORY = "txguard";

    /** Key of the language whose rules they are. */
    public static final String LANGUAGE = "java";

    private final List<RuleInfo> rules;

    /** Called by SonarQube. */
    public TxGuardRules() {
        this.rules = TxGuard.rules();
    }

    /**
     * How SonarQube names a rule.
     *
     * @param id rule id, such as {@code TXG001}
     */
    public static RuleKey key(String id) {
        return RuleKey.of(REPOSITORY, id);
    }

    /** Names of the rules that are on unless somebody turns them off, in the order of ids. */
    public static List<RuleKey> onByDefault() {
        return TxGuard.rules().stream()
                .filter(RuleInfo::enabled)
                .map(rule -> key(rule.id()))
                .toList();
    }

    @Override
    public void define(Context context) {
        NewRepository repository =
                context.createRepository(REPOSITORY, LANGUAGE).setName("TxGuard");
        rules.forEach(rule -> add(rule, repository));
        repository.done();
    }

    private static void add(RuleInfo info, NewRepository repository) {
        NewRule rule = repository
                .createRule(info.id())
                .setName(info.title())
                .setHtmlDescription(info.html())
                .setSeverity(info.severity().name())
                .setType(RuleType.valueOf(info.classification().type()))
                .setCleanCodeAttribute(
                        CleanCodeAttribute.valueOf(info.classification().attribute()))
                .setStatus(RuleStatus.READY)
                .setScope(RuleScope.MAIN)
                .setActivatedByDefault(info.enabled())
                .setTags(info.tags().toArray(String[]::new));
        info.classification().weaknesses().forEach(rule::addCwe);
        RuleSections.of(info).forEach(rule::addDescriptionSection);
        for (Impact impact : info.classification().impacts()) {
            rule.addDefaultImpact(SoftwareQuality.valueOf(impact.quality()), Severity.valueOf(impact.severity()));
        }
        rule.setDebtRemediationFunction(rule.debtRemediationFunctions().constantPerIssue(info.effortMinutes() + "min"));
    }
}
