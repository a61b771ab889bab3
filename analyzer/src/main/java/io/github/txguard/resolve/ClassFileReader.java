package io.github.txguard.resolve;

import io.github.txguard.catalog.StubType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the declarations of a class file; code, attributes, synthetic and private members are left out. */
final class ClassFileReader extends ClassVisitor {
    private static final int HIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    private static final int EXPORTED = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final boolean exportedOnly;
    private final List<StubType.Member> methods = new ArrayList<>();
    private final List<StubType.Member> fields = new ArrayList<>();
    private final Map<String, String> memberTypes = new LinkedHashMap<>();
    private String name = "";
    private int access;
    private @Nullable String signature;
    private @Nullable String superName;
    private @Nullable String outer;
    private boolean inner;
    private List<String> interfaces = List.of();

    private ClassFileReader(boolean exportedOnly) {
        super(Opcodes.ASM9);
        this.exportedOnly = exportedOnly;
    }

    /**
     * Reads a class file.
     *
     * @param exportedOnly whether members that only their own package may use are left out too
     * @throws RuntimeException of some kind if the bytes are no class file
     */
    static ClassInfo read(byte[] bytes, boolean exportedOnly) {
        ClassFileReader reader = new ClassFileReader(exportedOnly);
        new ClassReader(bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassInfo(
                reader.name,
                reader.access,
                reader.signature,
                reader.superName,
                reader.interfaces,
                reader.methods,
                reader.fields,
                reader.outer,
                reader.inner,
                reader.memberTypes);
    }

    @Override
    public void visit(
            int version,
            int flags,
            String className,
            @Nullable String genericSignature,
            @Nullable String superClass,
            String @Nullable [] superInterfaces) {
        name = className;
        access = flags;
        signature = genericSignature;
        superName = superClass;
        interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
    }

    @Override
    public void visitInnerClass(String innerName, @Nullable String outerName, @Nullable String simpleName, int flags) {
        if (innerName.equals(name)) {
            outer = outerName;
            inner = outerName != null && (flags & Opcodes.ACC_STATIC) == 0;
        } else if (name.equals(outerName) && simpleName != null) {
            memberTypes.put(simpleName, innerName);
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int flags,
            String methodName,
            String descriptor,
            @Nullable String genericSignature,
            String @Nullable [] exceptions) {
        if (isSeen(flags)) {
            methods.add(new StubType.Member(methodName, flags, descriptor, genericSignature));
        }
        return null;
    }

    private boolean isSeen(int flags) {
        return (flags & HIDDEN) == 0 && (!exportedOnly || (flags & EXPORTED) != 0);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int flags,
            String fieldName,
            String descriptor,
            @Nullable String genericSignature,
            @Nullable Object constant) {
        if (isSeen(flags)) {
            fields.add(new StubType.Member(fieldName, flags, descriptor, genericSignature));
        }
        return null;
    }
}
