package io.github.txguard.sonar.scanner;

import io.github.txguard.sonar.program.ModuleDescription;
import io.github.txguard.sonar.rules.TxGuardRules;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.sensor.Sensor;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.SensorDescriptor;

/** Leaves word of a module for {@link ProgramSensor}, which comes last and has no class path of its own. */
public final class ModuleCollector implements Sensor {
    private final ScannedModules modules;

    /**
     * Called by the scanner.
     *
     * @param modules takes what there is to know
     */
    public ModuleCollector(ScannedModules modules) {
        this.modules = modules;
    }

    @Override
    public void describe(SensorDescriptor descriptor) {
        descriptor
                .name("TxGuard: class path of the module")
                .onlyOnLanguage(TxGuardRules.LANGUAGE)
                .onlyOnFileType(InputFile.Type.MAIN)
                .createIssuesForRuleRepositories(TxGuardRules.REPOSITORY);
    }

    @Override
    public void execute(SensorContext context) {
        modules.add(ModuleDescription.of(context.fileSystem(), context.config()));
    }
}
