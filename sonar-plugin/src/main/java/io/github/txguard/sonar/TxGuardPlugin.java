package io.github.txguard.sonar;

import io.github.txguard.sonar.ide.EditorRules;
import io.github.txguard.sonar.ide.ModuleTexts;
import io.github.txguard.sonar.rules.SonarWayRules;
import io.github.txguard.sonar.rules.TxGuardProfile;
import io.github.txguard.sonar.rules.TxGuardRules;
import io.github.txguard.sonar.scanner.ModuleCollector;
import io.github.txguard.sonar.scanner.ProgramSensor;
import io.github.txguard.sonar.scanner.ScannedModules;
import io.github.txguard.sonar.settings.ScannerProperties;
import org.sonar.api.Plugin;
import org.sonar.api.SonarProduct;

/** What SonarQube loads: on the server, in the scanner, and in editors. */
public final class TxGuardPlugin implements Plugin {
    /** Called by SonarQube with the name it finds in the manifest. */
    public TxGuardPlugin() {}

    @Override
    public void define(Context context) {
        context.addExtensions(TxGuardRules.class, TxGuardProfile.class, SonarWayRules.class);
        context.addExtensions(ScannerProperties.definitions());
        if (context.getRuntime().getProduct() == SonarProduct.SONARLINT) {
            context.addExtensions(ModuleTexts.class, EditorRules.class);
        } else {
            context.addExtensions(ScannedModules.class, ModuleCollector.class, ProgramSensor.class);
        }
    }
}
