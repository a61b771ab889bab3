package io.github.txguard.sonar;

import org.sonar.api.Plugin;

/** What SonarQube loads. So far it brings the rules; nothing raises their issues on the server yet. */
public final class TxGuardPlugin implements Plugin {
    /** Called by SonarQube with the name it finds in the manifest. */
    public TxGuardPlugin() {}

    @Override
    public void define(Context context) {
        context.addExtension(TxGuardRulesDefinition.class);
    }
}
