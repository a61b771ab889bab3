package io.github.txguard.classfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Which methods of class files the sources may run, and which of these may lead to something that the catalog knows. Objects
 * are taken to be of the classes that reached code creates; only their methods override.
 */
final class Demand {
    private final ClassStore store;
    private final Interest interest;
    private final Deque<CompiledMethod> work = new ArrayDeque<>();
    private final Set<String> mentioned = new LinkedHashSet<>();
    private final List<CompiledClass> instantiated = new ArrayList<>();
    private final Set<CompiledMethod> seeds = new LinkedHashSet<>();

    /** Starts with nothing. */
    Demand(ClassStore store, Interest interest) {
        this.store = store;
        this.interest = interest;
    }

    /** The sources speak of a class: they may call what they know the name of, on whatever it gives them too. */
    void mention(String internalName) {
        CompiledClass compiled = store.find(internalName);
        if (compiled == null || !mentioned.add(internalName)) {
            return;
        }
        boolean created = false;
        for (CompiledMethod method : compiled.methods()) {
            if (!method.isHidden() && isCalled(method.selector())) {
                created |= method.selector().isConstructor();
                reach(method);
                mention(Type.getReturnType(method.selector().descriptor()));
            }
        }
        if (created && !compiled.isAbstract()) {
            instantiate(compiled);
        }
        if (compiled.superName() != null) {
            mention(compiled.superName());
        }
        compiled.interfaces().forEach(this::mention);
    }

    private void mention(Type type) {
        if (type.getSort() == Type.OBJECT) {
            mention(type.getInternalName());
        }
    }

    private static boolean isCalled(Selector selector) {
        return selector.isCalledBySources() || selector.isConstructor();
    }

    /** A class of the program itself: everything in it may be called. */
    void own(String internalName) {
        CompiledClass compiled = store.find(internalName);
        if (compiled != null) {
            compiled.methods().forEach(this::reach);
            instantiate(compiled);
        }
    }

    /** Mentioned types of which no object is known. */
    List<String> withoutObjects() {
        Set<String> types = new LinkedHashSet<>();
        instantiated.forEach(type -> ancestry(type, types));
        return mentioned.stream()
                .filter(name -> {
                    CompiledClass type = store.find(name);
                    return type != null && type.isAbstract() && !types.contains(name);
                })
                .toList();
    }

    /** Adds the class and what it inherits from, as far as that may be read. */
    private void ancestry(CompiledClass type, Set<String> names) {
        for (CompiledClass c = type; c != null && names.add(c.name()); c = store.find(c.superName())) {
            for (String each : c.interfaces()) {
                CompiledClass above = store.find(each);
                if (above != null) {
                    ancestry(above, names);
                }
            }
        }
    }

    /** Follows the calls of everything that is reached, until nothing is new. */
    void settle() {
        for (CompiledMethod next = work.poll(); next != null; next = work.poll()) {
            for (Use use : next.takeUses()) {
                if (use instanceof Use.Call call) {
                    call(next, call);
                } else if (use instanceof Use.SharedObject object) {
                    CompiledClass type = store.find(object.type());
                    if (type != null && !type.isAbstract()) {
                        instantiate(type);
                    }
                }
            }
        }
    }

    private void reach(CompiledMethod method) {
        if (!method.reached) {
            method.reached = true;
            work.add(method);
            if (method.marked || method.owner().marked) {
                seeds.add(method);
            }
        }
    }

    /** Objects of the class exist: its methods run where such are called. */
    void instantiate(CompiledClass type) {
        if (type.instantiated) {
            return;
        }
        type.instantiated = true;
        instantiated.add(type);
        for (CompiledClass c = type; c != null; c = store.find(c.superName())) {
            for (CompiledMethod method : c.methods()) {
                Selector selector = method.selector();
                if (!method.overrides) {
                    method.overrides = true;
                    selector.overriding.add(method);
                }
                if (selector.dispatched || selector.isCalledBySources()) {
                    reach(method);
                }
            }
        }
    }

    private void dispatched(CompiledMethod caller, Selector selector) {
        add(selector.callers, caller);
        if (!selector.dispatched) {
            selector.dispatched = true;
            selector.overriding.forEach(this::reach);
        }
    }

    /** A method is scanned once, so what it calls twice has it as the last caller. */
    private static void add(List<CompiledMethod> callers, CompiledMethod caller) {
        if (callers.isEmpty() || callers.get(callers.size() - 1) != caller) {
            callers.add(caller);
        }
    }

    private void call(CompiledMethod caller, Use.Call called) {
        if (interest.concerns(called)
                || (isHandedIn(caller.selector().descriptor(), called.owner())
                        && interest.isFunction(called.owner()))) {
            seeds.add(caller);
        }
        if (called.isVirtual()) {
            dispatched(caller, called.selector());
        }
        CompiledClass owner = store.find(called.owner());
        if (owner == null) {
            return;
        }
        if (called.selector().isConstructor() && !owner.isAbstract()) {
            instantiate(owner);
        }
        CompiledMethod method = inherited(owner, called.selector());
        if (method != null) {
            add(method.callers, caller);
            reach(method);
            if (method.isAbstract() && mentioned.contains(method.owner().name())) {
                seeds.add(caller); // the sources may implement it
            }
        }
    }

    private @Nullable CompiledMethod inherited(CompiledClass owner, Selector selector) {
        for (CompiledClass c = owner; c != null; c = store.find(c.superName())) {
            CompiledMethod method = c.declared(selector);
            if (method != null) {
                return method;
            }
        }
        return null;
    }

    /** Whether a descriptor has a type. */
    private static boolean isHandedIn(String descriptor, String type) {
        int at = descriptor.indexOf(type, 1);
        while (at > 0) {
            int end = at + type.length();
            if (descriptor.charAt(at - 1) == 'L' && end < descriptor.length() && descriptor.charAt(end) == ';') {
                return true;
            }
            at = descriptor.indexOf(type, at + 1);
        }
        return false;
    }

    /** Reached methods that may lead to something that the catalog knows, or that somebody outside of class files does. */
    List<CompiledMethod> wanted() {
        List<CompiledMethod> wanted = new ArrayList<>();
        Set<Selector> asked = new LinkedHashSet<>();
        Deque<CompiledMethod> open = new ArrayDeque<>(seeds);
        while (!open.isEmpty()) {
            CompiledMethod method = open.remove();
            if (!method.wanted) {
                method.wanted = true;
                wanted.add(method);
                open.addAll(method.callers);
                if (asked.add(method.selector())) {
                    open.addAll(method.selector().callers);
                }
            }
        }
        return wanted;
    }
}
