package io.github.txguard.catalogcheck;

import io.github.txguard.catalog.CatalogFile;
import io.github.txguard.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        SortedMap<String, SortedMap<String, LibraryType>> closures = new TreeMap<>();
        Map<String, LibraryType> all = new LinkedHashMap<>();
        rows.forEach((library, ofLibrary) -> {
            SortedMap<String, LibraryType> types = new StubClosure(libraries, ofLibrary).types();
            closures.put(library, types);
            types.forEach((name, type) -> all.merge(name, type, LibraryType::with));
        });
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
        Set<String> written = new LinkedHashSet<>();
        closures.forEach((library, types) -> {
            List<LibraryType> own = new ArrayList<>();
            for (String name : types.keySet()) {
                if (written.add(name)) {
                    String home = name.substring(0, Math.max(0, name.lastIndexOf('/')))
                            .replace('/', '.');
                    packages.computeIfAbsent(home, unused -> new TreeSet<>()).add(library);
                    own.add(Objects.requireNonNull(all.get(name)));
                }
            }
            if (!own.isEmpty()) {
                files.put(library + ".txt", StubText.of(own));
            }
        });
        StringBuilder index = new StringBuilder();
        packages.forEach((home, in) ->
                index.append(home).append(' ').append(String.join(" ", in)).append('\n'));
        files.put("index.txt", index.toString());
        return files;
    }
}
