package io.github.txguard.benchmarks.generate;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a generated program against as much of its libraries as it uses. */
public final class Compilation {
    private static final List<String> ANNOTATIONS = List.of(
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Service",
            "org.springframework.web.bind.annotation.PathVariable",
            "org.springframework.web.bind.annotation.RequestBody",
            "org.springframework.web.bind.annotation.RestController",
            "jakarta.persistence.Entity",
            "jakarta.persistence.GeneratedValue",
            "jakarta.persistence.Id",
            "jakarta.persistence.Version");

    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "jakarta.persistence.Column", "public @interface Column { String name(); int length(); }",
            "jakarta.persistence.Table", "public @interface Table { String name(); }",
            "org.springframework.web.bind.annotation.GetMapping", "public @interface GetMapping { String value(); }",
            "org.springframework.web.bind.annotation.PostMapping", "public @interface PostMapping { String value(); }",
            "org.springframework.data.jpa.repository.Query", "public @interface Query { String value(); }",
            "org.springframework.transaction.annotation.Transactional",
                    "public @interface Transactional { boolean readOnly() default false; }",
            "org.springframework.data.jpa.repository.JpaRepository",
                    "public interface JpaRepository<T, I> { java.util.Optional<T> findById(I id); java.util.List<T> findAll();"
                            + " <S extends T> S save(S one); void delete(T one); }",
            "org.springframework.web.client.RestTemplate",
                    "public class RestTemplate { public <T> T postForObject(String url, Object body, Class<T> type,"
                            + " Object... more) { return null; } }"));

    private Compilation() {}

    /** What the compiler has against the sources in a folder; classes go to another one. */
    public static String complaints(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(sources)) {
            List<JavaFileObject> units = new ArrayList<>();
            walk.filter(Files::isRegularFile)
                    .forEach(file -> manager.getJavaFileObjects(file).forEach(units::add));
            ANNOTATIONS.forEach(name -> units.add(library(name, "public @interface " + simple(name) + " {}")));
            OTHERS.forEach((name, text) -> units.add(library(name, text)));
            List<String> options = List.of("-proc:none", "-Xlint:all", "-d", classes.toString());
            compiler.getTask(messages, manager, null, options, null, units).call();
        }
        return messages.toString();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static JavaFileObject library(String name, String text) {
        String whole = "package " + name.substring(0, name.lastIndexOf('.')) + "; " + text;
        URI address = URI.create("library:///" + name.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(address, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return whole;
            }
        };
    }
}
