package io.github.txguard.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Step of the build: writes the built-in rows in the form that is read fast. */
public final class CatalogCompiler {
    private CatalogCompiler() {}

    /**
     * Writes the rows beside the classes.
     *
     * @param arguments the folder of the classes
     * @throws IOException if the file cannot be written
     * @throws IllegalStateException if a built-in file is broken
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], "io", "github", "txguard", "catalog");
        Files.write(folder.resolve(Catalogs.COMPILED), CompiledCatalog.write(Catalogs.readYaml()));
    }
}
