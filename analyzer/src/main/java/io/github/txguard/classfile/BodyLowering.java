package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Turns the byte code of a method, or of a lambda in it, into steps. */
final class BodyLowering {
    /** More blocks than people write; how they lie to each other is then left open. */
    private static final int MAX_INSTRUCTIONS = 12_000;

    private final ClassNode owner;
    private final MethodNode method;
    private final BodyParts parts;
    private final Locals locals;
    private final int depth;
    private final IdentityHashMap<Block, List<Operand>> entries = new IdentityHashMap<>();
    private final IdentityHashMap<Block, List<Operand>> meetings = new IdentityHashMap<>();

    BodyLowering(ClassNode owner, MethodNode method, BodyParts parts, Map<Integer, Operand> arguments, int depth) {
        this.owner = owner;
        this.method = method;
        this.parts = parts;
        this.locals = new Locals(method, parts, arguments);
        this.depth = depth;
    }

    ClassNode owner() {
        return owner;
    }

    BodyParts parts() {
        return parts;
    }

    Locals locals() {
        return locals;
    }

    int depth() {
        return depth;
    }

    /** What {@code this} and the parameters of a method are, the parameters being its first locals. */
    static Map<Integer, Operand> parameters(ClassNode owner, MethodNode method, BodyParts parts, List<String> names) {
        Map<Integer, Operand> arguments = new LinkedHashMap<>();
        int index = 0;
        if ((method.access & org.objectweb.asm.Opcodes.ACC_STATIC) == 0) {
            arguments.put(index++, Operand.of(new Expr.This(null), ClassNames.descriptor(owner.name)));
        }
        int number = 0;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            String descriptor = type.getDescriptor();
            int slot = parts.declare(names.get(number++), ClassNames.type(descriptor), LocalModel.Kind.PARAMETER);
            arguments.put(index, Operand.of(new Expr.Local(slot, 0), descriptor));
            index += type.getSize();
        }
        return arguments;
    }

    /**
     * The steps.
     *
     * @throws RuntimeException of some kind if the byte code is not as compilers make it
     */
    Step lower() {
        if (method.instructions.size() > MAX_INSTRUCTIONS) {
            throw new UnsupportedOperationException("method " + method.name + " is too long");
        }
        BlockGraph graph = new BlockGraph(method);
        for (Block block : graph.blocks()) {
            if (block.handler) {
                block.caughtSlot = parts.declare("$caught" + block.order, null, LocalModel.Kind.EXCEPTION);
                entries.put(block, List.of(Operand.of(new Expr.Local(block.caughtSlot, 0), "Ljava/lang/Throwable;")));
            }
        }
        int line = 0;
        for (Block block : graph.blocks()) {
            line = lower(block, lineBefore(block, line));
        }
        return Structure.of(graph);
    }

    private int lineBefore(Block block, int otherwise) {
        for (AbstractInsnNode i = method.instructions.get(block.first); i != null; i = i.getPrevious()) {
            if (i instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return otherwise;
    }

    private int lower(Block block, int lineBefore) {
        OperandStack stack = new OperandStack(parts, entries.getOrDefault(block, List.of()));
        Instructions instructions = new Instructions(this, stack, block, lineBefore);
        for (int i = block.first; i < block.end; i++) {
            instructions.run(method.instructions.get(i));
        }
        if (block.exit == null) {
            pass(block, stack);
        }
        Expr value = block.value;
        boolean deciding = block.exit == null && value != null;
        if (deciding && value != null && !block.catches.isEmpty() && value instanceof Expr.Operation test) {
            List<Expr> settled = new ArrayList<>();
            for (Expr operand : test.operands()) {
                settled.add(stack.settled(Operand.of(operand, null)).expr());
            }
            block.value = new Expr.Operation(test.operator(), settled);
        }
        block.steps = List.copyOf(stack.steps());
        return instructions.line();
    }

    /** What lies on the stack at the end of a block lies there at the start of those that follow. */
    private void pass(Block block, OperandStack stack) {
        if (stack.values().isEmpty()) {
            return;
        }
        Expr value = block.value;
        if (value != null) {
            Operand decided = stack.settled(Operand.of(value, null));
            block.value = decided.expr();
        }
        stack.settle();
        for (Block next : block.successors) {
            if (next.predecessors.size() == 1) {
                entries.put(next, List.copyOf(stack.values()));
            } else {
                meet(next, stack);
            }
        }
    }

    private void meet(Block next, OperandStack stack) {
        List<Operand> slots = meetings.get(next);
        if (slots == null) {
            slots = new ArrayList<>();
            for (Operand value : stack.values()) {
                slots.add(value.created() != null ? value : Operand.of(parts.temporary(null), value.descriptor()));
            }
            meetings.put(next, slots);
            entries.put(next, common(slots));
        }
        for (int i = 0; i < slots.size() && i < stack.values().size(); i++) {
            Operand value = stack.values().get(i);
            if (value.created() == null && slots.get(i).created() == null) {
                stack.steps().add(new Step.Eval(new Expr.Assign(slots.get(i).expr(), value.expr())));
            }
        }
    }

    /** Of values that came different ways, no more is known than that they are numbers or objects. */
    private static List<Operand> common(List<Operand> slots) {
        List<Operand> entry = new ArrayList<>();
        for (Operand slot : slots) {
            String descriptor = slot.descriptor();
            boolean primitive = descriptor != null && descriptor.length() == 1;
            entry.add(slot.created() != null ? slot : Operand.of(slot.expr(), primitive ? descriptor : null));
        }
        return entry;
    }

    /** The method of the class with the name and descriptor, null if there is none. */
    @Nullable
    MethodNode ownMethod(String name, String descriptor) {
        for (MethodNode other : owner.methods) {
            if (other.name.equals(name) && other.desc.equals(descriptor)) {
                return other;
            }
        }
        return null;
    }
}
