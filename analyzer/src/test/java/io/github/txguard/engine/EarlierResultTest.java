package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.api.WorkCounts;
import io.github.txguard.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of bodies that nobody looked into needs no analysis, and one that somebody may see gets one. */
final class EarlierResultTest {
    private static final String SERVICE = """
            package p;
            import java.sql.Connection;
            import org.springframework.transaction.annotation.Transactional;
            class Service {
                org.springframework.jdbc.core.JdbcTemplate jdbc; javax.sql.DataSource source; Runnable task;
                @Transactional
                public void place(java.util.List<String> all) {
                    jdbc.update("u");
                    for (String each : all) {
                        Thread.sleep(5);
                    }
                    task.run();
                }
                void leak() {
                    Connection c = source.getConnection(); c.setAutoCommit(false);
                    c.prepareStatement("update t").executeUpdate();
                    if (task == null) { throw new IllegalStateException(); }
                    c.commit();
                }
                @SuppressWarnings("txguard: TXG002 known")
                @Transactional
                public void known() { jdbc.update("u"); Thread.sleep(1); }
                int idle(int count) {
                    int first = count;
                    return first;
                }
            }
            """;
    private static final String OTHER = """
            package p;
            class Other {
                Service service; Object held;
                int nothing() {
                    return 1;
                }
                @org.springframework.context.annotation.Bean
                Object bean() {
                    Object made = new java.util.ArrayList<>();
                    return made;
                }
                Runnable made() {
                    return new Runnable() {
                        @Override public void run() {
                            service.place(null);
                        }
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    private Path sources;
    private WorkCounts work = WorkCounts.NONE;

    @BeforeEach
    void prepare() throws IOException {
        sources = Files.createDirectories(folder.resolve("app/src/main/java/p"));
        Files.writeString(sources.resolve("Service.java"), SERVICE);
        Files.writeString(sources.resolve("Other.java"), OTHER);
        run(true);
    }

    private String run(boolean cached) throws IOException {
        AnalysisRequest request = AnalysisRequest.builder(folder.resolve("app"))
                .sources(List.of(folder.resolve("app/src/main/java")))
                .cache(cached ? folder.resolve("cache") : null)
                .failFast(true)
                .progress(new ProgressListener() {
                    @Override
                    public void progress(String stage, int done, int total) {}

                    @Override
                    public void worked(WorkCounts counts) {
                        work = counts;
                    }
                })
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Kept kept = new Kept("1")) {
            AnalysisResult result = Pipeline.run(request, kept);
            for (ReportFormat format : ReportFormat.values()) {
                format.writer().write(result, out);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = sources.resolve(file + ".java");
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** Whether the edit was seen to change nothing; in any case the report is that of an analysis without a cache. */
    private boolean isHeld() throws IOException {
        String expected = run(false);
        assertThat(run(true)).isEqualTo(expected);
        return work.methodsLinked() == 0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a local of another name | Service | int first = count;\\n        return first; | int last = count;\\n        return last;",
                "a statement | Service | int first = count; | int first = count;\\n        first++;",
                "a call that nobody asks about | Service | int first = count; | Long.valueOf(7L); int first = count;",
                "a lambda | Service | int first = count; | java.util.function.IntSupplier s = () -> 3; int first = count;",
                "a comment that moves a finding | Service | jdbc.update(\"u\");\\n | jdbc.update(\"u\");\\n\\n// more\\n\\n",
                "a comment in a loop | Service | Thread.sleep(5); | /* wide */\\n   Thread.sleep(5);",
                "a comment in front of a loop | Service | for (String each | // loop\\n   for (String each",
                "a comment before a leak | Service | c.prepareStatement | // begun\\n   c.prepareStatement",
                "an empty line | Service | import java.sql | \\nimport java.sql",
                "a value | Other | return 1; | return 2;",
                "an object of a library | Other | return 1; | Object o = new java.util.ArrayList<>(); return 2;",
                "a call in what makes a bean | Other | return made; | Long.valueOf(7L); return made;",
                "another field | Other | return 1; | this.held = \"text\"; return 2;",
            })
    void whatNobodyLookedIntoMayChange(String name, String file, String from, String to) throws IOException {
        edit(file, unescaped(from), unescaped(to));
        assertThat(isHeld()).as(name).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "another wait | Service | Thread.sleep(5); | Thread.sleep(5); Thread.sleep(6);",
                "another text of a statement | Service | update t | select t",
                "a signature | Service | int idle(int count) | int idle(long count)",
                "a new caller of what is transactional | Other | return 1; | service.place(null); return 1;",
                "a task | Other | return 1; | service.task = () -> Thread.sleep(9); return 1;",
                "a transaction by hand | Other | return 1; | service.source.getConnection().setAutoCommit(false); return 1;",
                "another object in what makes a bean | Other | new java.util.ArrayList | new java.util.LinkedList",
                "another bean | Other | return made; | return this;",
                "an object of the program | Other | return 1; | new Service(); return 1;",
                "a class | Other | return 1; | Runnable r = new Runnable() { public void run() { } }; return 1;",
                "a suppression | Service | Thread.sleep(5); | Thread.sleep(5); // txguard: TXG002 known",
                "a suppression that goes | Service | \"txguard: TXG002 known\" | \"all\"",
                "what stands on one line no longer | Service | jdbc.update(\"u\"); Thread.sleep(1); | jdbc.update(\"u\");\\nThread.sleep(2);",
                "no longer Java | Other | return 1; | return 1",
            })
    void whatSomebodyMaySeeIsLookedInto(String name, String file, String from, String to) throws IOException {
        edit(file, unescaped(from), unescaped(to));
        assertThat(isHeld()).as(name).isFalse();
    }

    private static String unescaped(String text) {
        return text.strip().translateEscapes();
    }

    @Test
    void manyChangesInARowAreSeenFromTheLastWholeAnalysis() throws IOException {
        for (int i = 0; i < 4; i++) {
            edit("Service", "int first = count;", "int first = count;\n        first += %d;".formatted(i));
            edit("Other", "return 1;", "\n        return 1;");
            assertThat(isHeld()).isTrue();
        }
        edit("Service", "Thread.sleep(5)", "Thread.sleep(500)");
        assertThat(isHeld()).isFalse();
        edit("Other", "return 1;", "return 3;");
        assertThat(isHeld()).isTrue();
    }

    @Test
    void theSameTwiceIsOnlyReplayed() throws IOException {
        edit("Other", "return 1;", "return 3;");
        assertThat(isHeld()).isTrue();
        assertThat(work.parses()).isPositive();
        run(true);
        assertThat(work).isEqualTo(WorkCounts.NONE);
    }
}
