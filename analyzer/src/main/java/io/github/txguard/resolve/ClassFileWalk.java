package io.github.txguard.resolve;

import org.objectweb.asm.ClassReader;

/**
 * Goes through the members of a class file and the attributes of these and of the class, without decoding more of them than
 * the names of attributes.
 */
public abstract class ClassFileWalk {
    private final ClassReader file;
    private final char[] buffer;

    /**
     * Prepares a walk.
     *
     * @param file the class file
     */
    protected ClassFileWalk(ClassReader file) {
        this.file = file;
        this.buffer = new char[file.getMaxStringLength()];
    }

    /**
     * Hears of a field, whose attributes follow.
     *
     * @param at where its flags, name and descriptor begin
     */
    protected void field(int at) {}

    /**
     * Hears of a method, whose attributes follow.
     *
     * @param at where its flags, name and descriptor begin
     */
    protected void method(int at) {}

    /** Hears that the attributes of the class follow. */
    protected void type() {}

    /**
     * Hears of an attribute of what was told before.
     *
     * @param name name of the attribute
     * @param at where its contents begin
     */
    protected abstract void attribute(String name, int at);

    /**
     * Goes through the class file.
     *
     * @throws RuntimeException of some kind if it is none
     */
    protected final void walk() {
        int at = file.header + 8 + 2 * file.readUnsignedShort(file.header + 6);
        int fields = file.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            field(at);
            at = attributes(at + 6);
        }
        int methods = file.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < methods; i++) {
            method(at);
            at = attributes(at + 6);
        }
        type();
        attributes(at);
    }

    private int attributes(int start) {
        int at = start + 2;
        for (int i = file.readUnsignedShort(start); i > 0; i--) {
            int length = file.readInt(at + 2);
            if (length < 0) {
                throw new IllegalArgumentException(
                        "an attribute ends before it begins"); // or we might go round for long
            }
            attribute(utf8(at), at + 6);
            at += 6 + length;
        }
        return at;
    }

    /** The class file. */
    protected final ClassReader file() {
        return file;
    }

    /**
     * The text that an entry of the constant pool has.
     *
     * @param at where the number of the entry stands
     */
    protected final String utf8(int at) {
        return file.readUTF8(at, buffer);
    }

    /**
     * The internal name of the class that an entry of the constant pool names.
     *
     * @param at where the number of the entry stands
     */
    protected final String className(int at) {
        return file.readClass(at, buffer);
    }

    /**
     * A constant.
     *
     * @param number number of its entry in the constant pool
     */
    protected final Object constant(int number) {
        return file.readConst(number, buffer);
    }
}
