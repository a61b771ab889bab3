package io.github.txguard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedAnalysisTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final SessionData build = new DefaultSessionData();

    @Test
    void theSameProgramIsAnalyzedOnce() throws Exception {
        Files.writeString(folder.resolve("A.java"), "class A {}");
        assertThat(analyze(Confidence.LIKELY)).isSameAs(analyze(Confidence.LIKELY));
        assertThat(analyze(Confidence.LIKELY)).isNotSameAs(analyze(Confidence.POSSIBLE));
    }

    @Test
    void whatAnotherModuleHasGeneratedMeanwhileCounts() throws Exception {
        Files.writeString(folder.resolve("A.java"), "class A {}");
        AnalysisResult first = analyze(Confidence.LIKELY);
        Files.writeString(folder.resolve("B.java"), "class B {}");
        assertThat(analyze(Confidence.LIKELY).coverage().files())
                .isEqualTo(first.coverage().files() + 1);
    }

    private AnalysisResult analyze(Confidence least) {
        return SharedAnalysis.of(
                AnalysisRequest.builder(folder)
                        .sources(List.of(folder))
                        .minConfidence(least)
                        .build(),
                build);
    }
}
