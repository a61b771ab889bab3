package io.github.txguard.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the class path tells of declared transactions. */
final class ClassPathDeclarationsTest {
    private static final String SPRING = "org/springframework/transaction/annotation/";
    private static final Map<String, String> ANNOTATION = Map.of(
            SPRING + "Transactional.java",
            """
            package org.springframework.transaction.annotation;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Transactional { Propagation propagation() default Propagation.REQUIRED; }
            """,
            SPRING + "Propagation.java",
            "package org.springframework.transaction.annotation; public enum Propagation { REQUIRED, NEVER }",
            "org/springframework/core/annotation/AliasFor.java",
            """
            package org.springframework.core.annotation;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface AliasFor { Class<?> annotation(); String attribute(); }
            """);

    private static final String PROGRAM = """
            class A extends Beans {
                @Transactional
                public void open() { jdbc.queryForList("q"); Thread.sleep(9); }
                @Transactional
                protected void guarded() { jdbc.queryForList("q"); Thread.sleep(9); }
                @Transactional
                void near() { jdbc.queryForList("q"); Thread.sleep(9); }
            }
            """;

    @TempDir
    Path folder;

    private Path compiled(Map<String, String> more) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("library"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
        for (Map<String, String> files : List.of(ANNOTATION, more)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path written = sources.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(written.getParent()));
                arguments.add(Files.writeString(written, file.getValue()).toString());
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    private List<String> findings(Path classes, String program) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("program"));
        return Sources.in(sources).withClassPath(classes).program(program).findings();
    }

    @Test
    void oldSpringInterceptsPublicMethodsOnly() throws IOException {
        assertThat(findings(compiled(Map.of()), PROGRAM))
                .containsExactly("TXG002 open certain  A.open -> Thread.sleep");
    }

    @Test
    void newSpringInterceptsOtherMethodsToo() throws IOException {
        Path classes = compiled(Map.of(
                SPRING + "TransactionRuntimeHints.java",
                "package org.springframework.transaction.annotation; class TransactionRuntimeHints { }"));
        assertThat(findings(classes, PROGRAM)).hasSize(3);
    }

    @Test
    void annotationsComposedInALibraryCount() throws IOException {
        Path classes = compiled(Map.of("lib/UseCase.java", """
                package lib;
                import org.springframework.core.annotation.AliasFor;
                import org.springframework.transaction.annotation.*;
                @Transactional
                public @interface UseCase {
                    @AliasFor(annotation = Transactional.class, attribute = "propagation")
                    Propagation mode() default Propagation.REQUIRED;
                }
                """, "lib/Outside.java", """
                package lib;
                import org.springframework.transaction.annotation.*;
                @UseCase(mode = Propagation.NEVER)
                public @interface Outside { }
                """));
        assertThat(findings(classes, """
                        class A extends Beans {
                            @lib.UseCase
                            public void inside() { jdbc.queryForList("q"); Thread.sleep(9); }
                            @lib.UseCase(mode = Propagation.NEVER)
                            public void never() { Thread.sleep(9); }
                            @lib.Outside
                            public void outside() { Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.inside -> Thread.sleep");
    }
}
