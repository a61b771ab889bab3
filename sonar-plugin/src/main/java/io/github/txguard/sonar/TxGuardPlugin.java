package io.github.txguard.sonar;

import org.sonar.api.Plugin;

/** What SonarQube loads; it has no extension to offer yet. */
public final class TxGuardPlugin implements Plugin {
    /** Called by SonarQube with the name it finds in the manifest. */
    public TxGuardPlugin() {}

    @Override
    public void define(Context context) {}
}
