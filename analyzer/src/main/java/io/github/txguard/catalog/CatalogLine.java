package io.github.txguard.catalog;

/** One item under {@code rows} of a catalog file: a row, or the wish to take one away. */
public sealed interface CatalogLine permits CatalogRow, CatalogRemoval {
    /** Identifier of the row that is meant. */
    String id();

    /** Line in the file, from 1. */
    int line();
}
