package io.github.txguard.sonar.scanner;

import io.github.txguard.sonar.program.ModuleDescription;
import java.util.ArrayList;
import java.util.List;
import org.sonar.api.scanner.ScannerSide;

/**
 * The modules of a scan that have Java files. The scanner makes one of these for a scan and hands it to the sensor of each module,
 * which knows the module's class path, and to the sensor of the project, which does not.
 */
@ScannerSide
public final class ScannedModules {
    private final List<ModuleDescription> modules = new ArrayList<>();

    /** Called by the scanner. */
    public ScannedModules() {}

    void add(ModuleDescription module) {
        modules.add(module);
    }

    /** In the order of the scan. */
    List<ModuleDescription> all() {
        return List.copyOf(modules);
    }
}
