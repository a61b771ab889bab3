package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Problem;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.CatalogFile;
import io.github.txguard.catalog.CatalogProblem;
import io.github.txguard.catalog.CatalogReader;
import io.github.txguard.catalog.Catalogs;
import io.github.txguard.catalog.ExtendedCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The rows that a request brings, beside those that come with the analyzer. */
final class UserCatalogs {
    private UserCatalogs() {}

    /**
     * The catalog of a request.
     *
     * @param request what to analyze
     * @param problems hears of files and rows that cannot be used
     */
    static ApiCatalog of(AnalysisRequest request, Consumer<Problem> problems) {
        if (request.catalogs().isEmpty()) {
            return Catalogs.builtIn();
        }
        List<CatalogFile> files = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Path file : request.catalogs()) {
            files.add(CatalogReader.read(file));
            names.put(file.toString(), name(request.root(), file));
        }
        ExtendedCatalog extended = Catalogs.builtInWith(files);
        for (CatalogProblem each : extended.problems()) {
            problems.accept(new Problem(
                    Problem.Kind.CONFIGURATION,
                    names.getOrDefault(each.file(), each.file()),
                    each.line(),
                    each.message()));
        }
        return extended.catalog();
    }

    private static String name(Path root, Path file) {
        Path base = root.toAbsolutePath().normalize();
        Path full = file.toAbsolutePath().normalize();
        Path shown = full.startsWith(base) ? base.relativize(full) : file;
        return shown.toString().replace('\\', '/');
    }
}
