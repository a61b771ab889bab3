package io.github.txguard.classfile;

import io.github.txguard.resolve.ClassFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what a class file declares; its code is left for later. */
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
        ClassReader bytes = new ClassReader(file.bytes());
        bytes.accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        outline.keep(bytes);
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
        CompiledMethod method = outline.add(symbols.selector(methodName, descriptor), flags);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                method.marked |= visible && interest.concerns(annotation);
                return null;
            }
        };
    }
}
