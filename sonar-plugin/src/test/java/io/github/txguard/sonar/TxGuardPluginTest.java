package io.github.txguard.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.sonar.ide.EditorRules;
import io.github.txguard.sonar.ide.ModuleTexts;
import io.github.txguard.sonar.rules.SonarWayRules;
import io.github.txguard.sonar.rules.TxGuardProfile;
import io.github.txguard.sonar.rules.TxGuardRules;
import io.github.txguard.sonar.scanner.ModuleCollector;
import io.github.txguard.sonar.scanner.ProgramSensor;
import io.github.txguard.sonar.scanner.ScannedModules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonar.api.Plugin;
import org.sonar.api.SonarEdition;
import org.sonar.api.SonarQubeSide;
import org.sonar.api.SonarRuntime;
import org.sonar.api.batch.sensor.Sensor;
import org.sonar.api.config.PropertyDefinition;
import org.sonar.api.internal.SonarRuntimeImpl;
import org.sonar.api.scanner.sensor.ProjectSensor;
import org.sonar.api.utils.Version;

class TxGuardPluginTest {
    private static List<Object> extensions(SonarRuntime runtime) {
        Plugin.Context context = new Plugin.Context(runtime);
        new TxGuardPlugin().define(context);
        List<Object> found = new ArrayList<>();
        for (Object extension : context.getExtensions()) {
            found.add(extension);
        }
        return found;
    }

    @Test
    void serverAndScannerGetRulesProfilesSettingsAndSensors() {
        List<Object> extensions = extensions(
                SonarRuntimeImpl.forSonarQube(Version.create(11, 0), SonarQubeSide.SERVER, SonarEdition.COMMUNITY));
        assertThat(extensions)
                .contains(
                        TxGuardRules.class,
                        TxGuardProfile.class,
                        SonarWayRules.class,
                        ScannedModules.class,
                        ModuleCollector.class,
                        ProgramSensor.class);
        assertThat(extensions)
                .filteredOn(PropertyDefinition.class::isInstance)
                .extracting(definition -> ((PropertyDefinition) definition).key())
                .allMatch(key -> key.startsWith("sonar.txguard."));
    }

    @Test
    void editorsGetNoSensorBecauseTheyWouldDropIt() {
        List<Object> extensions = extensions(SonarRuntimeImpl.forSonarLint(Version.create(11, 0)));
        assertThat(extensions).contains(ModuleTexts.class, EditorRules.class);
        assertThat(extensions)
                .filteredOn(Class.class::isInstance)
                .noneMatch(type -> Sensor.class.isAssignableFrom((Class<?>) type)
                        || ProjectSensor.class.isAssignableFrom((Class<?>) type));
    }
}
