package io.github.txguard.classfile;

import io.github.txguard.resolve.ClassFileWalk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads of the code of a class file who calls what, one method at a time. Most methods are never asked for, and of an
 * instruction no more matters than its entry in the constant pool: so the code is walked, and nothing is made of it.
 */
final class CodeReader extends ClassFileWalk {
    /** Bytes of each instruction by its code; 0 where they depend on what follows. */
    private static final String LENGTHS = "1".repeat(16) + "23233" + "2".repeat(5) + "1".repeat(28) + "2".repeat(5)
            + "1".repeat(73) + "3" + "1".repeat(20) + "3".repeat(16) + "200" + "1".repeat(6) + "3".repeat(7)
            + "55323113311"
            + "0433" + "55";

    private static final int WIDE = 196;

    private final Symbols symbols;
    private final @Nullable Use[] known;
    private final List<Integer> codes = new ArrayList<>();
    private int bootstraps;

    /**
     * Finds where the code of each method begins.
     *
     * @throws RuntimeException of some kind if the bytes are no class file
     */
    CodeReader(ClassReader file, Symbols symbols) {
        super(file);
        this.symbols = symbols;
        this.known = new Use[file().getItemCount()];
        walk();
    }

    @Override
    protected void method(int at) {
        codes.add(0);
    }

    @Override
    protected void attribute(String name, int at) {
        if (name.equals("Code")) {
            codes.set(codes.size() - 1, at + 4);
        } else if (name.equals("BootstrapMethods")) {
            bootstraps = at;
        }
    }

    /**
     * What a method does, each thing at least once, in the order of its code.
     *
     * @param method number of the method in the file, from 0
     * @throws RuntimeException of some kind if that is no code
     */
    List<Use> uses(int method) {
        int start = codes.get(method);
        if (start == 0) {
            return List.of();
        }
        List<Use> uses = new ArrayList<>();
        int end = start + 4 + file().readInt(start);
        for (int at = start + 4; at < end; at += length(at, start + 4)) {
            int opcode = file().readByte(at);
            switch (opcode) {
                case Opcodes.GETSTATIC -> add(object(file().readUnsignedShort(at + 1)), uses);
                case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE ->
                    add(call(file().readUnsignedShort(at + 1), true), uses);
                case Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC ->
                    add(call(file().readUnsignedShort(at + 1), false), uses);
                case Opcodes.INVOKEDYNAMIC -> functions(file().readUnsignedShort(at + 1), uses);
                default -> {
                    // leads nowhere
                }
            }
        }
        return uses;
    }

    private int length(int at, int start) {
        int opcode = file().readByte(at);
        int aligned = at + 4 - (at - start) % 4;
        int length = switch (opcode) {
            case Opcodes.TABLESWITCH ->
                aligned + 16 + 4 * (file().readInt(aligned + 8) - file().readInt(aligned + 4)) - at;
            case Opcodes.LOOKUPSWITCH -> aligned + 8 + 8 * file().readInt(aligned + 4) - at;
            case WIDE -> file().readByte(at + 1) == Opcodes.IINC ? 6 : 4;
            default -> LENGTHS.charAt(opcode) - '0';
        };
        if (length <= 0) {
            throw new IllegalArgumentException(
                    "an instruction ends before it begins"); // or we would never get to the end
        }
        return length;
    }

    private static void add(@Nullable Use use, List<Use> uses) {
        if (use != null) {
            uses.add(use);
        }
    }

    /** The object that a static field has; null for numbers and arrays. */
    private @Nullable Use object(int field) {
        Use use = known[field];
        if (use == null) {
            int named = nameAndType(field);
            String descriptor = utf8(named + 2);
            if (!descriptor.startsWith("L")) {
                return null;
            }
            use = symbols.object(Type.getType(descriptor).getInternalName());
            known[field] = use;
        }
        return use;
    }

    /** A method of an interface may be called both ways, but seldom by the same class. */
    private Use call(int method, boolean virtual) {
        Use use = known[method];
        if (!(use instanceof Use.Call call) || call.isVirtual() != virtual) {
            int named = nameAndType(method);
            use = call(className(file().getItem(method)), utf8(named), utf8(named + 2), virtual);
            known[method] = use;
        }
        return use;
    }

    private Use call(String owner, String name, String descriptor, boolean virtual) {
        return symbols.call(owner, symbols.selector(name, descriptor), virtual);
    }

    private int nameAndType(int member) {
        return file().getItem(file().readUnsignedShort(file().getItem(member) + 2));
    }

    /** The methods that the functions run which the instruction makes. */
    private void functions(int dynamic, List<Use> uses) {
        int at = bootstraps + 2;
        for (int i = file().readUnsignedShort(file().getItem(dynamic)); i > 0; i--) {
            at += 4 + 2 * file().readUnsignedShort(at + 2);
        }
        for (int i = file().readUnsignedShort(at + 2); i > 0; i--) {
            at += 2;
            Object argument = constant(file().readUnsignedShort(at + 2));
            if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                boolean virtual =
                        handle.getTag() == Opcodes.H_INVOKEVIRTUAL || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
                uses.add(call(handle.getOwner(), handle.getName(), handle.getDesc(), virtual));
            }
        }
    }
}
