package io.github.txguard.engine;

import io.github.txguard.report.Tool;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Which build of the analyzer runs. What one has read another may read differently. */
final class BuildIdentity {
    private static final String UNRELEASED = "-SNAPSHOT";

    private BuildIdentity() {}

    /**
     * The version; that of an unreleased one with the time of its jar.
     *
     * @return null where it cannot be told, such as for class folders, in which classes change one by one
     */
    static @Nullable String current() {
        String version = Tool.current().version();
        if (!version.endsWith(UNRELEASED)) {
            return version;
        }
        CodeSource source = BuildIdentity.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            return jar == null || !Files.isRegularFile(jar)
                    ? null
                    : version + " " + Files.size(jar) + " "
                            + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
