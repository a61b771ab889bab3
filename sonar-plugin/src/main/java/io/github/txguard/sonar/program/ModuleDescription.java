package io.github.txguard.sonar.program;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.sonar.api.batch.fs.FileSystem;
import org.sonar.api.config.Configuration;

/**
 * What only a module knows of itself.
 *
 * @param folder its folder
 * @param encoding encoding of its sources
 * @param binaries where its compiled classes are, as the build or the user wrote it: paths and patterns, relative to its folder
 * @param libraries where its libraries are, in the same way
 */
public record ModuleDescription(Path folder, Charset encoding, List<String> binaries, List<String> libraries) {
    private static final String BINARIES = "sonar.java.binaries";
    private static final String LIBRARIES = "sonar.java.libraries";

    /** Copies the lists so that the description is immutable. */
    public ModuleDescription {
        binaries = List.copyOf(binaries);
        libraries = List.copyOf(libraries);
    }

    /**
     * The module that is being looked at.
     *
     * @param files its files
     * @param config its properties
     */
    public static ModuleDescription of(FileSystem files, Configuration config) {
        return new ModuleDescription(
                files.baseDir().toPath().toAbsolutePath().normalize(),
                files.encoding(),
                List.of(config.getStringArray(BINARIES)),
                List.of(config.getStringArray(LIBRARIES)));
    }
}
