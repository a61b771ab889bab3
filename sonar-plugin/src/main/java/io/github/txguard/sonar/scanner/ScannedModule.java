package io.github.txguard.sonar.scanner;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * What only a module knows of itself during a scan.
 *
 * @param folder its folder
 * @param encoding encoding of its sources
 * @param binaries where its compiled classes are, as the build or the user wrote it: paths and patterns, relative to its folder
 * @param libraries where its libraries are, in the same way
 */
record ScannedModule(Path folder, Charset encoding, List<String> binaries, List<String> libraries) {
    ScannedModule {
        binaries = List.copyOf(binaries);
        libraries = List.copyOf(libraries);
    }
}
