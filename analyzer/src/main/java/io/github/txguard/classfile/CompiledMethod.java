package io.github.txguard.classfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** A method of a class file: what it calls, and who calls it. */
final class CompiledMethod {
    private final CompiledClass owner;
    private final Selector selector;
    private final int access;
    private List<Use> uses = List.of();

    /** Reached methods that call this very method. */
    final List<CompiledMethod> callers = new ArrayList<>(0);

    /** Whether the catalog speaks of an annotation of it. */
    boolean marked;

    /** Whether the sources may run it. */
    boolean reached;

    /** For each kind of objects that it runs for: their class and all that this inherits from. */
    final List<Set<String>> runsFor = new ArrayList<>(0);

    CompiledMethod(CompiledClass owner, Selector selector, int access) {
        this.owner = owner;
        this.selector = selector;
        this.access = access;
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

    void setUses(List<Use> all) {
        uses = List.copyOf(all);
    }

    /** What it does, each thing at least once; told once, and then forgotten. */
    List<Use> takeUses() {
        List<Use> taken = uses;
        uses = List.of();
        return taken;
    }
}
