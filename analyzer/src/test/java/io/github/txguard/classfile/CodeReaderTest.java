package io.github.txguard.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Compares what is read of code with what ASM tells of it, on classes of the JDK with all kinds of instructions. */
final class CodeReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/Character",
                "java/lang/Enum",
                "java/lang/Math",
                "java/lang/String",
                "java/math/BigDecimal",
                "java/time/format/DateTimeFormatterBuilder",
                "java/util/Collection",
                "java/util/Comparator",
                "java/util/Formatter",
                "java/util/HashMap",
                "java/util/concurrent/CompletableFuture",
                "java/util/concurrent/ConcurrentHashMap",
                "java/util/regex/Pattern",
                "java/util/stream/Collectors",
                "sun/security/provider/MD5"
            })
    void everyCallOfTheCodeIsRead(String name) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            ClassReader file = new ClassReader(Objects.requireNonNull(in).readAllBytes());
            ClassNode expected = new ClassNode();
            file.accept(expected, ClassReader.SKIP_FRAMES);
            CodeReader reader = new CodeReader(file, new Symbols(Set.of()));
            for (int i = 0; i < expected.methods.size(); i++) {
                assertThat(reader.uses(i).stream().map(CodeReaderTest::shown))
                        .as(name + "." + expected.methods.get(i).name)
                        .isEqualTo(Scan.of(expected.methods.get(i)));
            }
        }
    }

    /** Such a switch leads the reader back to code that it has read. */
    @Test
    @Timeout(
            value = 30,
            threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a reader that goes round hears of no interrupt
    void codeThatEndsBeforeItBeginsIsNone() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "T", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        Label end = new Label();
        method.visitInsn(Opcodes.ICONST_0);
        method.visitLookupSwitchInsn(end, new int[0], new Label[0]);
        method.visitLabel(end);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 0);
        byte[] bytes = writer.toByteArray();
        int code = 0;
        while (bytes[code] != Opcodes.ICONST_0 || bytes[code + 1] != (byte) Opcodes.LOOKUPSWITCH) {
            code++;
        }
        ByteBuffer.wrap(bytes).putInt(code + 8, -2);
        CodeReader reader = new CodeReader(new ClassReader(bytes), new Symbols(Set.of()));

        assertThatIllegalArgumentException().isThrownBy(() -> reader.uses(0));
    }

    private static String shown(Use use) {
        return use instanceof Use.Call call
                ? shown(call.owner(), call.selector().name(), call.selector().descriptor(), call.isVirtual())
                : use.toString();
    }

    private static String shown(String owner, String name, String descriptor, boolean virtual) {
        return owner + "." + name + descriptor + (virtual ? " virtual" : "");
    }

    /** Takes down the same by ASM. */
    private static final class Scan extends MethodVisitor {
        private final List<String> found = new ArrayList<>();

        private Scan() {
            super(Opcodes.ASM9);
        }

        static List<String> of(MethodNode method) {
            Scan scan = new Scan();
            method.accept(scan);
            return scan.found;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            found.add(shown(
                    owner, name, descriptor, opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                    found.add(shown(
                            handle.getOwner(),
                            handle.getName(),
                            handle.getDesc(),
                            handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                                    || handle.getTag() == Opcodes.H_INVOKEINTERFACE));
                }
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && descriptor.startsWith("L")) {
                found.add(new Use.SharedObject(Type.getType(descriptor).getInternalName()).toString());
            }
        }
    }
}
