package io.github.txguard.catalog;

import java.util.List;

/**
 * What was read from one catalog file.
 *
 * @param name name of the file as the reader was given it
 * @param library identifier of the library that the rows speak of
 * @param artifacts coordinates that the file names for the library, those that only supertypes come from included
 * @param lines rows and removals in the order of the file
 * @param problems what could not be used
 */
public record CatalogFile(
        String name, String library, List<String> artifacts, List<CatalogLine> lines, List<CatalogProblem> problems) {
    /** Copies the lists so that the file is immutable. */
    public CatalogFile {
        artifacts = List.copyOf(artifacts);
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }
}
