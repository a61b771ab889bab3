package io.github.txguard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildModulesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final MavenProject api = module("api");
    private final MavenProject infra = module("infra", api);
    private final MavenProject core = module("core", api);

    @Test
    void modulesThatAnApplicationBringsTogetherAreOneProgram() {
        MavenProject app = module("app", core, infra);
        BuildModules build = new BuildModules(List.of(api, infra, core, app));
        assertThat(build.program(core)).containsExactly(api, infra, core, app);
        assertThat(build.program(app)).containsExactly(api, infra, core, app);
    }

    @Test
    void modulesThatNobodyBringsTogetherMeetAtWhatTheyShare() {
        MavenProject alone = module("alone");
        BuildModules build = new BuildModules(List.of(api, infra, core, alone));
        assertThat(build.program(core)).containsExactly(api, infra, core);
        assertThat(build.program(alone)).containsExactly(alone);
    }

    @Test
    void applicationsThatShareALibraryDoNotMix() throws Exception {
        MavenProject one = module("one", api);
        MavenProject other = module("other", infra);
        main("one");
        main("other");
        BuildModules build = new BuildModules(List.of(api, infra, one, other));
        assertThat(build.program(one)).containsExactly(api, one);
        assertThat(build.program(other)).containsExactly(api, infra, other);
        assertThat(build.program(api)).containsExactly(api, infra, one, other);
    }

    @Test
    void testsAndCollectingPomsBringNothingTogether() throws Exception {
        MavenProject one = module("one", api);
        MavenProject other = module("other", api);
        main("one");
        main("other");
        MavenProject coverage = module("coverage", one, other);
        coverage.getModel().setPackaging("pom");
        MavenProject tests = module("tests");
        tests.getModel().addDependency(dependency("one", "test"));
        tests.getModel().addDependency(dependency("other", "test"));
        BuildModules build = new BuildModules(List.of(api, one, other, coverage, tests));
        assertThat(build.program(one)).containsExactly(api, one);
        assertThat(build.program(tests)).containsExactly(tests);
    }

    private void main(String name) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        Files.writeString(root.resolve("A.java"), "class A { public static void main(String[] a) {} }");
    }

    private MavenProject module(String name, MavenProject... dependencies) {
        MavenProject project = new MavenProject();
        project.setGroupId("it");
        project.setArtifactId(name);
        project.setVersion("1");
        Build layout = new Build();
        layout.setDirectory("no-such-folder");
        project.setBuild(layout);
        for (MavenProject each : dependencies) {
            project.getModel().addDependency(dependency(each.getArtifactId(), "compile"));
        }
        if (folder != null) {
            project.addCompileSourceRoot(folder.resolve(name).toString());
        }
        return project;
    }

    private static Dependency dependency(String name, String scope) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("it");
        dependency.setArtifactId(name);
        dependency.setVersion("1");
        dependency.setScope(scope);
        return dependency;
    }
}
