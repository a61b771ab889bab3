package io.github.txguard.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the files that are packed beside the classes of this package. */
final class CatalogResources {
    private CatalogResources() {}

    /**
     * The text of a file.
     *
     * @param name path below the catalog's folder
     * @throws IllegalStateException if there is none
     */
    static String text(String name) {
        try (InputStream in = CatalogResources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the analyzer's jar: catalog/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read in the analyzer's jar: catalog/" + name, e);
        }
    }

    /**
     * The lines of a file, empty ones left out.
     *
     * @param name path below the catalog's folder
     */
    static List<String> lines(String name) {
        return text(name).lines().filter(line -> !line.isEmpty()).toList();
    }
}
