package io.github.txguard.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which each user's programs keep what they can make again, where the user does not say otherwise. It outlives clean
 * builds, and needs no entry in lists of ignored files.
 */
public final class CacheFolder {
    private static final String NAME = "txguard";

    private CacheFolder() {}

    /** The folder by the customs of the running operating system; null if the user has no home. */
    public static @Nullable Path ofUser() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
    }

    static @Nullable Path of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        String local = environment.get("LOCALAPPDATA");
        String shared = environment.get("XDG_CACHE_HOME");
        if (shared != null && !shared.isBlank()) {
            return Path.of(shared, NAME);
        }
        if (name.startsWith("windows") && local != null && !local.isBlank()) {
            return Path.of(local, NAME, "cache");
        }
        if (home.isBlank() || home.equals("?")) {
            return null;
        }
        return name.startsWith("mac") ? Path.of(home, "Library", "Caches", NAME) : Path.of(home, ".cache", NAME);
    }
}
