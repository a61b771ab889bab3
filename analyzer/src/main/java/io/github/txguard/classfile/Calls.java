package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Calls of byte code as calls of the program model. Receiver and arguments are cast where their static type is not that of the
 * descriptor, so that the called overload is the only one that fits best.
 */
final class Calls {
    private static final String INIT = "<init>";
    private static final String FUNCTIONS = "java/lang/invoke/LambdaMetafactory";
    private static final String STRINGS = "java/lang/invoke/StringConcatFactory";
    private static final int MAX_DEPTH = 8;

    private final BodyLowering body;
    private final OperandStack stack;

    Calls(BodyLowering body, OperandStack stack) {
        this.body = body;
        this.stack = stack;
    }

    void invoke(MethodInsnNode instruction, int line) {
        Type[] types = Type.getArgumentTypes(instruction.desc);
        List<Operand> values = stack.pop(types.length);
        if (instruction.name.equals(INIT)) {
            construct(instruction, arguments(values, types), line);
            return;
        }
        Operand receiver = instruction.getOpcode() == Opcodes.INVOKESTATIC ? null : stack.pop();
        Expr call = call(
                instruction.getOpcode(), instruction.owner, instruction.name, receiver, arguments(values, types), line);
        result(call, Type.getReturnType(instruction.desc));
    }

    private void result(Expr call, Type type) {
        if (type.getSort() == Type.VOID) {
            stack.step(new Step.Eval(call));
        } else {
            stack.push(Operand.of(call, type.getDescriptor()));
        }
    }

