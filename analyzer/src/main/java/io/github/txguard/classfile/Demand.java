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
    private final Ancestry ancestry;
    private final Deque<CompiledMethod> work = new ArrayDeque<>();
    private final Set<String> mentioned = new LinkedHashSet<>();
    private final List<CompiledClass> instantiated = new ArrayList<>();
    private final Set<CompiledMethod> seeds = new LinkedHashSet<>();
    private final List<CompiledClass> created = new ArrayList<>();
    private final Set<String> extended;
    private final Set<String> implementable = new LinkedHashSet<>();

    /**
     * Starts with nothing.
     *
     * @param extended names that types of the sources may extend or implement
     */
    Demand(ClassStore store, Interest interest, Ancestry ancestry, Set<String> extended) {
        this.store = store;
        this.interest = interest;
        this.ancestry = ancestry;
        this.extended = extended;
    }

    /** The sources speak of a class: they may call what they know the name of, on whatever it gives them too. */
    void mention(String internalName) {
        CompiledClass compiled = store.find(internalName);
        if (compiled == null || !mentioned.add(internalName)) {
            return;
        }
        if (extended.contains(ClassNames.dotted(internalName))) {
            implementable.addAll(ancestry.of(internalName));
        }
        boolean constructed = false;
        for (CompiledMethod method : compiled.methods()) {
            if (!method.isHidden() && isCalled(method.selector())) {
                constructed |= method.selector().isConstructor();
                reach(method);
                mention(Type.getReturnType(method.selector().descriptor()));
            }
        }
        if (constructed && !compiled.isAbstract()) {
            created.add(compiled);
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
            created.add(compiled);
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

    /** Follows the calls of everything that is reached, until nothing is new; only after everything was mentioned. */
    void settle() {
        created.forEach(this::instantiate);
        created.clear();
        for (CompiledMethod next = work.poll(); next != null; next = work.poll()) {
            for (Use use : store.uses(next)) {
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
        Set<String> types = ancestry.of(type.name());
        Set<Selector> overridden = new LinkedHashSet<>();
        int below = 0;
        for (CompiledClass c = type; c != null; c = store.find(c.superName())) {
            // Whoever knows the superclass knows all the types of the object but those between.
            boolean more = types.size() - below > ancestry.of(c.name()).size();
            for (CompiledMethod method : c.methods()) {
                if (overridden.add(method.selector()) && (more || method.runsFor.isEmpty())) {
                    run(method, types);
                }
            }
            below++;
        }
    }

    private void run(CompiledMethod method, Set<String> types) {
        Selector selector = method.selector();
        method.runsFor.add(types);
        selector.overriding.add(method);
        if (!method.reached
                && ((selector.isCalledBySources() && isSeenBySources(selector, types))
                        || selector.dispatches.keySet().stream().anyMatch(types::contains))) {
            reach(method);
        }
    }

    /** Whether the sources may know the method of one of the types. */
    private boolean isSeenBySources(Selector selector, Set<String> types) {
        for (String type : types) {
            if (store.isOutside(type)) {
                if (store.declares(type, selector.name())) {
                    return true;
                }
            } else if (mentioned.contains(type)) {
                CompiledClass compiled = store.find(type);
                if (compiled == null || compiled.declared(selector) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private void dispatched(CompiledMethod caller, String owner, Selector selector) {
        Selector.Dispatch dispatch = selector.dispatches.get(owner);
        if (dispatch == null) {
            dispatch = new Selector.Dispatch();
            selector.dispatches.put(owner, dispatch);
            for (CompiledMethod method : selector.overriding) {
                if (!method.reached && runsFor(method, owner)) {
                    reach(method);
                }
            }
        }
        add(dispatch.callers, caller);
    }

    /** Whether the method may run for an object of the type. */
    private static boolean runsFor(CompiledMethod method, String type) {
        for (Set<String> types : method.runsFor) {
            if (types.contains(type)) {
                return true;
            }
        }
        return false;
    }

    /** A method is scanned once, so what it calls twice has it as the last caller. */
    private static void add(List<CompiledMethod> callers, CompiledMethod caller) {
        if (callers.isEmpty() || callers.get(callers.size() - 1) != caller) {
            callers.add(caller);
        }
    }

    private void call(CompiledMethod caller, Use.Call called) {
        // First, so that what the class inherits from is known and need not be read by itself.
        CompiledClass owner = store.find(called.owner());
        if (matters(caller, called)) {
            seeds.add(caller);
        }
        if (called.isVirtual()) {
            dispatched(caller, called.owner(), called.selector());
        }
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
            if (method.isAbstract() && mayBeImplementedBySources(method.owner())) {
                seeds.add(caller);
            }
        }
    }

    /** Whether the call itself may be one that the catalog speaks of, or run what somebody handed in. */
    private boolean matters(CompiledMethod caller, Use.Call called) {
        return switch (interest.concerns(called)) {
            case ALWAYS -> true;
            case FUNCTIONS -> handsOn(caller.owner(), called);
            case NONE -> isHandedIn(caller.selector().descriptor(), called.owner()) && isFunction(called.owner());
        };
    }

    /** Whether functions that the call may run can be such as somebody handed to an object of the class. */
    private boolean handsOn(CompiledClass type, Use.Call called) {
        if (isHandedIn(type, called.owner())
                && (interest.keepsFunctions(called.owner()) || isFunction(called.owner()))) {
            return true;
        }
        for (Type parameter : Type.getArgumentTypes(called.selector().descriptor())) {
            if (parameter.getSort() == Type.OBJECT
                    && isHandedIn(type, parameter.getInternalName())
                    && isFunction(parameter.getInternalName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHandedIn(CompiledClass type, String handed) {
        return type.methods().stream()
                .anyMatch(method -> isHandedIn(method.selector().descriptor(), handed));
    }

    private boolean isFunction(String name) {
        CompiledClass type = store.isOutside(name) ? null : store.find(name);
        return type == null
                ? interest.isFunction(name)
                : type.isInterface() && type.interfaces().isEmpty() && abstractMethods(type) == 1;
    }

    private static long abstractMethods(CompiledClass type) {
        return type.methods().stream().filter(CompiledMethod::isAbstract).count();
    }

    /** By a class that names it or a subtype of it, or by a function. */
    private boolean mayBeImplementedBySources(CompiledClass type) {
        return implementable.contains(type.name())
                || (type.isInterface() && mentioned.contains(type.name()) && abstractMethods(type) == 1);
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

    /**
     * Reached methods that may lead to something that the catalog knows, or that somebody outside of class files does.
     *
     * @param left jars whose code is left out, so that nothing leads through it
     */
    List<CompiledMethod> wanted(Set<String> left) {
        Set<CompiledMethod> wanted = new LinkedHashSet<>();
        Set<Selector.Dispatch> asked = new LinkedHashSet<>();
        Deque<CompiledMethod> open = new ArrayDeque<>(seeds);
        while (!open.isEmpty()) {
            CompiledMethod method = open.remove();
            if (left.contains(method.owner().container()) || !wanted.add(method)) {
                continue;
            }
            open.addAll(method.callers);
            method.selector().dispatches.forEach((type, dispatch) -> {
                if (!asked.contains(dispatch) && runsFor(method, type)) {
                    asked.add(dispatch);
                    open.addAll(dispatch.callers);
                }
            });
        }
        return List.copyOf(wanted);
    }
}
