package io.github.txguard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.CallPath;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSourcesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path build;

    @Test
    void generatedSourcesOfAnEarlierRunCount() throws Exception {
        Path declared = root("shop/src/main/java");
        Path generated = root("shop/target/generated-sources/openapi");
        Files.createDirectories(build.resolve("shop/target/generated-sources/empty"));
        assertThat(ModuleSources.of(List.of(module("shop")), List.of(), false).own())
                .containsExactly(declared, generated);
    }

    @Test
    void testSourcesCountOnlyIfAskedFor() throws Exception {
        Path declared = root("shop/src/main/java");
        Path tests = root("shop/src/test/java");
        assertThat(ModuleSources.of(List.of(module("shop")), List.of(), false).own())
                .containsExactly(declared);
        assertThat(ModuleSources.of(List.of(module("shop")), List.of(), true).own())
                .containsExactly(declared, tests);
    }

    @Test
    void aFindingBelongsToTheModuleOfItsTransaction() throws Exception {
        root("shop/src/main/java");
        root("pay/src/main/java");
        ModuleSources sources = ModuleSources.of(List.of(module("shop")), List.of(module("pay")), false);
        String own = "shop/src/main/java/A.java";
        String other = "pay/src/main/java/A.java";
        Problem ownProblem = new Problem(Problem.Kind.SYNTAX, own, 1, "m");
        Problem otherProblem = new Problem(Problem.Kind.SYNTAX, other, 1, "m");
        Problem nobodys = new Problem(Problem.Kind.CLASS_PATH, "x.jar", 0, "m");
        AnalysisResult result = new AnalysisResult(
                List.of(finding(own, other), finding(other, own), finding(other, other), finding("x.jar", own)),
                List.of(ownProblem, otherProblem, nobodys),
                new Coverage(2, 0, 0, 0, 0, 0, 0, 0),
                List.of());
        AnalysisResult left = sources.withoutForeign(result, build);
        assertThat(left.findings()).containsExactly(finding(own, other), finding("x.jar", own));
        assertThat(left.problems()).containsExactly(ownProblem, nobodys);
    }

    @Test
    void resourcesAreReadForTheirConfigurationUnlessSourcesLieThere() throws Exception {
        Path declared = root("shop/src/main/java");
        Path resources = Files.createDirectories(build.resolve("pay/src/main/resources"));
        MavenProject pay = module("pay");
        for (Path folder : List.of(resources, declared)) {
            Resource resource = new Resource();
            resource.setDirectory(folder.toString());
            pay.getBuild().addResource(resource);
        }
        ModuleSources sources = ModuleSources.of(List.of(module("shop")), List.of(pay), false);
        assertThat(sources.all()).containsExactly(declared, resources);
    }

    @Test
    void theFolderOfNamesHoldsEverything() throws Exception {
        root("shop/src/main/java");
        root("pay/src/main/java");
        ModuleSources sources = ModuleSources.of(List.of(module("shop")), List.of(module("pay")), false);
        assertThat(sources.commonFolder(build.resolve("shop"), build)).isEqualTo(build);
        assertThat(sources.commonFolder(build.resolve("shop"), build.resolve("shop")))
                .isEqualTo(build);
    }

    private Path root(String name) throws Exception {
        Path root = Files.createDirectories(build.resolve(name));
        Files.writeString(root.resolve("A.java"), "class A {}");
        return root;
    }

    private MavenProject module(String name) {
        MavenProject project = new MavenProject();
        Build layout = new Build();
        layout.setDirectory(build.resolve(name).resolve("target").toString());
        project.setBuild(layout);
        project.addCompileSourceRoot(
                build.resolve(name).resolve("src/main/java").toString());
        project.addTestCompileSourceRoot(
                build.resolve(name).resolve("src/test/java").toString());
        return project;
    }

    private static Finding finding(String transactionFile, String sinkFile) {
        SourceLocation transaction = new SourceLocation(transactionFile, 1, 1);
        SourceLocation sink = new SourceLocation(sinkFile, 2, 1);
        return new Finding(
                "TXG002",
                "wait",
                Severity.CRITICAL,
                Confidence.CERTAIN,
                HeldState.TRANSACTION_OPEN,
                "m",
                "a",
                "f",
                new TransactionRef("@Transactional", "T#run()", transaction, true),
                new SinkRef("java.lang.Thread#sleep", "wait.jdk.sleep", "S#run()", sink),
                new CallPath(List.of(new PathStep("S#run()", sink, "Thread.sleep", ""))));
    }
}
