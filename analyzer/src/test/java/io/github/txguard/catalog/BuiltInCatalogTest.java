package io.github.txguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInCatalogTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/github/txguard/catalog");

    private final ApiCatalog catalog = Catalogs.builtIn();

    @Test
    void everyFileIsReadWithoutProblems() {
        assertThat(Catalogs.builtInFiles())
                .flatExtracting(CatalogFile::problems)
                .isEmpty();
    }

    @Test
    void theIndexListsEveryFile() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".yml") && name.contains("/"))
                    .sorted()
                    .toList();
            assertThat(CatalogResources.lines(Catalogs.INDEX)).isEqualTo(found);
        }
    }

    @Test
    void aFileIsNamedAfterItsLibrary() {
        assertThat(Catalogs.builtInFiles())
                .allSatisfy(file -> assertThat(file.name()).endsWith("/" + file.library() + ".yml"));
    }

    @Test
    void everyRowIsInOneFileOnly() {
        List<String> ids = Catalogs.builtInFiles().stream()
                .flatMap(file -> file.lines().stream())
                .map(CatalogLine::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9]+(?:[.-][a-z0-9]+)+"));
        assertThat(catalog.entries()).extracting(ApiEntry::id).isEqualTo(ids);
    }

    /** Findings cite identifiers and users override by them: an identifier that goes is a break. */
    @Test
    void identifiersStay() throws IOException {
        List<String> ids = catalog.entries().stream().map(ApiEntry::id).sorted().toList();
        Path golden = Path.of("src/test/golden/catalog-ids.txt");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, String.join("\n", ids) + "\n");
        }
        assertThat(ids).isEqualTo(Files.readAllLines(golden));
    }

    @Test
    void theCompiledRowsAreThoseOfTheFiles() throws IOException {
        List<ApiEntry> rows = Catalogs.readYaml();
        byte[] compiled = CompiledCatalog.write(rows);
        assertThat(CompiledCatalog.read(new ByteArrayInputStream(compiled))).isEqualTo(rows);
        assertThat(catalog.entries()).isEqualTo(rows);
    }

    @Test
    void callsAreFoundByTheirName() {
        assertThat(catalog.forMethod("sleep")).extracting(ApiEntry::id).contains("wait.jdk.sleep");
        assertThat(catalog.forMethod("noSuchMethod")).isEmpty();
    }

    @Test
    void markersAreFoundByTheirType() {
        assertThat(catalog.forType("org.springframework.data.jpa.repository.JpaRepository"))
                .extracting(ApiEntry::id)
                .contains("database.spring-data.repository");
    }

    @Test
    void annotationsAreKeptApartFromTypes() {
        String name = "org.springframework.transaction.annotation.Transactional";
        assertThat(catalog.forAnnotation(name))
                .extracting(ApiEntry::id)
                .containsExactly("transaction.spring.transactional");
        assertThat(catalog.forType(name)).isEmpty();
    }

    @Test
    void everyKindHasASeverity() {
        assertThat(catalog.entries())
                .filteredOn(BlockingEntry.class::isInstance)
                .allSatisfy(entry ->
                        assertThat(catalog.kind(((BlockingEntry) entry).kind())).isPresent());
        assertThat(catalog.kind("http"))
                .hasValueSatisfying(kind -> assertThat(kind.severity()).isEqualTo(Severity.BLOCKER));
        assertThat(catalog.kind("unheard-of")).isEmpty();
    }
}
