package io.github.txguard.api;

/**
 * A place in a source file.
 *
 * @param file path relative to the root of the analysis, with {@code /}
 * @param line line, from 1
 * @param column column, from 1, or 0 when unknown
 */
public record SourceLocation(String file, int line, int column) {}
