package io.github.txguard.catalogcheck;

import io.github.txguard.catalog.CatalogFile;
import io.github.txguard.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the recorded types, one file per library, with an index. */
final class StubFiles {
    private StubFiles() {}

    /**
     * The text of every file by its name: {@code <library>.txt}, and {@code index.txt}, which says in which libraries the
     * types of a package are.
     *
     * @param catalog files of the catalog
     * @param libraries opened jars
     */
    static SortedMap<String, String> write(List<CatalogFile> catalog, Libraries libraries) {
        SortedMap<String, List<CatalogRow>> rows = new TreeMap<>();
        for (CatalogFile file : catalog) {
            List<CatalogRow> ofLibrary = rows.computeIfAbsent(file.library(), unused -> new ArrayList<>());
            file.lines().forEach(line -> ofLibrary.add((CatalogRow) line));
        }
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
        Set<String> written = new LinkedHashSet<>();
        for (Map.Entry<String, List<CatalogRow>> entry : rows.entrySet()) {
            SortedMap<String, LibraryType> types = new StubClosure(libraries, entry.getValue()).types();
            types.keySet().removeIf(name -> !written.add(name));
            for (String name : types.keySet()) {
                String home =
                        name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
                packages.computeIfAbsent(home, unused -> new TreeSet<>()).add(entry.getKey());
            }
            if (!types.isEmpty()) {
                files.put(entry.getKey() + ".txt", StubText.of(types.values()));
            }
        }
        StringBuilder index = new StringBuilder();
        packages.forEach((home, in) ->
                index.append(home).append(' ').append(String.join(" ", in)).append('\n'));
        files.put("index.txt", index.toString());
        return files;
    }
}
