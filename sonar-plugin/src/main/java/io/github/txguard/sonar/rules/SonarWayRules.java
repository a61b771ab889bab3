package io.github.txguard.sonar.rules;

import org.sonar.plugins.java.api.ProfileRegistrar;

/** Adds the rules to "Sonar way", the profile that projects have unless somebody chose another, so that nobody need turn them on. */
public final class SonarWayRules implements ProfileRegistrar {
    /** Called by SonarQube. */
    public SonarWayRules() {}

    @Override
    public void register(RegistrarContext context) {
        context.registerDefaultQualityProfileRules(TxGuardRules.onByDefault());
    }
}
