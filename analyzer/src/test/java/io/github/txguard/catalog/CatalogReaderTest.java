package io.github.txguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTest {
    private static final String SINK =
            "{ id: a.b, role: blocking, types: [t.T], methods: [m], kind: http, mode: block }";

    @Test
    void aRowIsReadWithAllItSays() {
        CatalogFile file = read("""
                library: { id: shop, artifacts: ["g:a:1/2"] }
                role: blocking
                rows:
                  - id: http.shop.get
                    types: [shop.Client]
                    exact: true
                    methods: [get, "send(String,byte[])", "close()"]
                    kind: http
                    mode: cond
                    severity: minor
                    timeout: 3 s
                    when: { argument: receiver, types: [java.net.Socket], not: true }
                    note: slow
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.library()).isEqualTo("shop");
        CatalogRow row = (CatalogRow) file.lines().get(0);
        assertThat(row.artifacts()).containsExactly("g:a:1/2");
        assertThat(row.line()).isEqualTo(4);
        assertThat(row.entry())
                .isEqualTo(new BlockingEntry(
                        "http.shop.get",
                        "shop",
                        new ApiPattern(
                                List.of("shop.Client"),
                                false,
                                true,
                                List.of(
                                        new MethodPattern("get", null),
                                        new MethodPattern("send", List.of("String", "byte[]")),
                                        new MethodPattern("close", List.of()))),
                        "http",
                        BlockingEntry.Mode.COND,
                        "MINOR",
                        "3 s",
                        List.of(new When(When.RECEIVER, null, null, List.of("java.net.Socket"), null, true)),
                        "slow"));
    }

    @Test
    void aTransactionRowHasDefaults() {
        CatalogFile file = read("rows: [{ id: a.b, role: transactions, types: [t.T], mode: lambda, function: last }]");

        assertThat(((CatalogRow) file.lines().get(0)).entry()).isInstanceOfSatisfying(TransactionEntry.class, entry -> {
            assertThat(entry.propagation()).isEqualTo("REQUIRED");
            assertThat(entry.function()).isEqualTo(-1);
            assertThat(entry.begins()).isEqualTo(ConnectionState.HELD);
            assertThat(entry.interception()).isEqualTo(TransactionEntry.Interception.NONE);
            assertThat(entry.family()).isEqualTo("user");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: blok | 'mode' is 'blok' but must be one of block, cheap, cond,",
                "mode: block, kin: http | unknown key 'kin'; known here:",
                "mode: block, kind: ftp | 'kind' is 'ftp' but must be one of http, rpc,",
                "mode: block, severity: bad | 'severity' is 'bad' but must be one of",
                "mode: block, exact: maybe | 'exact' is 'maybe' but must be true or false",
                "mode: block, methods: ['m(a'] | 'methods' is 'm(a' but must be a name",
                "mode: block, types: [a.B, '@c.D'] | either annotations, with @, or types, but not both",
                "mode: block, when: { argument: 0 } | a condition needs either 'is' or 'types'",
                "mode: block, when: { is: x } | a condition needs either 'argument' or 'attribute'",
                "mode: block, when: { argument: x, is: y } | 'argument' is 'x' but must be a number or receiver",
                "mode: block, note: [a] | 'note' must be a single value",
                "note: x | 'mode' is missing"
            })
    void whatIsWrongIsSaidWithItsLine(String keys, String message) {
        String kind = keys.contains("kind:") ? "" : "kind: http, ";
        String types = keys.contains("types: [") && keys.contains("@c") ? "" : "types: [t.T], ";
        CatalogFile file =
                read("role: blocking\nrows:\n  - " + SINK + "\n  - { id: c.d, " + types + kind + keys + " }\n");

        assertThat(file.lines()).extracting(CatalogLine::id).containsExactly("a.b");
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.toString()).startsWith("shop.yml:4: ").contains(message);
        });
    }

    @Test
    void aRowNeedsARole() {
        assertThat(read("rows: [{ id: a.b, types: [t.T], mode: touch }]").problems())
                .extracting(CatalogProblem::message)
                .containsExactly("row 'a.b' needs a 'role'");
    }

    @Test
    void anIdIsGivenOnceInAFile() {
        CatalogFile file = read("rows:\n  - " + SINK + "\n  - " + SINK + "\n");
        assertThat(file.lines()).hasSize(1);
        assertThat(file.problems())
                .extracting(CatalogProblem::toString)
                .containsExactly("shop.yml:3: row 'a.b' is in this file twice");
    }

    @Test
    void whatIsNotYamlIsOneProblem() {
        CatalogFile file = read("rows:\n  - { id: [\n");
        assertThat(file.lines()).isEmpty();
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).startsWith("not YAML: ").doesNotContain("\n"));
        assertThat(read("").problems()).extracting(CatalogProblem::message).containsExactly("the file is empty");
    }

    @Test
    void aFileThatIsNotThereIsAProblem(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none.yml");
        assertThat(CatalogReader.read(missing).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("cannot be read: "));
        Path there = Files.writeString(folder.resolve("some.yml"), "rows:\n  - " + SINK + "\n");
        assertThat(CatalogReader.read(there).lines()).hasSize(1);
    }

    @Test
    void aUsersRowReplacesAndRemoves() {
        CatalogFile file = read("""
                role: blocking
                rows:
                  - { id: wait.jdk.sleep, remove: true }
                  - { id: http.jdk.url, types: [java.net.URL], methods: [openStream], kind: net, mode: block }
                  - { id: http.shop.get, types: [shop.Client], kind: http, mode: marker }
                  - { id: no.such.row, remove: true }
                """);

        ExtendedCatalog extended = Catalogs.builtInWith(List.of(file));

        assertThat(extended.catalog().entries()).extracting(ApiEntry::id).doesNotContain("wait.jdk.sleep");
        assertThat(extended.catalog().forMethod("openStream"))
                .filteredOn(entry -> entry.id().equals("http.jdk.url"))
                .singleElement()
                .satisfies(entry -> assertThat(((BlockingEntry) entry).kind()).isEqualTo("net"));
        assertThat(extended.catalog().forType("shop.Client")).hasSize(1);
        assertThat(extended.problems())
                .extracting(CatalogProblem::toString)
                .containsExactly("shop.yml:6: there is no row 'no.such.row' to remove");
    }

    private static CatalogFile read(String yaml) {
        return CatalogReader.read("shop.yml", yaml, null);
    }
}
