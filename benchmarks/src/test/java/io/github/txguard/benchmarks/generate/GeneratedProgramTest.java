package io.github.txguard.benchmarks.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedProgramTest {
    @TempDir
    Path folder;

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("lines", new LayeredProgram(4_000), 15),
                Arguments.of("chain", new DeepChain(1_000), 10),
                Arguments.of("dispatch", new WideDispatch(150), 100),
                Arguments.of("cycles", new CallCycles(4), 4),
                Arguments.of("dense", new DenseGraph(3), 75),
                Arguments.of("pairs", new ManyPairs(300, 100), 100));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void compiles(String name, GeneratedProgram program, int planted) throws IOException {
        write(program, "sources");

        assertThat(Compilation.complaints(folder.resolve("sources"), Files.createDirectory(folder.resolve("classes"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void hasThePlantedFindingsAndNoOther(String name, GeneratedProgram program, int planted) throws IOException {
        ProgramWriter written = write(program, "sources");
        Path sources = folder.resolve("sources");

        AnalysisResult result = TxGuard.analyze(
                AnalysisRequest.builder(sources).sources(List.of(sources)).build());

        assertThat(written.planted()).hasSize(planted);
        assertThat(result.findings().stream()
                        .map(finding -> new PlantedFinding(
                                finding.transaction().method().replaceFirst("\\(.*", ""),
                                finding.sink().location().file() + ":"
                                        + finding.sink().location().line()))
                        .sorted())
                .containsExactlyElementsOf(written.planted());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void isTheSameEachTime(String name, GeneratedProgram program, int planted) throws IOException {
        ProgramWriter one = write(program, "one");
        ProgramWriter other = write(program, "other");

        assertThat(texts("one")).isEqualTo(texts("other")).hasSize(one.files());
        assertThat(one.planted()).isEqualTo(other.planted());
    }

    @Test
    void layeredProgramHasTheLinesAskedFor() throws IOException {
        ProgramWriter written = write(new LayeredProgram(5_000), "sources");

        long lines = texts("sources").values().stream()
                .mapToLong(text -> text.lines().count())
                .sum();
        assertThat(written.lines()).isEqualTo(lines).isBetween(5_000L, 6_500L);
    }

    private ProgramWriter write(GeneratedProgram program, String name) throws IOException {
        ProgramWriter writer = new ProgramWriter(folder.resolve(name));
        program.write(writer);
        return writer;
    }

    private Map<String, String> texts(String name) throws IOException {
        Path root = folder.resolve(name);
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