    private static List<Expr> arguments(List<Operand> values, Type[] types) {
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            arguments.add(values.get(i).as(types[i].getDescriptor()));
        }
        return arguments;
    }

    private Expr call(
            int opcode, String owner, String name, @Nullable Operand receiver, List<Expr> arguments, int line) {
        int site = body.parts().nextSite(name);
        return new Expr.Call(site, target(opcode, owner, receiver), name, arguments, List.of(), line, 0);
    }

    private Expr target(int opcode, String owner, @Nullable Operand receiver) {
        if (receiver == null) {
            return ClassNames.target(owner);
        }
        boolean self = receiver.expr() instanceof Expr.This;
        if (opcode == Opcodes.INVOKESPECIAL && !owner.equals(body.owner().name)) {
            boolean direct = owner.equals(body.owner().superName);
            return new Expr.Super(direct ? null : ClassNames.dotted(owner));
        }
        return self ? receiver.expr() : receiver.as(ClassNames.descriptor(owner));
    }

    private void construct(MethodInsnNode instruction, List<Expr> arguments, int line) {
        Operand object = stack.pop();
        int site = body.parts().nextSite(INIT);
        if (object.created() == null) {
            boolean own = instruction.owner.equals(body.owner().name);
            String name = own ? Expr.Call.THIS_CALL : Expr.Call.SUPER_CALL;
            stack.step(new Step.Eval(new Expr.Call(site, null, name, arguments, List.of(), line, 0)));
            return;
        }
        Expr creation = creation(site, instruction.owner, arguments, line);
        stack.constructed(object, Operand.of(creation, ClassNames.descriptor(instruction.owner)));
    }

    private static Expr creation(int site, String type, List<Expr> arguments, int line) {
        return new Expr.New(site, null, TypeRef.of(ClassNames.dotted(type)), arguments, null, line, 0);
    }

    void dynamic(InvokeDynamicInsnNode instruction, int line) {
        Type[] types = Type.getArgumentTypes(instruction.desc);
        List<Operand> captured = stack.pop(types.length);
        Type made = Type.getReturnType(instruction.desc);
        String factory = instruction.bsm.getOwner();
        if (factory.equals(FUNCTIONS) && instruction.bsmArgs.length > 2 && instruction.bsmArgs[1] instanceof Handle) {
            function(instruction, captured, made, line);
        } else if (factory.equals(STRINGS)) {
            stack.push(Operand.of(text(instruction, captured), made.getDescriptor()));
        } else {
            List<Expr> parts = captured.stream().map(Operand::expr).toList();
            result(new Expr.Other(parts), made);
        }
    }

    /** A concatenation: its recipe has a sign for each operand. */
    private static Expr text(InvokeDynamicInsnNode instruction, List<Operand> operands) {
        List<Expr> parts = new ArrayList<>();
        String recipe = instruction.bsmArgs.length > 0 && instruction.bsmArgs[0] instanceof String text
                ? text
                : "\u0001".repeat(operands.size());
        StringBuilder constant = new StringBuilder();
        int operand = 0;
        int argument = 1;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == '\u0001') {
                text(constant, parts);
                parts.add(operands.get(operand++).expr());
            } else if (c == '\u0002') {
                constant.append(instruction.bsmArgs[argument++]);
            } else {
                constant.append(c);
            }
        }
        text(constant, parts);
        return new Expr.Operation("+", parts);
    }

    private static void text(StringBuilder constant, List<Expr> parts) {
        if (!constant.isEmpty()) {
            parts.add(new Expr.Literal(Expr.Literal.Kind.STRING, constant.toString()));
            constant.setLength(0);
        }
    }

    /** A lambda or method reference, as a lambda that does what it does. */
    private void function(InvokeDynamicInsnNode instruction, List<Operand> captured, Type made, int line) {
        Handle target = (Handle) instruction.bsmArgs[1];
        List<Operand> kept = new ArrayList<>();
        stack.settle();
        captured.forEach(value -> kept.add(stack.settled(value)));
        int site = body.parts().nextSite();
        List<Integer> slots = new ArrayList<>();
        List<Operand> values = new ArrayList<>(kept);
        for (Type type : Type.getArgumentTypes(((Type) instruction.bsmArgs[2]).getDescriptor())) {
            String descriptor = type.getDescriptor();
            int slot = body.parts()
                    .declare("p" + slots.size(), ClassNames.type(descriptor), LocalModel.Kind.LAMBDA_PARAMETER);
            slots.add(slot);
            values.add(Operand.of(new Expr.Local(slot, 0), descriptor));
        }
        MethodNode own =
                target.getOwner().equals(body.owner().name) ? body.ownMethod(target.getName(), target.getDesc()) : null;
        boolean inline = own != null && isSynthetic(own) && body.depth() < MAX_DEPTH;
        Step steps = own != null && inline ? inlined(own, values) : delegated(target, values, line);
        Expr lambda = new Expr.Lambda(site, slots, steps, false, line, 0);
        stack.push(Operand.of(new Expr.Cast(ClassNames.type(made.getDescriptor()), lambda), made.getDescriptor()));
    }

    private static boolean isSynthetic(MethodNode method) {
        boolean hidden = (method.access & Opcodes.ACC_PRIVATE) != 0;
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 || (hidden && method.name.contains("$lambda$"));
    }

    private Step inlined(MethodNode method, List<Operand> values) {
        Map<Integer, Operand> arguments = new LinkedHashMap<>();
        int index = 0;
        for (Operand value : values) {
            arguments.put(index, value);
            index += value.isWide() ? 2 : 1;
        }
        return new BodyLowering(body.owner(), method, body.parts(), arguments, body.depth() + 1).lower();
    }

    private Step delegated(Handle target, List<Operand> values, int line) {
        boolean construction = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        boolean isStatic = target.getTag() == Opcodes.H_INVOKESTATIC;
        List<Operand> left = new ArrayList<>(values);
        Operand receiver = construction || isStatic || left.isEmpty() ? null : left.remove(0);
        Type[] types = Type.getArgumentTypes(target.getDesc());
        if (left.size() != types.length) {
            return Step.Block.EMPTY;
        }
        List<Expr> arguments = arguments(left, types);
        int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
        Expr call = construction
                ? creation(body.parts().nextSite(INIT), target.getOwner(), arguments, line)
                : call(opcode, target.getOwner(), target.getName(), receiver, arguments, line);
        return new Step.Exit(Step.ExitKind.RETURN, call, null, line);
    }
}
