package io.github.txguard.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as its file has it: what it says and what it was checked against.
 *
 * @param entry what the row says
 * @param line line in the file, from 1
 * @param artifacts coordinates that the row holds for ({@code group:artifact:version/version}, oldest first, or
 *     {@code jdk:17/25})
 * @param absent types (fully qualified) and members ({@code Type.member}, with the simple name of the type) with the
 *     coordinates that lack them
 * @param attributes attributes of the row's annotations that the analysis or a reader may look at
 * @param unverified why the row cannot be checked against a library, or null when it is
 */
public record CatalogRow(
        ApiEntry entry,
        int line,
        List<String> artifacts,
        Map<String, List<String>> absent,
        List<String> attributes,
        @Nullable String unverified)
        implements CatalogLine {
    @Override
    public String id() {
        return entry.id();
    }
}
