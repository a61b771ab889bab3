package io.github.txguard.classfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a method has in common with those that override it: name and descriptor. There is one object of each. */
final class Selector {
    private final String name;
    private final String descriptor;
    private final boolean calledBySources;

    /** Methods that a call may run, as objects of their classes exist. */
    final List<CompiledMethod> overriding = new ArrayList<>(0);

    /** Calls that the object decides on, by the class that they name. */
    final Map<String, Dispatch> dispatches = new LinkedHashMap<>(2);

    Selector(String name, String descriptor, boolean calledBySources) {
        this.name = name;
        this.descriptor = descriptor;
        this.calledBySources = calledBySources;
    }

    /** Reached methods with a call on a class. */
    static final class Dispatch {
        /** The methods. */
        final List<CompiledMethod> callers = new ArrayList<>(1);
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
