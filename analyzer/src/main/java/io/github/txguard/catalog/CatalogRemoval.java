package io.github.txguard.catalog;

/**
 * Takes a row away that an earlier file brought.
 *
 * @param id identifier of the row
 * @param line line in the file, from 1
 */
public record CatalogRemoval(String id, int line) implements CatalogLine {}
