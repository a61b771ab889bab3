package io.github.txguard.classfile;

import java.util.ArrayList;
import java.util.List;

/** What a method has in common with those that override it: name and descriptor. There is one object of each. */
final class Selector {
    private final String name;
    private final String descriptor;
    private final boolean calledBySources;

    /** Methods that a call may run, as objects of their classes exist. */
    final List<CompiledMethod> overriding = new ArrayList<>();

    /** Methods with such a call, if anything may override what is called. */
    final List<CompiledMethod> callers = new ArrayList<>();

    /** Whether reached code has such a call. */
    boolean dispatched;

    Selector(String name, String descriptor, boolean calledBySources) {
        this.name = name;
        this.descriptor = descriptor;
        this.calledBySources = calledBySources;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }

    /** Whether the sources call something of the name. */
    boolean isCalledBySources() {
        return calledBySources;
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }
}
