package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Holds the resolution against the compiler's. On other programs: put sources into {@code <folder>/src} and their class path
 * into {@code <folder>/cp.txt}, and run this test with {@code -Dtxguard.corpus=<folder>}; the differences go to {@code
 * <folder>/differences.txt}.
 */
class OracleTest {
    @Test
    void agreesWithTheCompilerOnOwnSources() throws IOException {
        Path root = Path.of("src/main/java").toAbsolutePath();
        OracleComparison comparison = OracleComparison.run(root, sources(root), System.getProperty("java.class.path"));

        assertThat(comparison.agreement()).as("%s", comparison.differences()).isGreaterThan(0.998);
        assertThat(comparison.unresolved()).as("%s", comparison.open()).isZero();
    }

    @Test
    @EnabledIfSystemProperty(named = "txguard.corpus", matches = ".+")
    void agreesWithTheCompilerOnCorpus() throws IOException {
        Path folder = Path.of(System.getProperty("txguard.corpus")).toAbsolutePath();
        Path root = folder.resolve("src");
        String classPath = Files.readString(folder.resolve("cp.txt")).trim();
        OracleComparison comparison = OracleComparison.run(root, sources(root), classPath);

        Files.write(folder.resolve("differences.txt"), comparison.differences());
        Files.write(folder.resolve("open.txt"), comparison.open());
        System.out.println(comparison);
        assertThat(comparison.agreement()).isGreaterThan(0.999);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
