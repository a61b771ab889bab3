package io.github.txguard.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TruthTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("apps.tsv"), "# app\trepository\tcommit\nshop\tacme/shop\tc0ffee\n");
        Files.writeString(folder.resolve("labels.jsonl"), """
                {"id": "shop-1", "app": "shop", "rootFile": "S.java", "rootLine": 1, "rootMethod": "S#a()",\
                 "sinkFile": "S.java", "sinkLine": 2, "sinkCall": "x.Y#z", "category": "http", "chain": ["S#a@S.java:2"],\
                 "features": ["lambda"], "confidence": "certain", "surplus": 1}

                """);
        Files.writeString(folder.resolve("negatives.jsonl"), "");
        Files.writeString(folder.resolve("exhaustive.jsonl"), "");
    }

    @Test
    void readsItsFilesAndIgnoresWhatItDoesNotKnow() throws IOException {
        Truth truth = Truth.read(folder);
        assertThat(truth.applications()).containsExactly(new Application("shop", "acme/shop", "c0ffee"));
        assertThat(truth.labels())
                .singleElement()
                .satisfies(label -> assertThat(label.isCertain()).isTrue());
        assertThat(truth.only(Set.of("mall")).labels()).isEmpty();
    }

    @Test
    void namesFileAndLineOfWhatItCannotRead() throws IOException {
        Files.writeString(folder.resolve("negatives.jsonl"), "\n{\n");
        assertThatThrownBy(() -> Truth.read(folder)).hasMessageContaining("negatives.jsonl:2");
        Files.delete(folder.resolve("exhaustive.jsonl"));
        Files.writeString(folder.resolve("negatives.jsonl"), "");
        assertThatThrownBy(() -> Truth.read(folder)).hasMessageContaining("exhaustive.jsonl: no such file");
    }

    @Test
    void missesAreShownWithTheirChainAndReason() throws IOException {
        TreeMap<String, String> reasons = new TreeMap<>();
        reasons.put("shop-1", "nobody knows the library");
        String text = printed(Scores.of(Truth.read(folder), List.of()), new Explanations(reasons));
        assertThat(text).contains("shop-1 (miss, http, certain): nobody knows the library", "S#a@S.java:2");
        assertThat(text).contains("Recall 0.0 % of 1");
    }

    @Test
    void anExplanationOfWhatIsFoundIsOutdated() throws IOException {
        TreeMap<String, String> reasons = new TreeMap<>();
        reasons.put("shop-1", "nobody knows the library");
        Scores scores =
                Scores.of(Truth.read(folder), List.of(new Reported("shop", "S.java", 1, "S#a()", "S.java", 2, "http")));
        assertThat(printed(scores, new Explanations(reasons)))
                .contains("shop-1 is explained, but no longer missed", "Recall 100.0 % of 1");
    }

    @Test
    void explanationsNeedAReason() throws IOException {
        Path file = folder.resolve("misses.tsv");
        assertThat(Explanations.read(file).of("shop-1")).isEqualTo("not explained");
        Files.writeString(file, "# why\nshop-1\tbecause\n");
        assertThat(Explanations.read(file).of("shop-1")).isEqualTo("because");
        Files.writeString(file, "shop-1\n");
        assertThatThrownBy(() -> Explanations.read(file)).hasMessageContaining("misses.tsv");
    }

    @Test
    void aLineIsRecognizedWhateverItsIndentation() throws IOException {
        Path file = folder.resolve("S.java");
        Files.writeString(file, "class S {\n    int a;\n}\n", StandardCharsets.UTF_8);
        String mark = LineMark.of("int a;");
        assertThat(mark).hasSize(12);
        assertThat(LineMark.holds(file, 2, mark)).isTrue();
        assertThat(LineMark.holds(file, 1, mark)).isFalse();
        assertThat(LineMark.holds(file, 4, mark)).isFalse();
        assertThat(LineMark.holds(folder.resolve("T.java"), 2, mark)).isFalse();
    }

    private static String printed(Scores scores, Explanations explanations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ScorePrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8), scores).print(explanations);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
