package io.github.txguard.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.benchmarks.generate.LayeredProgram;
import io.github.txguard.benchmarks.generate.ProgramWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyChangeTest {
    @TempDir
    Path folder;

    @Test
    void addsAStatementToABody() throws IOException {
        assertThat(changed("""
                        class A {
                            A() {
                                super();
                            }

                            void run(int a) {
                                if (a > 1)
                                    first();
                                second();
                            }
                        }
                        """)).isEqualTo("""
                        class A {
                            A() {
                                super();
                            }

                            void run(int a) {
                                if (a > 1)
                                    first();
                                Long.valueOf(7L);
                                second();
                            }
                        }
                        """);
    }

    @Test
    void generatedProgramsHaveABodyToChange() throws IOException {
        new LayeredProgram(1).write(new ProgramWriter(folder));
        try (var walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            long before = lines(files);
            BodyChange.middle(corpus(files), folder, 1);

            assertThat(lines(files)).isEqualTo(before + 1);
        }
    }

    @Test
    void generatedProgramsHaveASignatureToChange() throws IOException {
        new LayeredProgram(1).write(new ProgramWriter(folder));
        try (var walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            String before = text(files);
            SignatureChange.middle(corpus(files), folder);

            assertThat(text(files)).isNotEqualTo(before).hasSizeBetween(before.length(), before.length() + 4);
        }
    }

    private static String text(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private String changed(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), text);
        BodyChange.middle(corpus(List.of(file)), folder, 7);
        return Files.readString(file);
    }

    private Corpus corpus(List<Path> files) {
        return new Corpus("a", "generated", folder, files, 1, List.of(), null, null);
    }

    private static long lines(List<Path> files) throws IOException {
        long lines = 0;
        for (Path file : files) {
            lines += Files.readAllLines(file).size();
        }
        return lines;
    }
}
