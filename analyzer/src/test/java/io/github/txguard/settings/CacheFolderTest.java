package io.github.txguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {
    @Test
    void eachSystemHasItsCustom() {
        assertThat(CacheFolder.of("Linux", "/home/a", Map.of())).isEqualTo(Path.of("/home/a/.cache/txguard"));
        assertThat(CacheFolder.of("Mac OS X", "/Users/a", Map.of()))
                .isEqualTo(Path.of("/Users/a/Library/Caches/txguard"));
        assertThat(CacheFolder.of("Windows 11", "/u", Map.of("LOCALAPPDATA", "/l")))
                .isEqualTo(Path.of("/l/txguard/cache"));
    }

    @Test
    void theEnvironmentWins() {
        assertThat(CacheFolder.of("Linux", "/home/a", Map.of("XDG_CACHE_HOME", "/c")))
                .isEqualTo(Path.of("/c/txguard"));
    }

    @Test
    void nobodyWithoutAHomeHasOne() {
        assertThat(CacheFolder.of("Linux", "?", Map.of())).isNull();
    }
}
