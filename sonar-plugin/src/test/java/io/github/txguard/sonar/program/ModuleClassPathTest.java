package io.github.txguard.sonar.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleClassPathTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        for (String name :
                List.of("lib/a.jar", "lib/b.jar", "lib/notes.txt", "lib/more/c.jar", "x/target/classes/X.class")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private ModuleClassPath path(List<String> binaries, List<String> libraries) {
        return ModuleClassPath.of(new ModuleDescription(folder, StandardCharsets.UTF_8, binaries, libraries));
    }

    private List<String> names(ModuleClassPath path) {
        return path.entries().stream()
                .map(entry -> folder.relativize(entry).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void pathsAreRelativeToTheModuleOrAbsolute() {
        ModuleClassPath path = path(
                List.of("x/target/classes"),
                List.of("lib/a.jar", folder.resolve("lib/b.jar").toString()));
        assertThat(names(path)).containsExactly("x/target/classes", "lib/a.jar", "lib/b.jar");
        assertThat(path.missing()).isEmpty();
    }

    @Test
    void patternsStandForJarsAndFolders() {
        assertThat(names(path(List.of(), List.of("lib/*.jar")))).containsExactly("lib/a.jar", "lib/b.jar");
        assertThat(names(path(List.of(), List.of("lib/**/*.jar"))))
                .containsExactly("lib/a.jar", "lib/b.jar", "lib/more/c.jar");
        assertThat(names(path(List.of("**/target/classes"), List.of()))).containsExactly("x/target/classes");
    }

    @Test
    void aFolderOfLibrariesStandsForItsJars() {
        assertThat(names(path(List.of(), List.of("lib")))).containsExactly("lib", "lib/a.jar", "lib/b.jar");
    }

    @Test
    void whatLeadsToNothingIsTold() {
        ModuleClassPath path = path(List.of("none"), List.of("none/*.jar", "lib/*.zip", " "));
        assertThat(path.entries()).isEmpty();
        assertThat(path.missing()).containsExactly("none", "none/*.jar", "lib/*.zip");
    }
}
