package io.github.txguard.classfile;

import io.github.txguard.resolve.ClassFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads of a class file who calls what; its code is not kept. */
final class OutlineReader extends ClassVisitor {
    private final CompiledClass outline;
    private final Symbols symbols;
    private final Interest interest;
    private String name = "";

    private OutlineReader(CompiledClass outline, Symbols symbols, Interest interest) {
        super(Opcodes.ASM9);
        this.outline = outline;
        this.symbols = symbols;
        this.interest = interest;
    }

    /**
     * Reads a class file.
     *
     * @return null if another class lies there than its name says
     * @throws IOException if it cannot be read
     * @throws RuntimeException of some kind if the bytes are no class file
     */
    static @Nullable CompiledClass read(ClassFile file, Symbols symbols, Interest interest) throws IOException {
        CompiledClass outline = new CompiledClass(file.name(), file.container(), file.inFolder());
        OutlineReader reader = new OutlineReader(outline, symbols, interest);
        new ClassReader(file.bytes()).accept(reader, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return reader.name.equals(file.name()) ? outline : null;
    }

    @Override
    public void visit(
            int version,
            int flags,
            String className,
            @Nullable String signature,
            @Nullable String superClass,
            String @Nullable [] superInterfaces) {
        name = className;
        outline.declare(flags, superClass, superInterfaces == null ? List.of() : List.of(superInterfaces));
    }

    @Override
    public void visitInnerClass(String innerName, @Nullable String outerName, @Nullable String simpleName, int flags) {
        if (name.equals(outerName)) {
            outline.nested().add(innerName);
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        outline.marked |= visible && interest.concerns(descriptor);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int flags,
            String methodName,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        CompiledMethod method = new CompiledMethod(outline, symbols.selector(methodName, descriptor), flags);
        outline.methods().add(method);
        return new Code(method);
    }

    /** Collects what a method does. */
    private final class Code extends MethodVisitor {
        private final CompiledMethod method;
        private final List<Use> uses = new ArrayList<>();

        private Code(CompiledMethod method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            method.marked |= visible && interest.concerns(descriptor);
            return null;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
            boolean virtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
            call(owner, called, descriptor, virtual);
        }

        private void call(String owner, String called, String descriptor, boolean virtual) {
            uses.add(symbols.call(owner, symbols.selector(called, descriptor), virtual));
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                    boolean virtual =
                            handle.getTag() == Opcodes.H_INVOKEVIRTUAL || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
                    call(handle.getOwner(), handle.getName(), handle.getDesc(), virtual);
                }
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && descriptor.startsWith("L")) {
                uses.add(symbols.object(Type.getType(descriptor).getInternalName()));
            }
        }

        @Override
        public void visitEnd() {
            method.setUses(uses);
        }
    }
}
