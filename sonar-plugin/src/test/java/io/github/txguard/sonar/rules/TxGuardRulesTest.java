package io.github.txguard.sonar.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sonar.api.issue.impact.Severity;
import org.sonar.api.issue.impact.SoftwareQuality;
import org.sonar.api.rule.RuleKey;
import org.sonar.api.rules.CleanCodeAttribute;
import org.sonar.api.rules.RuleType;
import org.sonar.api.server.debt.DebtRemediationFunction;
import org.sonar.api.server.profile.BuiltInQualityProfilesDefinition;
import org.sonar.api.server.rule.RuleDescriptionSection;
import org.sonar.api.server.rule.RulesDefinition;
import org.sonar.api.server.rule.RulesDefinition.Repository;
import org.sonar.api.server.rule.RulesDefinition.Rule;

class TxGuardRulesTest {
    private final Repository repository = load();

    private static Repository load() {
        RulesDefinition.Context context = new RulesDefinition.Context();
        new TxGuardRules().define(context);
        return Objects.requireNonNull(context.repository("txguard"));
    }

    private Rule rule(String id) {
        return Objects.requireNonNull(repository.rule(id), id);
    }

    @Test
    void everyRuleIsRegisteredForJava() {
        assertThat(repository.language()).isEqualTo("java");
        assertThat(repository.rules())
                .extracting(Rule::key)
                .containsExactlyInAnyOrderElementsOf(
                        TxGuard.rules().stream().map(RuleInfo::id).toList());
    }

    @Test
    void aRuleBringsAllItsMetadata() {
        Rule rule = rule("TXG001");
        assertThat(rule.name()).isEqualTo("Remote calls should not be made inside a transaction");
        assertThat(rule.severity()).isEqualTo("BLOCKER");
        assertThat(rule.type()).isEqualTo(RuleType.BUG);
        assertThat(rule.cleanCodeAttribute()).isEqualTo(CleanCodeAttribute.LOGICAL);
        assertThat(rule.defaultImpacts())
                .isEqualTo(Map.of(
                        SoftwareQuality.RELIABILITY, Severity.HIGH, SoftwareQuality.MAINTAINABILITY, Severity.MEDIUM));
        assertThat(rule.securityStandards()).containsExactly("cwe:400");
        assertThat(rule.tags()).containsExactlyInAnyOrder("database", "performance", "transaction");
        assertThat(rule.htmlDescription())
                .startsWith("<h2>Why is this an issue?</h2>")
                .contains("<pre><code");
        DebtRemediationFunction effort = Objects.requireNonNull(rule.debtRemediationFunction());
        assertThat(effort.baseEffort()).isEqualTo("1h");
    }

    @Test
    void onlyTheRuleThatIsOffByDefaultIsNotActivated() {
        List<String> inactive = repository.rules().stream()
                .filter(rule -> !rule.activatedByDefault())
                .map(Rule::key)
                .toList();
        assertThat(inactive).containsExactly("TXG011");
    }

    @Test
    void explanationsAreCutIntoTabs() {
        for (Rule rule : repository.rules()) {
            assertThat(rule.ruleDescriptionSections())
                    .as(rule.key())
                    .extracting(RuleDescriptionSection::getKey)
                    .containsExactly("introduction", "how_to_fix", "resources", "root_cause");
        }
        String why = rule("TXG001").ruleDescriptionSections().stream()
                .filter(section -> section.getKey().equals("root_cause"))
                .map(RuleDescriptionSection::getHtmlContent)
                .findFirst()
                .orElseThrow();
        assertThat(why).contains("<em>idle in transaction</em>").contains("<h3>What is not reported</h3>");
    }

    @Test
    void whatIsOnByDefaultIsInSonarWayAndInTheProfile() {
        List<String> on = repository.rules().stream()
                .filter(Rule::activatedByDefault)
                .map(Rule::key)
                .toList();
        List<RuleKey> sonarWay = new ArrayList<>();
        new SonarWayRules().register(sonarWay::addAll);
        assertThat(sonarWay).extracting(RuleKey::rule).containsExactlyInAnyOrderElementsOf(on);
        BuiltInQualityProfilesDefinition.Context context = new BuiltInQualityProfilesDefinition.Context();
        new TxGuardProfile().define(context);
        assertThat(context.profile("java", "TxGuard").rules())
                .extracting(BuiltInQualityProfilesDefinition.BuiltInActiveRule::ruleKey)
                .containsExactlyInAnyOrderElementsOf(on);
    }
}
