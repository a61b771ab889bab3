package io.github.txguard.catalogcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.catalog.CatalogFile;
import io.github.txguard.catalog.Catalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded types are what the jars say now; {@code -Dcatalog.update} records them anew. */
class StubFreshnessTest {
    private static final Path FOLDER = Path.of("../analyzer/src/main/resources/io/github/txguard/catalog/stubs");

    @Test
    void theRecordedTypesAreThoseOfTheJars() throws IOException {
        List<CatalogFile> files = Catalogs.builtInFiles();
        SortedSet<Coordinate> coordinates = CatalogJars.fetched(files);
        SortedMap<String, String> expected;
        try (Libraries libraries = new Libraries(CatalogJars.FOLDER, coordinates)) {
            expected = StubFiles.write(files, libraries);
        }
        if (System.getProperty("catalog.update") != null) {
            record(expected);
        }
        assertThat(recorded()).isEqualTo(expected);
        assertThat(expected.values())
                .allSatisfy(text -> assertThat(text.length()).isLessThan(900_000));
    }

    private static void record(SortedMap<String, String> texts) throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.list(FOLDER)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(FOLDER.resolve(text.getKey()), text.getValue());
        }
    }

    private static SortedMap<String, String> recorded() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }
}
