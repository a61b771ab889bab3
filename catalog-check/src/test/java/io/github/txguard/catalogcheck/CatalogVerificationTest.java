package io.github.txguard.catalogcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.catalog.CatalogFile;
import io.github.txguard.catalog.CatalogRow;
import io.github.txguard.catalog.Catalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class CatalogVerificationTest {
    private static final Path REPORT = Path.of("target/catalog-verification.txt");

    @Test
    void everyRowHoldsForEveryVersionItNames() throws IOException {
        List<CatalogFile> files = Catalogs.builtInFiles();
        List<CatalogRow> rows = rows(files);
        SortedSet<Coordinate> coordinates = CatalogJars.fetched(files);

        List<String> failures = new ArrayList<>();
        int unverified = 0;
        try (Libraries libraries = new Libraries(CatalogJars.FOLDER, coordinates)) {
            RowCheck check = new RowCheck(libraries);
            for (CatalogRow row : rows) {
                if (row.unverified() == null) {
                    failures.addAll(check.check(row));
                } else {
                    unverified++;
                }
            }
            String figures = "%d rows (%d unverified), %d jars, %d types and %d members found, %d failures%n"
                    .formatted(
                            rows.size(),
                            unverified,
                            coordinates.size(),
                            check.types(),
                            check.members(),
                            failures.size());
            Files.writeString(REPORT, figures + String.join("\n", failures) + "\n");
        }
        assertThat(failures).isEmpty();
    }

    private static List<CatalogRow> rows(List<CatalogFile> files) {
        List<CatalogRow> rows = new ArrayList<>();
        for (CatalogFile file : files) {
            file.lines().forEach(line -> rows.add((CatalogRow) line));
        }
        return rows;
    }
}
