package io.github.txguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source files whose text is given, as editors have it before it is saved. */
final class GivenTextTest {
    private static final String WAITS = """
            class A {
                @org.springframework.transaction.annotation.Transactional
                public void a(java.sql.Statement s) throws Exception { s.execute("update t set a = 1"); Thread.sleep(10); }
            }
            """;

    @TempDir
    Path folder;

    private AnalysisResult analyze(Path source, Path file, String text) {
        return TxGuard.analyze(AnalysisRequest.builder(folder)
                .sources(List.of(source))
                .text(file, text)
                .build());
    }

    @Test
    void theTextCountsInsteadOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "class A {}\n");
        assertThat(analyze(file, file, WAITS).findings()).hasSize(1);
        assertThat(analyze(folder, file, WAITS).findings()).hasSize(1);
    }

    @Test
    void theFileNeedNotExist() {
        Path file = folder.resolve("A.java");
        AnalysisResult result = analyze(file, file, WAITS);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).sink().location().file()).isEqualTo("A.java");
        assertThat(result.problems()).isEmpty();
    }
}
