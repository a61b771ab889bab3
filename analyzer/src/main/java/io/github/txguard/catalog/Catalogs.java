package io.github.txguard.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where catalogs come from. */
public final class Catalogs {
    /** Resource that lists the built-in files, since a jar's folder cannot be listed. */
    static final String INDEX = "index.txt";

    /** Resource that the build makes of the built-in files. */
    static final String COMPILED = "catalog.bin";

    private Catalogs() {}

    /**
     * The catalog that comes with the analyzer. Read once.
     *
     * @throws IllegalStateException if the analyzer's jar is broken
     */
    public static ApiCatalog builtIn() {
        return Holder.BUILT_IN;
    }

    /**
     * The built-in catalog changed by files of a user: a later row replaces an earlier one of the same id, a removal takes
     * it away.
     *
     * @param files files, the strongest last
     */
    public static ExtendedCatalog builtInWith(List<CatalogFile> files) {
        return merge(builtIn().entries(), files, StubLibrary.builtIn());
    }

    /**
     * The built-in files, each with its rows, in a fixed order.
     *
     * @throws IllegalStateException if the analyzer's jar is broken
     */
    public static List<CatalogFile> builtInFiles() {
        List<CatalogFile> files = new ArrayList<>();
        for (String name : CatalogResources.lines(INDEX)) {
            Role role = Role.valueOf(name.substring(0, name.indexOf('/')).toUpperCase(Locale.ROOT));
            files.add(CatalogReader.read(name, CatalogResources.text(name), role));
        }
        return files;
    }

    private static ApiCatalog readBuiltIn() {
        try (InputStream in = Catalogs.class.getResourceAsStream(COMPILED)) {
            List<ApiEntry> entries = in == null ? readYaml() : CompiledCatalog.read(in);
            return new IndexedCatalog(entries, StubLibrary.builtIn());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read in the analyzer's jar: catalog/" + COMPILED, e);
        }
    }

    /**
     * The built-in rows as the YAML files have them.
     *
     * @throws IllegalStateException if a file is broken
     */
    static List<ApiEntry> readYaml() {
        Map<String, ApiEntry> entries = new LinkedHashMap<>();
        List<CatalogProblem> problems = new ArrayList<>();
        for (CatalogFile file : builtInFiles()) {
            problems.addAll(file.problems());
            for (CatalogLine line : file.lines()) {
                if (!(line instanceof CatalogRow row) || entries.put(line.id(), row.entry()) != null) {
                    problems.add(new CatalogProblem(
                            file.name(), line.line(), "row '" + line.id() + "' is listed twice, or is a removal"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the built-in catalog is broken: " + problems);
        }
        return List.copyOf(entries.values());
    }

    /**
     * Entries changed by files.
     *
     * @param base entries to begin with
     * @param files files, the strongest last
     * @param stubs recorded types
     */
    static ExtendedCatalog merge(List<ApiEntry> base, List<CatalogFile> files, StubLibrary stubs) {
        Map<String, ApiEntry> entries = new LinkedHashMap<>();
        base.forEach(entry -> entries.put(entry.id(), entry));
        List<CatalogProblem> problems = new ArrayList<>();
        for (CatalogFile file : files) {
            problems.addAll(file.problems());
            for (CatalogLine line : file.lines()) {
                if (line instanceof CatalogRow row) {
                    entries.put(row.id(), row.entry());
                } else if (entries.remove(line.id()) == null) {
                    problems.add(new CatalogProblem(
                            file.name(), line.line(), "there is no row '" + line.id() + "' to remove"));
                }
            }
        }
        return new ExtendedCatalog(new IndexedCatalog(List.copyOf(entries.values()), stubs), List.copyOf(problems));
    }

    private static final class Holder {
        private static final ApiCatalog BUILT_IN = readBuiltIn();
    }
}
