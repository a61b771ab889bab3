package io.github.txguard.classfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** A method of a class file, and who calls it. */
final class CompiledMethod {
    private final CompiledClass owner;
    private final Selector selector;
    private final int access;
    private final int number;

    /** Reached methods that call this very method. */
    final List<CompiledMethod> callers = new ArrayList<>(0);

    /** Whether the catalog speaks of an annotation of it. */
    boolean marked;

    /** Whether the sources may run it. */
    boolean reached;

    /** For each kind of objects that it runs for: their class and all that this inherits from. */
    final List<Set<String>> runsFor = new ArrayList<>(0);

    /**
     * A method of which nothing is known but its declaration.
     *
     * @param number its place among the methods of the class, from 0
     */
    CompiledMethod(CompiledClass owner, Selector selector, int access, int number) {
        this.owner = owner;
        this.selector = selector;
        this.access = access;
        this.number = number;
    }

    CompiledClass owner() {
        return owner;
    }

    Selector selector() {
        return selector;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** Whether sources cannot name it. */
    boolean isHidden() {
        return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0;
    }

    /** Its place among the methods of the class, from 0. */
    int number() {
        return number;
    }
}
