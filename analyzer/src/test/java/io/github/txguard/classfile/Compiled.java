package io.github.txguard.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Small programs, compiled. */
final class Compiled {
    private Compiled() {}

    /**
     * Compiles sources.
     *
     * @param folder where to write
     * @param sources text by path
     * @return the folder of the classes
     */
    static Path classes(Path folder, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        List<String> arguments = new ArrayList<>(List.of("-g", "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path written = folder.resolve("library").resolve(source.getKey());
            Files.createDirectories(Objects.requireNonNull(written.getParent()));
            arguments.add(Files.writeString(written, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    /** The same, packed into a jar of a name. */
    static Path jar(Path folder, String name, Map<String, String> sources) throws IOException {
        Path classes = classes(folder, sources);
        Path jar = folder.resolve(name);
        pack(classes, "", jar);
        return jar;
    }

    /** Packs a part of the classes into a jar. */
    static void pack(Path classes, String part, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes.resolve(part))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }
}
