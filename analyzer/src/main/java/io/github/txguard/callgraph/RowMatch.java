package io.github.txguard.callgraph;

import io.github.txguard.catalog.ApiEntry;

/**
 * A catalog row that names a called method.
 *
 * @param row the row
 * @param applies whether its conditions hold for the call
 */
public record RowMatch(ApiEntry row, boolean applies) {}
