package io.github.txguard.catalog;

import java.util.List;

/**
 * The built-in catalog with a user's rows.
 *
 * @param catalog every row in force
 * @param problems what could not be used of the user's files
 */
public record ExtendedCatalog(ApiCatalog catalog, List<CatalogProblem> problems) {
    /** Copies the list so that the value is immutable. */
    public ExtendedCatalog {
        problems = List.copyOf(problems);
    }
}
