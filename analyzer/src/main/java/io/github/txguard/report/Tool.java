package io.github.txguard.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The tool that a report names.
 *
 * @param name name
 * @param version version, such as {@code 0.1.0}
 */
public record Tool(String name, String version) {
    /** The running tool. */
    public static Tool current() {
        Properties properties = new Properties();
        try (InputStream in = Tool.class.getResourceAsStream("tool.properties")) {
            if (in == null) {
                throw new IllegalStateException("tool.properties is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("tool.properties cannot be read", e);
        }
        return new Tool(properties.getProperty("name", "TxGuard"), properties.getProperty("version", "unknown"));
    }
}
