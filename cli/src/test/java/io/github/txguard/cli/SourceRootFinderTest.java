package io.github.txguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.txguard.settings.SettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootFinderTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path project;

    @Test
    void everyModulesMainSourcesAreFound() {
        Projects.type(project, "api/src/main/java/a/A.java");
        Projects.type(project, "impl/core/src/main/java/b/B.java");
        Projects.type(project, "impl/core/src/test/java/b/BTest.java");
        Projects.type(project, "impl/core/src/integrationTest/java/b/BIT.java");
        assertThat(find()).containsExactly("api/src/main/java", "impl/core/src/main/java");
    }

    @Test
    void gradleSourceSetsAreFoundAndTestSetsLeftOut() {
        Projects.type(project, "src/main/java/A.java");
        Projects.type(project, "src/batch/java/B.java");
        Projects.type(project, "src/testFixtures/java/T.java");
        Projects.type(project, "src/jmh/java/J.java");
        assertThat(find()).containsExactly("src/batch/java", "src/jmh/java", "src/main/java");
    }

    @Test
    void testSourcesAreFoundIfAskedFor() {
        Projects.type(project, "src/main/java/A.java");
        Projects.type(project, "src/test/java/ATest.java");
        Projects.type(project, "target/generated-test-sources/x/T.java");
        assertThat(find(true)).containsExactly("src/main/java", "src/test/java", "target/generated-test-sources/x");
    }

    @Test
    void generatedSourcesAreFoundAndOtherBuildOutputIsSkipped() {
        Projects.type(project, "src/main/java/A.java");
        Projects.type(project, "target/generated-sources/openapi/g/G.java");
        Projects.type(project, "target/classes/src/main/java/X.java");
        Projects.type(project, "build/generated/sources/annotationProcessor/java/main/h/H.java");
        Projects.type(project, "build/generated/sources/annotationProcessor/java/test/h/T.java");
        Projects.type(project, ".git/src/main/java/X.java");
        Projects.type(project, "node_modules/p/src/main/java/X.java");
        assertThat(find())
                .containsExactly(
                        "build/generated/sources/annotationProcessor/java/main",
                        "src/main/java",
                        "target/generated-sources/openapi");
    }

    @Test
    void aModuleMayBeCalledLikeBuildOutput() {
        Projects.file(project, "build/pom.xml", "<project/>");
        Projects.type(project, "build/src/main/java/A.java");
        assertThat(find()).containsExactly("build/src/main/java");
    }

    @Test
    void buildsThatShareNoneAreToldOf() {
        Projects.file(project, "shop/pom.xml", "<project/>");
        Projects.type(project, "shop/core/src/main/java/A.java");
        Projects.file(project, "shop/core/pom.xml", "<project/>");
        Projects.type(project, "bank/src/main/java/B.java");
        Projects.file(project, "bank/settings.gradle", "");
        Projects.type(project, "tools/src/main/java/C.java");
        find();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("3 source roots of 2 builds (bank, shop) are analyzed as one program");
    }

    @Test
    void modulesOfOneBuildAreNot() {
        Projects.file(project, "pom.xml", "<project/>");
        for (String module : List.of("a", "b")) {
            Projects.file(project, module + "/pom.xml", "<project/>");
            Projects.type(project, module + "/src/main/java/A.java");
        }
        find();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aPomSaysWhereItsSourcesAre() {
        Projects.file(project, "pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <properties><extra>more</extra></properties>
                  <build>
                    <sourceDirectory>java</sourceDirectory>
                    <testSourceDirectory>tests</testSourceDirectory>
                    <plugins><plugin>
                      <artifactId>build-helper-maven-plugin</artifactId>
                      <executions><execution>
                        <goals><goal>add-source</goal></goals>
                        <configuration><sources><source>${basedir}/${extra}</source></sources></configuration>
                      </execution></executions>
                    </plugin></plugins>
                  </build>
                </project>
                """);
        Projects.type(project, "java/A.java");
        Projects.type(project, "more/B.java");
        Projects.type(project, "tests/ATest.java");
        assertThat(find()).containsExactly("java", "more");
        assertThat(find(true)).containsExactly("java", "more", "tests");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aBrokenPomIsToldOfAndTheLayoutStillCounts() {
        Projects.file(project, "pom.xml", "<project>\n<build><sourceDirectory></project>");
        Projects.type(project, "src/main/java/A.java");
        assertThat(find()).containsExactly("src/main/java");
        assertThat(warnings).singleElement().asString().contains("pom.xml:2: its source folders are not known");
    }

    @Test
    void rootsWithinRootsAreNotTakenTwice() {
        Projects.file(project, "pom.xml", "<project><build><sourceDirectory>src</sourceDirectory></build></project>");
        Projects.type(project, "src/A.java");
        Projects.type(project, "src/main/java/B.java");
        assertThat(find()).containsExactly("src");
    }

    @Test
    void anAntStyleModuleKeepsItsSourcesInSrc() {
        Projects.file(project, "lib/build.gradle", "");
        Projects.type(project, "lib/src/p/A.java");
        assertThat(find()).containsExactly("lib/src");
    }

    @Test
    void aPlainFolderIsASourceRoot() {
        Projects.type(project, "p/A.java");
        assertThat(find()).containsExactly("");
    }

    @Test
    void aFileIsTakenAsItIs() {
        Path file = Projects.type(project, "src/test/java/ATest.java");
        assertThat(new SourceRootFinder(false, warnings::add).find(List.of(file)))
                .containsExactly(file);
    }

    @Test
    void aFolderWithoutSourcesIsAnError() {
        Projects.file(project, "readme.txt", "");
        assertThatThrownBy(this::find)
                .isInstanceOf(SettingException.class)
                .hasMessage(project + ": no Java sources found (test sources are left out without --tests)");
    }

    @Test
    void aFolderWithTestSourcesOnlyIsNotMistakenForAPlainOne() {
        Projects.type(project, "src/test/java/ATest.java");
        assertThatThrownBy(this::find).isInstanceOf(SettingException.class);
        assertThat(find(true)).containsExactly("src/test/java");
    }

    @Test
    void theFolderOfSourceSetsIsUnderstood() {
        Projects.type(project, "src/main/java/A.java");
        Projects.type(project, "src/test/java/ATest.java");
        Path src = project.resolve("src");
        assertThat(new SourceRootFinder(false, warnings::add).find(List.of(src)))
                .containsExactly(src.resolve("main/java"));
    }

    private List<String> find() {
        return find(false);
    }

    private List<String> find(boolean tests) {
        return new SourceRootFinder(tests, warnings::add)
                .find(List.of(project)).stream()
                        .map(root -> project.relativize(root).toString().replace('\\', '/'))
                        .toList();
    }
}
