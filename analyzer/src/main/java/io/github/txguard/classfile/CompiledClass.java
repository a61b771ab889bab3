package io.github.txguard.classfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** What a class file declares, as far as it matters to what its code may lead to. */
final class CompiledClass {
    private final String name;
    private final String container;
    private final boolean inFolder;
    private final List<CompiledMethod> methods = new ArrayList<>();
    private final List<String> nested = new ArrayList<>(0);
    private int access;
    private @Nullable String superName;
    private List<String> interfaces = List.of();
    private @Nullable ClassReader bytes;
    private @Nullable CodeReader code;

    /** Whether the catalog speaks of an annotation of it. */
    boolean marked;

    /** Whether objects of it are known to exist. */
    boolean instantiated;

    /**
     * A class of which nothing is known yet.
     *
     * @param name internal name
     * @param container jar or folder as shown to users
     * @param inFolder whether it is a class of the program itself
     */
    CompiledClass(String name, String container, boolean inFolder) {
        this.name = name;
        this.container = container;
        this.inFolder = inFolder;
    }

    void declare(int flags, @Nullable String superclass, List<String> superinterfaces) {
        access = flags;
        superName = superclass;
        interfaces = superinterfaces;
    }

    CompiledMethod add(Selector selector, int flags) {
        CompiledMethod method = new CompiledMethod(this, selector, flags, methods.size());
        methods.add(method);
        return method;
    }

    /** Keeps the class file, whose code may be asked for. */
    void keep(ClassReader file) {
        bytes = file;
    }

    /** Nobody will ask for its code. */
    void forgetCode() {
        bytes = null;
        code = null;
    }

    /** The class file, null if it is not kept. */
    @Nullable
    ClassReader bytes() {
        return bytes;
    }

    /**
     * What one of its methods does, each thing at least once; nothing if the class file is not kept.
     *
     * @throws RuntimeException of some kind if that is no code
     */
    List<Use> uses(CompiledMethod method, Symbols symbols) {
        CodeReader reader = code;
        if (reader == null) {
            if (bytes == null) {
                return List.of();
            }
            reader = new CodeReader(bytes, symbols);
            code = reader;
        }
        return reader.uses(method.number());
    }

    String name() {
        return name;
    }

    String container() {
        return container;
    }

    boolean inFolder() {
        return inFolder;
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    @Nullable
    String superName() {
        return superName;
    }

    List<String> interfaces() {
        return interfaces;
    }

    /** Methods and constructors, in the order of the file. */
    List<CompiledMethod> methods() {
        return methods;
    }

    /** Internal names of member types. */
    List<String> nested() {
        return nested;
    }

    /** The method that the class itself declares, null if it declares none. */
    @Nullable
    CompiledMethod declared(Selector selector) {
        for (CompiledMethod method : methods) {
            if (method.selector() == selector) {
                return method;
            }
        }
        return null;
    }
}
