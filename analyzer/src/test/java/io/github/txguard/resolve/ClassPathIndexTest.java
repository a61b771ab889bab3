package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class ClassPathIndexTest {
    @TempDir
    private Path folder;

    private static byte[] type(String internalName, String method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, method, "()V", null, null)
                .visitEnd();
        writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_ABSTRACT, "hidden", "()V", null, null)
                .visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private Path jar(String name, String internalName, byte[] content) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(internalName + ".class"));
            zip.write(content);
        }
        return jar;
    }

    private static String target(ClassPathIndex index) {
        return Snippets.with(
                        new StubCatalog(),
                        index,
                        SolverFallback.NONE,
                        "class A { void run(lib.Client c) { c.go(); c.hidden(); } }")
                .target("A", "run", "go");
    }

    @Test
    void jarsAndFoldersAreRead() throws IOException {
        Path jar = jar("lib.jar", "lib/Client", type("lib/Client", "go"));
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("lib"));
        Files.write(classes.resolve("lib/Client.class"), type("lib/Client", "go"));

        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(jar))) {
            assertThat(target(index)).isEqualTo("lib.Client#go()");
        }
        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(classes))) {
            assertThat(target(index)).isEqualTo("lib.Client#go()");
            assertThat(index.problems()).isEmpty();
        }
    }

    @Test
    void brokenEntriesAreNamedAndTheRestGoesOn() throws IOException {
        Path missing = folder.resolve("missing.jar");
        Path corrupt = Files.writeString(folder.resolve("corrupt.jar"), "not a jar");
        Path truncated = jar("bad-class.jar", "lib/Client", new byte[] {1, 2, 3});
        Path good = jar("good.jar", "lib/Client", type("lib/Client", "go"));

        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(missing, corrupt, truncated, good))) {
            assertThat(target(index)).isEqualTo("lib.Client#go()");
            assertThat(index.problems())
                    .extracting(Problem::file)
                    .containsExactly("bad-class.jar", "corrupt.jar", "missing.jar");
            assertThat(index.problems()).allSatisfy(problem -> {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.CLASS_PATH);
                assertThat(problem.message()).doesNotContain("\n");
            });
            assertThat(index.problems().get(0).message()).startsWith("lib/Client.class cannot be read: ");
            assertThat(index.problems().get(2).message()).isEqualTo("class path entry does not exist");
        }
    }

    @Test
    void nothingIsOpenedBeforeTheFirstQuestion() {
        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(folder.resolve("missing.jar")))) {
            assertThat(index.problems()).isEmpty();
        }
    }

    @Test
    void jdkIsKnownWithoutAnyClassPath() {
        try (ClassPathIndex index = ClassPathIndex.ofJdk()) {
            assertThat(index.find("java/util/Map$Entry")).isNotNull();
            assertThat(index.find("java/sql/Connection")).isNotNull();
            assertThat(index.hasPackage("java/util")).isTrue();
            assertThat(index.hasPackage("java")).isFalse();
            assertThat(index.find("java/util/Missing")).isNull();
        }
    }

    @Test
    void supertypesAreReadFromTheHeadOfTheFile() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.newConst(1L << 40);
        writer.newConst(2.5);
        writer.newUTF8("x".repeat(10_000));
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "lib/Client", null, "lib/Größe", new String[] {"lib/A", "lib/B"});
        writer.visitEnd();
        Path jar = jar("lib.jar", "lib/Client", writer.toByteArray());

        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(jar))) {
            assertThat(index.supertypes("lib/Client")).containsExactly("lib/Größe", "lib/A", "lib/B");
            assertThat(index.supertypes("java/util/ArrayList"))
                    .containsExactly(
                            "java/util/AbstractList",
                            "java/util/List",
                            "java/util/RandomAccess",
                            "java/lang/Cloneable",
                            "java/io/Serializable");
            assertThat(index.supertypes("java/lang/Object")).isEmpty();
        }
    }

    @Test
    void membersOfAnyNameAreFound() throws IOException {
        Path jar = jar("lib.jar", "lib/Client", type("lib/Client", "größe"));

        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(jar))) {
            Members members = Objects.requireNonNull(index.find("lib/Client")).members();
            assertThat(members.methods("größe"))
                    .containsExactly(members.methods().get(0));
            assertThat(members.methods("hidden")).isEmpty();
            assertThat(members.field("größe")).isNull();
        }
    }

    @Test
    void aClassIsReadOnce() throws IOException {
        Path jar = jar("lib.jar", "lib/Client", type("lib/Client", "go"));

        try (ClassPathIndex index = new ClassPathIndex(folder, List.of(jar))) {
            assertThat(index.declares("lib/Client", "go")).isTrue();
            assertThat(index.isFunction("lib/Client")).isFalse();
            assertThat(index.find("lib/Client")).isSameAs(index.find("lib/Client"));
            assertThat(index.reads()).isEqualTo(1);
        }
    }
}
