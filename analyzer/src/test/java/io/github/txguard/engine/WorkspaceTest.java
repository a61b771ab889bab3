package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.Workspace;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Finding;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is analyzed again and again while it changes gives at each time what an analysis from scratch gives. */
final class WorkspaceTest {
    private static final int TYPES = 25;
    private static final int EDITS = 30;

    @TempDir
    Path folder;

    private final Workspace workspace = new Workspace();

    @AfterEach
    void close() {
        workspace.close();
    }

    private AnalysisRequest.Builder request() {
        return AnalysisRequest.builder(folder)
                .sources(List.of(folder))
                .threads(2)
                .minConfidence(Confidence.POSSIBLE)
                .failFast(true);
    }

    private static String json(AnalysisResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.JSON.writer().write(result, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertSame(AnalysisRequest request) throws IOException {
        assertThat(json(workspace.analyze(request))).isEqualTo(json(TxGuard.analyze(request)));
    }

    private void assertFilesAreSame(AnalysisRequest request) {
        List<Finding> all = workspace.analyze(request).findings();
        for (int i = 0; i < TYPES; i++) {
            String name = "p/S%02d.java".formatted(i);
            assertThat(workspace.findingsOf(request, folder.resolve(name)))
                    .as(name)
                    .isEqualTo(all.stream()
                            .filter(finding ->
                                    finding.transaction().location().file().equals(name))
                            .toList());
        }
    }

    /** A bean that calls some other one in or out of a transaction; now and then one that cannot be read. */
    private static String type(int number, Random random) {
        String other = "S%02d".formatted(random.nextInt(TYPES));
        return """
                package p;
                class S%02d%s {
                    org.springframework.jdbc.core.JdbcTemplate jdbc; %s other;
                    %s
                    public void place() { %s other.call%s(); }
                    void call%s() { %s }
                %s
                """.formatted(
                        number,
                        number > 0 && random.nextInt(6) == 0 ? " extends S00" : "",
                        other,
                        random.nextBoolean() ? "@org.springframework.transaction.annotation.Transactional" : "",
                        random.nextBoolean() ? "jdbc.update(\"u\");" : "",
                        random.nextInt(4) == 0 ? "Other" : "",
                        random.nextInt(4) == 0 ? "Other" : "",
                        random.nextInt(3) == 0 ? "Thread.sleep(9);" : "other.call();",
                        random.nextInt(20) == 0 ? "" : "}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void editsGiveWhatAnAnalysisFromScratchGives(long seed) throws IOException {
        Random random = new Random(seed);
        Files.createDirectories(folder.resolve("p"));
        Map<Path, String> given = new TreeMap<>();
        for (int edit = 0; edit < EDITS; edit++) {
            int changes = edit == 0 ? TYPES : random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                int number = edit == 0 ? i : random.nextInt(TYPES);
                Path file = folder.resolve("p/S%02d.java".formatted(number));
                switch (edit == 0 ? 0 : random.nextInt(6)) {
                    case 0, 1 -> Files.writeString(file, type(number, random));
                    case 2 -> Files.deleteIfExists(file);
                    case 3 -> given.remove(file);
                    default -> given.put(file, type(number, random));
                }
            }
            AnalysisRequest.Builder request = request();
            given.forEach(request::text);
            assertSame(request.build());
            assertFilesAreSame(request.build());
        }
    }

    @Test
    void theFindingsOfAFileAreThoseOfItsTransactions() {
        Sources.in(folder)
                .file(
                        "p/A.java",
                        "package p; class A { B b; @jakarta.transaction.Transactional public void a() { b.b(); } }")
                .file(
                        "p/B.java",
                        "package p; class B { org.springframework.jdbc.core.JdbcTemplate jdbc; C c; void b() {"
                                + " jdbc.update(\"u\"); c.c(); } }")
                .file("p/C.java", "package p; class C { void c() { Thread.sleep(9); } }")
                .file("p/D.java", "package p; class D extends C { void d() {} }");
        List<Finding> all = workspace.analyze(request().build()).findings();
        assertThat(all).hasSize(1);
        assertThat(workspace.findingsOf(request().build(), folder.resolve("p/A.java")))
                .isEqualTo(all);
        for (String name : List.of("B", "C", "D")) {
            assertThat(workspace.findingsOf(request().build(), folder.resolve("p/" + name + ".java")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void aFileIsReadAgainOnlyIfItHasChanged() throws IOException {
        KeptUnits units = new KeptUnits();
        ParsedUnit first = parsed(units, "class A {}");
        assertThat(parsed(units, "class A {}")).isSameAs(first);
        ParsedUnit other = parsed(units, "class A { int a; }");
        assertThat(other).isNotEqualTo(first);
        units.retain(Set.of("B.java"));
        assertThat(parsed(units, "class A { int a; }")).isEqualTo(other).isNotSameAs(other);
    }

    private ParsedUnit parsed(KeptUnits units, String text) throws IOException {
        Path file = folder.resolve("A.java");
        AnalysisRequest request =
                request().sources(List.of(file)).text(file, text).build();
        SourceContents contents = new SourceContents(request, Map.of("A.java", file));
        try (DiskUnits none = DiskUnits.open(request, null)) {
            return units.parse("A.java", contents, new JavaFrontend(true), none);
        }
    }

    @Test
    void aClassPathThatChangedIsOpenedAgain() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "no jar");
        Files.writeString(folder.resolve("A.java"), "class A {}");
        AnalysisRequest request = request().classPath(List.of(jar)).build();
        assertSame(request);
        assertThat(workspace.analyze(request).problems()).hasSize(1);
        Files.delete(jar);
        assertSame(request);
        assertThat(workspace.analyze(request).problems().get(0).message()).contains("does not exist");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("a/"));
        }
        assertThat(workspace.analyze(request).problems()).isEmpty();
    }

    @Test
    void aClosedWorkspaceStartsAnew() throws IOException {
        Files.writeString(folder.resolve("A.java"), "class A {}");
        assertSame(request().build());
        workspace.close();
        assertSame(request().build());
    }
}
