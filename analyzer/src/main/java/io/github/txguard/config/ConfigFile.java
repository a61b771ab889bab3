package io.github.txguard.config;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A configuration file that was read. Immutable. */
public final class ConfigFile {
    private final String name;
    private final byte[] content;

    /**
     * A file.
     *
     * @param name path relative to the root, with {@code /}
     * @param content its bytes
     */
    public ConfigFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** Path relative to the root, with {@code /}. */
    public String name() {
        return name;
    }

    /** The name without its folders. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The content, copied. */
    public byte[] bytes() {
        return content.clone();
    }

    /** The folder, empty for the root. */
    String folder() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** The content as UTF-8, in which settings are written today; malformed bytes are replaced. */
    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The content as it is; XML says itself how it is encoded. */
    InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
