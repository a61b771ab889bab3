package io.github.txguard.sonar.rules;

import org.sonar.api.server.profile.BuiltInQualityProfilesDefinition;

/** A profile with the rules of TxGuard alone, for those who want to look at nothing else. */
public final class TxGuardProfile implements BuiltInQualityProfilesDefinition {
    /** Name of the profile. */
    public static final String NAME = "TxGuard";

    /** Called by SonarQube. */
    public TxGuardProfile() {}

    @Override
    public void define(Context context) {
        NewBuiltInQualityProfile profile = context.createBuiltInQualityProfile(NAME, TxGuardRules.LANGUAGE);
        TxGuardRules.onByDefault().forEach(rule -> profile.activateRule(rule.repository(), rule.rule()));
        profile.done();
    }
}
