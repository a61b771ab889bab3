package io.github.txguard.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Reads the declarations of a class file; code, synthetic and private members are left out. */
final class ClassFileReader extends ClassFileWalk {
    private static final int HIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    private static final int EXPORTED = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final String name;
    private final boolean exportedOnly;
    private final PackedMembers.Builder members;
    private final Map<String, String> memberTypes = new LinkedHashMap<>();
    private @Nullable String signature;
    private @Nullable String outer;
    private boolean inner;

    /** The member whose attributes are gone through, and what they said of it. */
    private int member;

    private boolean isMethod;
    private int flags;
    private int memberSignature;

    private ClassFileReader(byte[] bytes, boolean exportedOnly) {
        super(new ClassReader(bytes));
        this.name = file().getClassName();
        this.exportedOnly = exportedOnly;
        this.members = new PackedMembers.Builder(bytes);
    }

    /**
     * Reads a class file.
     *
     * @param exportedOnly whether members that only their own package may use are left out too
     * @throws RuntimeException of some kind if the bytes are no class file
     */
    static ClassInfo read(byte[] bytes, boolean exportedOnly) {
        ClassFileReader reader = new ClassFileReader(bytes, exportedOnly);
        reader.walk();
        ClassReader file = reader.file();
        return new ClassInfo(
                reader.name,
                file.getAccess(),
                reader.signature,
                file.getSuperName(),
                List.of(file.getInterfaces()),
                reader.members.build(),
                reader.outer,
                reader.inner,
                reader.memberTypes);
    }

    @Override
    protected void field(int at) {
        begin(at, false);
    }

    @Override
    protected void method(int at) {
        begin(at, true);
    }

    @Override
    protected void type() {
        end();
        member = 0;
    }

    @Override
    protected void attribute(String attribute, int at) {
        switch (attribute) {
            case "Signature" -> {
                if (member == 0) {
                    signature = utf8(at);
                } else {
                    memberSignature = file().getItem(file().readUnsignedShort(at));
                }
            }
            case "Synthetic" -> flags |= Opcodes.ACC_SYNTHETIC;
            case "InnerClasses" -> innerClasses(at);
            default -> {
                // says nothing of declarations
            }
        }
    }

    private void begin(int at, boolean method) {
        end();
        member = at;
        isMethod = method;
        flags = file().readUnsignedShort(at);
        memberSignature = 0;
    }

    private void end() {
        if (member == 0 || (flags & HIDDEN) != 0 || (exportedOnly && (flags & EXPORTED) == 0)) {
            return;
        }
        int memberName = file().getItem(file().readUnsignedShort(member + 2));
        int descriptor = file().getItem(file().readUnsignedShort(member + 4));
        if (isMethod) {
            members.method(flags, memberName, descriptor, memberSignature);
        } else {
            members.field(flags, memberName, descriptor, memberSignature);
        }
    }

    private void innerClasses(int start) {
        int at = start + 2;
        for (int i = file().readUnsignedShort(start); i > 0; i--) {
            String innerName = className(at);
            boolean hasOuter = file().readUnsignedShort(at + 2) != 0;
            if (innerName.equals(name)) {
                outer = hasOuter ? className(at + 2) : null;
                inner = hasOuter && (file().readUnsignedShort(at + 6) & Opcodes.ACC_STATIC) == 0;
            } else if (hasOuter && file().readUnsignedShort(at + 4) != 0 && name.equals(className(at + 2))) {
                memberTypes.put(utf8(at + 4), innerName);
            }
            at += 8;
        }
    }
}
