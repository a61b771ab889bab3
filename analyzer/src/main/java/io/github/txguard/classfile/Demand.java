package io.github.txguard.classfile;

import io.github.txguard.classfile.ClassStore.Compiled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which methods of class files the sources may run, and which of these may lead to something that the catalog knows. Objects
 * are taken to be of the classes that reached code creates; only their methods override.
 */
final class Demand {
    private final ClassStore store;
    private final Interest interest;
    private final Set<String> calledNames;
    private final Map<Member, MethodNode> reached = new LinkedHashMap<>();
    private final Deque<Member> work = new ArrayDeque<>();
    private final Set<String> mentioned = new LinkedHashSet<>();
    private final Map<String, Compiled> instantiated = new LinkedHashMap<>();
    private final Set<String> signatures = new LinkedHashSet<>();
    private final Map<String, List<Compiled>> bySignature = new TreeMap<>();
    private final Map<Object, Set<Member>> callers = new LinkedHashMap<>();
    private final Set<Member> seeds = new LinkedHashSet<>();

    /**
     * Starts with nothing.
     *
     * @param calledNames names of the methods that the sources call
     */
    Demand(ClassStore store, Interest interest, Set<String> calledNames) {
        this.store = store;
        this.interest = interest;
        this.calledNames = calledNames;
    }

    /** The sources speak of a class: they may call what they know the name of, on whatever it gives them too. */
    void mention(String internalName) {
        Compiled compiled = store.find(internalName);
        if (compiled == null || !mentioned.add(internalName)) {
            return;
        }
        boolean created = false;
        for (MethodNode method : compiled.node().methods) {
            boolean hidden = (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0;
            if (!hidden && isCalled(method)) {
                created |= method.name.equals("<init>");
                reach(compiled, method);
                mention(Type.getReturnType(method.desc));
            }
        }
        if (created && !compiled.isAbstract()) {
            instantiate(compiled);
        }
        if (compiled.node().superName != null) {
            mention(compiled.node().superName);
        }
        compiled.node().interfaces.forEach(this::mention);
    }

    private void mention(Type type) {
        if (type.getSort() == Type.OBJECT) {
            mention(type.getInternalName());
        }
    }

    private boolean isCalled(MethodNode method) {
        return calledNames.contains(method.name) || method.name.equals("<init>");
    }

    /** A class of the program itself: everything in it may be called. */
    void own(String internalName) {
        Compiled compiled = store.find(internalName);
        if (compiled != null) {
            compiled.node().methods.forEach(method -> reach(compiled, method));
            instantiate(compiled);
        }
    }

    /** Mentioned types of which no object is known. */
    List<String> withoutObjects() {
        return mentioned.stream()
                .filter(name -> {
                    Compiled type = store.find(name);
                    return type != null
                            && type.isAbstract()
                            && instantiated.values().stream().noneMatch(c -> isSubtype(c, name));
                })
                .toList();
    }

    private boolean isSubtype(Compiled type, String name) {
        for (Compiled c = type; c != null; c = store.find(c.node().superName)) {
            if (c.node().name.equals(name) || c.node().interfaces.contains(name)) {
                return true;
            }
            for (String each : c.node().interfaces) {
                Compiled above = store.find(each);
                if (above != null && isSubtype(above, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Follows the calls of everything that is reached, until nothing is new. */
    void settle() {
        for (Member next = work.poll(); next != null; next = work.poll()) {
            MethodNode method = reached.get(next);
            if (method != null) {
                scan(next, method);
            }
        }
    }

    private void reach(Compiled type, MethodNode method) {
        Member member = new Member(type.node().name, method.name, method.desc);
        if (reached.putIfAbsent(member, method) == null) {
            work.add(member);
            if (interest.concerns(method.visibleAnnotations) || interest.concerns(type.node().visibleAnnotations)) {
                seeds.add(member);
            }
        }
    }

    /** Objects of the class exist: its methods run where such are called. */
    void instantiate(Compiled type) {
        if (instantiated.putIfAbsent(type.node().name, type) != null) {
            return;
        }
        for (Compiled c = type; c != null; c = store.find(c.node().superName)) {
            for (MethodNode method : c.node().methods) {
                String signature = method.name + method.desc;
                bySignature.computeIfAbsent(signature, s -> new ArrayList<>()).add(c);
                if (signatures.contains(signature) || calledNames.contains(method.name)) {
                    reach(c, method);
                }
            }
        }
    }

    private void dispatched(Member caller, String signature) {
        callers.computeIfAbsent(signature, s -> new LinkedHashSet<>()).add(caller);
        if (signatures.add(signature)) {
            for (Compiled type : List.copyOf(bySignature.getOrDefault(signature, List.of()))) {
                MethodNode method = declared(type, signature);
                if (method != null) {
                    reach(type, method);
                }
            }
        }
    }

    private static @Nullable MethodNode declared(Compiled type, String signature) {
        for (MethodNode method : type.node().methods) {
            if ((method.name + method.desc).equals(signature)) {
                return method;
            }
        }
        return null;
    }

    private void scan(Member caller, MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                boolean virtual =
                        call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
                call(caller, new Member(call.owner, call.name, call.desc), virtual);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle && handle.getDesc().startsWith("(")) {
                        boolean virtual = handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                                || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
                        call(caller, new Member(handle.getOwner(), handle.getName(), handle.getDesc()), virtual);
                    }
                }
            } else if (instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC) {
                Type type = Type.getType(field.desc);
                Compiled object = type.getSort() == Type.OBJECT ? store.find(type.getInternalName()) : null;
                if (object != null && !object.isAbstract()) {
                    instantiate(object);
                }
            }
        }
    }

    private void call(Member caller, Member called, boolean virtual) {
        boolean handedIn = caller.descriptor().contains("L" + called.owner() + ";");
        if (interest.concerns(called.owner(), called.name()) || (handedIn && interest.isFunction(called.owner()))) {
            seeds.add(caller);
        }
        if (virtual) {
            dispatched(caller, called.signature());
        }
        Compiled owner = store.find(called.owner());
        if (owner == null) {
            return;
        }
        if (called.name().equals("<init>") && !owner.isAbstract()) {
            instantiate(owner);
        }
        for (Compiled c = owner; c != null; c = store.find(c.node().superName)) {
            MethodNode method = declared(c, called.signature());
            if (method != null) {
                callers.computeIfAbsent(new Member(c.node().name, method.name, method.desc), m -> new LinkedHashSet<>())
                        .add(caller);
                reach(c, method);
                if ((method.access & Opcodes.ACC_ABSTRACT) != 0 && mentioned.contains(c.node().name)) {
                    seeds.add(caller); // the sources may implement it
                }
                return;
            }
        }
    }

    /** Reached methods that may lead to something that the catalog knows, or that somebody outside of class files does. */
    Set<Member> wanted() {
        Set<Member> wanted = new LinkedHashSet<>();
        Deque<Member> open = new ArrayDeque<>(seeds);
        while (!open.isEmpty()) {
            Member member = open.remove();
            if (wanted.add(member)) {
                open.addAll(callers.getOrDefault(member, Set.of()));
                open.addAll(callers.getOrDefault(member.signature(), Set.of()));
            }
        }
        return wanted;
    }
}
