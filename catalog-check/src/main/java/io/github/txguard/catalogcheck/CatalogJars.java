package io.github.txguard.catalogcheck;

import io.github.txguard.catalog.CatalogFile;
import io.github.txguard.catalog.CatalogRow;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The jars that the catalog names. */
final class CatalogJars {
    /** Where they lie; {@code -Dcatalog.jars} names a folder that outlives a clean build. */
    static final Path FOLDER = Path.of(System.getProperty("catalog.jars", "target/jars"));

    private CatalogJars() {}

    /**
     * The jars, fetched as far as they are missing.
     *
     * @param files files of the catalog
     */
    static SortedSet<Coordinate> fetched(List<CatalogFile> files) {
        SortedSet<Coordinate> coordinates = new TreeSet<>();
        for (CatalogFile file : files) {
            file.artifacts().forEach(text -> coordinates.addAll(Coordinate.parse(text)));
            file.lines()
                    .forEach(line -> ((CatalogRow) line)
                            .artifacts()
                            .forEach(text -> coordinates.addAll(Coordinate.parse(text))));
        }
        new JarFetcher(FOLDER).fetch(coordinates);
        return coordinates;
    }
}
