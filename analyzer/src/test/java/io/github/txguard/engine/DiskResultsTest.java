package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.api.ProgressListener;
import io.github.txguard.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** An earlier result is given if, and only if, nothing that it follows from has changed. */
final class DiskResultsTest {
    private static final String SERVICE = """
            package p;
            public class Orders {
                @org.springframework.transaction.annotation.Transactional
                public void place() { Thread.sleep(5); new Gateway().call(); }
            }
            """;
    private static final String GATEWAY = """
            package p;
            public class Gateway { void call() { new java.net.URL("x").openStream(); } }
            """;

    @TempDir
    Path folder;

    private Path root;
    private Path cache;
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(folder.resolve("app"));
        cache = folder.resolve("cache");
        write("src/main/java/p/Orders.java", SERVICE);
        write("src/main/java/p/Gateway.java", GATEWAY);
        write("src/main/resources/application.properties", "spring.jpa.open-in-view=false\n");
        ClassWriter other = new ClassWriter(0);
        other.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "p/Other", null, "java/lang/Object", new String[0]);
        Path classes = Files.createDirectories(root.resolve("classes/p"));
        Files.write(classes.resolve("Other.class"), other.toByteArray());
        write("own.yml", "rows: []\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private AnalysisRequest.Builder request() {
        return AnalysisRequest.builder(root)
                .sources(List.of(root.resolve("src/main/java")))
                .classPath(List.of(root.resolve("classes")))
                .catalogs(List.of(root.resolve("own.yml")))
                .cache(cache)
                .failFast(true)
                .progress(new ProgressListener() {
                    @Override
                    public void progress(String stage, int done, int total) {
                        notices.add(stage);
                    }

                    @Override
                    public void notice(String message) {
                        notices.add(message);
                    }
                });
    }

    /** What a run says, and whether it had to analyze for it. */
    private record Run(String json, boolean analyzed) {}

    private Run run(AnalysisRequest request) throws IOException {
        notices.clear();
        try (Kept kept = new Kept("1")) {
            return new Run(json(Pipeline.run(request, kept)), notices.contains("analyze"));
        }
    }

    private static String json(AnalysisResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ReportFormat format : ReportFormat.values()) {
            format.writer().write(result, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingChangedNothingIsAnalyzed() throws IOException {
        Run cold = run(request().build());
        assertThat(cold.json()).contains("Thread.sleep", "openStream");
        assertThat(run(request().build())).isEqualTo(new Run(cold.json(), false));
        assertThat(run(request().threads(1).build()).analyzed()).isFalse();
    }

    @Test
    void whoKeepsResultsHasAHashOfTheSame() throws IOException {
        String digest = Pipeline.digest(request().build());
        assertThat(Pipeline.digest(request().threads(1).cache(null).build())).isEqualTo(digest);
        assertThat(Pipeline.digest(request().pairs(Pairs.ALL).build())).isNotEqualTo(digest);
        write("src/main/java/p/Orders.java", SERVICE + "\n");
        assertThat(Pipeline.digest(request().build())).isNotEqualTo(digest);
    }

    @Test
    void everythingThatAResultFollowsFromCounts() throws IOException {
        run(request().build());
        Map<String, Consumer<AnalysisRequest.Builder>> settings = new LinkedHashMap<>();
        settings.put("pairs", request -> request.pairs(Pairs.ALL));
        settings.put("confidence", request -> request.minConfidence(Confidence.CERTAIN));
        settings.put("disabled", request -> request.disabledRules(List.of("TXG001")));
        settings.put("enabled", request -> request.enabledRules(List.of("TXG001")));
        settings.put("excludes", request -> request.excludes(List.of("**/Gateway.java")));
        settings.put("includes", request -> request.includes(List.of("**/Orders.java")));
        settings.put("class path", request -> request.classPath(List.of()));
        settings.put("catalogs", request -> request.catalogs(List.of()));
        settings.put("summaries", request -> request.summaries(List.of(root.resolve("own.yml"))));
        settings.put("encoding", request -> request.encoding(Charset.forName("ISO-8859-1")));
        settings.put("text", request -> request.text(root.resolve("src/main/java/p/Gateway.java"), "class G {}"));
        for (Map.Entry<String, Consumer<AnalysisRequest.Builder>> setting : settings.entrySet()) {
            AnalysisRequest.Builder changed = request();
            setting.getValue().accept(changed);
            assertThat(run(changed.build()).analyzed()).as(setting.getKey()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/p/Orders.java",
                "src/main/resources/application.properties",
                "src/main/java/p/New.java",
                "application.yml",
                "classes/p/Other.class",
                "own.yml"
            })
    void everyFileThatAResultFollowsFromCounts(String file) throws IOException {
        run(request().build());
        assertThat(run(request().build()).analyzed()).isFalse();
        Path path = root.resolve(file);
        String more = file.endsWith(".java") ? "class More { }\n" : "\n";
        Files.writeString(path, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(run(request().build()).analyzed()).isTrue();
    }

    @Test
    void anotherMachineAnalyzesNothing() throws IOException {
        Run here = run(request().build());
        Path there = folder.resolve("other/app");
        Files.createDirectories(there.getParent());
        Files.move(root, there);
        root = there;
        assertThat(run(request().build())).isEqualTo(new Run(here.json(), false));
    }

    @Test
    void goingBackToABranchAnalyzesNothing() throws IOException {
        run(request().build());
        for (int i = 0; i < 3; i++) {
            write("src/main/java/p/Gateway.java", GATEWAY + "class More%d { }".formatted(i));
            assertThat(run(request().build()).analyzed()).isTrue();
        }
        write("src/main/java/p/Gateway.java", GATEWAY);
        assertThat(run(request().build()).analyzed()).isFalse();
    }

    @Test
    void aDamagedCacheIsToldInOneLineAndCostsTimeOnly() throws IOException {
        String expected = run(request().build()).json();
        List<Path> files;
        try (Stream<Path> all = Files.list(cache)) {
            files = all.sorted().toList();
        }
        Path results = files.stream()
                .filter(file -> file.toString().endsWith(".results"))
                .findFirst()
                .orElseThrow();
        byte[] good = Files.readAllBytes(results);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[i % 2 == 0 ? random.nextInt(bad.length) : random.nextInt(80)] ^= (byte) (1 << random.nextInt(8));
            Files.write(results, bad);
            assertThat(run(request().build()).json()).isEqualTo(expected);
        }
        Files.writeString(results, "something else, and long enough for a header");
        Run run = run(request().build());
        assertThat(run).isEqualTo(new Run(expected, true));
        assertThat(notices)
                .contains(results.getFileName() + " in the cache is left out of account: it is not of this version");
        assertThat(run(request().build()).analyzed()).isFalse();
    }

    @Test
    void sourcesThatCannotBeReadAreTriedAgain() throws IOException {
        AnalysisRequest request = request()
                .sources(List.of(root.resolve("src/main/java"), root.resolve("gone")))
                .build();
        run(request);
        assertThat(run(request).analyzed()).isTrue();
    }

    @Test
    void twoWritersAtATimeDisturbNobody() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> results = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            AnalysisRequest request =
                    request().pairs(i % 2 == 0 ? Pairs.ALL : Pairs.MINIMAL).build();
            threads.add(new Thread(() -> {
                try (Kept kept = new Kept("1")) {
                    for (int round = 0; round < 5; round++) {
                        results.add(json(Pipeline.run(request, kept)));
                    }
                } catch (IOException e) {
                    results.add(e.toString());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results).hasSize(20).containsOnly(run(request().build()).json());
    }
}
