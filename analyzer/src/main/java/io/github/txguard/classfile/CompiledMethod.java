package io.github.txguard.classfile;

import java.util.ArrayList;
import java.util.List;
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

    /** Whether it may lead to something that the catalog knows, or that somebody outside of class files does. */
    boolean wanted;

    /** Whether it stands among those that override. */
    boolean overrides;

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
