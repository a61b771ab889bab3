package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The variables of a method's byte code as locals, told apart by debug information where there is some. */
final class Locals {
    private final MethodNode method;
    private final BodyParts parts;
    private final Map<Integer, Operand> arguments;
    private final IdentityHashMap<LocalVariableNode, Operand> named = new IdentityHashMap<>();
    private final Map<Integer, Operand> unnamed = new TreeMap<>();

    /**
     * Starts a method.
     *
     * @param arguments what {@code this} and the parameters are, by index
     */
    Locals(MethodNode method, BodyParts parts, Map<Integer, Operand> arguments) {
        this.method = method;
        this.parts = parts;
        this.arguments = arguments;
    }

    /** The variable of an index as seen before an instruction. */
    Operand at(int index, AbstractInsnNode instruction) {
        return find(index, method.instructions.indexOf(instruction));
    }

    /** The variable that an instruction stores to, which may only begin after it. */
    Operand stored(int index, AbstractInsnNode instruction, String descriptor) {
        AbstractInsnNode next = instruction.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        int position = next == null ? method.instructions.size() : method.instructions.indexOf(next);
        Operand found = find(index, position);
        return found.descriptor() == null ? Operand.of(found.expr(), descriptor) : found;
    }

    private Operand find(int index, int position) {
        List<LocalVariableNode> variables = method.localVariables == null ? List.of() : method.localVariables;
        for (LocalVariableNode variable : variables) {
            int start = method.instructions.indexOf(variable.start);
            if (variable.index == index && start <= position && position < method.instructions.indexOf(variable.end)) {
                Operand argument = arguments.get(index);
                boolean fromStart = variable.start.getPrevious() == null;
                return fromStart && argument != null ? argument : named.computeIfAbsent(variable, this::declare);
            }
        }
        Operand argument = arguments.get(index);
        return argument != null
                ? argument
                : unnamed.computeIfAbsent(index, i -> Operand.of(parts.temporary(null), null));
    }

    private Operand declare(LocalVariableNode variable) {
        int slot = parts.declare(variable.name, ClassNames.type(variable.desc), LocalModel.Kind.VARIABLE);
        return Operand.of(new Expr.Local(slot, 0), variable.desc);
    }
}
