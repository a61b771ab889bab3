package io.github.txguard.sonarit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonarsource.sonarlint.core.rpc.protocol.common.ClientFileDto;
import org.sonarsource.sonarlint.core.rpc.protocol.common.Language;

/**
 * What is open in the editor.
 *
 * @param folder its folder
 * @param key key of the project on the server
 * @param properties what the editor knows of the build, such as {@code sonar.java.binaries}
 */
record EditorProject(Path folder, String key, Map<String, String> properties) {
    /** Makes one; the map is copied. */
    EditorProject {
        properties = Map.copyOf(properties);
    }

    /**
     * All sources.
     *
     * @param scope name that the engine has for the project
     */
    List<ClientFileDto> files(String scope) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> file(scope, file, null))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One source.
     *
     * @param scope name that the engine has for the project
     * @param file the file
     * @param text its text in the editor, null if that is what is on the disk
     */
    ClientFileDto file(String scope, Path file, @Nullable String text) {
        return new ClientFileDto(
                file.toUri(),
                folder.relativize(file),
                scope,
                file.toString().contains("src/test/"),
                "UTF-8",
                file,
                text,
                Language.JAVA,
                true);
    }
}
