package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Runs the instructions of a block on expressions instead of values. */
final class Instructions {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final List<String> ARITHMETIC =
            List.of("+", "-", "*", "/", "%", "-", "<<", ">>", ">>>", "&", "|", "^");
    private static final List<String> NUMBERS = List.of("I", "J", "F", "D");
    private static final List<String> ELEMENTS = List.of("I", "J", "F", "D", OBJECT, "B", "C", "S");
    private static final List<String> CONVERTED = List.of("J", "F", "D", "I", "F", "D", "I", "J", "D", "I", "J", "F");
    private static final List<String> TESTS = List.of("==", "!=", "<", ">=", ">", "<=");

    private final BodyLowering body;
    private final OperandStack stack;
    private final Block block;
    private final Calls calls;
    private int line;

    Instructions(BodyLowering body, OperandStack stack, Block block, int line) {
        this.body = body;
        this.stack = stack;
        this.block = block;
        this.line = line;
        this.calls = new Calls(body, stack);
        block.line = line;
    }

    int line() {
        return line;
    }

    void run(AbstractInsnNode instruction) {
        if (instruction instanceof LineNumberNode number) {
            line = number.line;
            block.line = block.steps.isEmpty() && stack.steps().isEmpty() ? line : block.line;
        } else if (instruction instanceof VarInsnNode variable) {
            variable(variable);
        } else if (instruction instanceof MethodInsnNode call) {
            calls.invoke(call, line);
        } else if (instruction instanceof InvokeDynamicInsnNode call) {
            calls.dynamic(call, line);
        } else if (instruction instanceof FieldInsnNode field) {
            field(field);
        } else if (instruction instanceof TypeInsnNode type) {
            type(type);
        } else if (instruction instanceof LdcInsnNode constant) {
            constant(constant.cst);
        } else if (instruction instanceof IntInsnNode number) {
            integer(number);
        } else if (instruction instanceof IincInsnNode increment) {
            Expr local = body.locals().at(increment.var, increment).expr();
            stack.step(new Step.Eval(new Expr.Assign(local, new Expr.Operation("++", List.of(local)))));
        } else if (instruction instanceof JumpInsnNode jump) {
            jump(jump);
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            array(array.desc, stack.pop(array.dims));
        } else if (instruction.getOpcode() == Opcodes.TABLESWITCH || instruction.getOpcode() == Opcodes.LOOKUPSWITCH) {
            block.value = stack.pop().expr();
        } else if (instruction.getOpcode() >= 0) {
            plain(instruction.getOpcode());
        }
    }

    private void variable(VarInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
            Operand value = body.locals().at(instruction.var, instruction);
            String primitive = opcode == Opcodes.ALOAD ? null : NUMBERS.get(opcode - Opcodes.ILOAD);
            boolean known = value.descriptor() != null || primitive == null;
            stack.push(known ? value : Operand.of(value.expr(), primitive));
        } else if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            Operand value = stack.pop();
            String descriptor = value.descriptor() == null ? OBJECT : value.descriptor();
            Operand target = body.locals().stored(instruction.var, instruction, descriptor);
            stack.settle();
            if (!(target.expr() instanceof Expr.This)) {
                stack.steps().add(new Step.Eval(new Expr.Assign(target.expr(), value.expr())));
            }
        } else {
            throw new UnsupportedOperationException("subroutines");
        }
    }

    private void field(FieldInsnNode field) {
        boolean isStatic = field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
        boolean write = field.getOpcode() == Opcodes.PUTSTATIC || field.getOpcode() == Opcodes.PUTFIELD;
        Operand value = write ? stack.pop() : null;
        Expr target;
        if (isStatic) {
            boolean own = field.owner.equals(body.owner().name);
            target = own ? new Expr.Name(field.name) : new Expr.Select(ClassNames.target(field.owner), field.name);
        } else {
            Operand object = stack.pop();
            Expr on =
                    object.expr() instanceof Expr.This ? object.expr() : object.as(ClassNames.descriptor(field.owner));
            target = new Expr.Select(on, field.name);
        }
        if (value == null) {
            stack.push(Operand.of(target, field.desc));
        } else {
            stack.step(new Step.Eval(new Expr.Assign(target, value.as(field.desc))));
        }
    }

    private void type(TypeInsnNode instruction) {
        String descriptor = ClassNames.descriptor(instruction.desc);
        switch (instruction.getOpcode()) {
            case Opcodes.NEW -> stack.push(new Operand(new Expr.NewArray(null, List.of()), null, instruction.desc));
            case Opcodes.ANEWARRAY -> array("[" + descriptor, List.of(stack.pop()));
            case Opcodes.CHECKCAST -> {
                Operand value = stack.pop();
                stack.push(Operand.of(value.as(descriptor), descriptor));
            }
            default -> {
                TypeRef type = ClassNames.type(descriptor);
                stack.push(Operand.of(new Expr.InstanceOf(stack.pop().expr(), type, -1), "Z"));
            }
        }
    }

    private void array(String descriptor, List<Operand> sizes) {
        List<Expr> parts = sizes.stream().map(Operand::expr).toList();
        stack.push(Operand.of(new Expr.NewArray(ClassNames.type(descriptor), parts), descriptor));
    }

    private void constant(Object value) {
        if (value instanceof String text) {
            push(Expr.Literal.Kind.STRING, text, "Ljava/lang/String;");
        } else if (value instanceof Integer) {
            push(Expr.Literal.Kind.INT, value.toString(), "I");
        } else if (value instanceof Long) {
            push(Expr.Literal.Kind.LONG, value.toString(), "J");
        } else if (value instanceof Float) {
            push(Expr.Literal.Kind.FLOAT, value.toString(), "F");
        } else if (value instanceof Double) {
            push(Expr.Literal.Kind.DOUBLE, value.toString(), "D");
        } else if (value instanceof Type type && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY)) {
            stack.push(Operand.of(new Expr.ClassLiteral(ClassNames.type(type.getDescriptor())), "Ljava/lang/Class;"));
        } else {
            stack.push(Operand.of(new Expr.Other(List.of()), null));
        }
    }

    private void push(Expr.Literal.Kind kind, String text, String descriptor) {
        stack.push(Operand.of(new Expr.Literal(kind, text), descriptor));
    }

    private void integer(IntInsnNode instruction) {
        if (instruction.getOpcode() == Opcodes.NEWARRAY) {
            array("[" + "ZCFDBSIJ".charAt(instruction.operand - Opcodes.T_BOOLEAN), List.of(stack.pop()));
        } else {
            stack.push(Operand.number(instruction.operand));
        }
    }

    private void jump(JumpInsnNode jump) {
        int opcode = jump.getOpcode();
        if (opcode == Opcodes.GOTO) {
            return;
        }
        if (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL) {
            test(opcode == Opcodes.IFNULL ? "==" : "!=", stack.pop(), Operand.of(Operand.NULL, null));
        } else if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
            Operand right = stack.pop();
            String operator = opcode <= Opcodes.IF_ICMPLE
                    ? TESTS.get(opcode - Opcodes.IF_ICMPEQ)
                    : TESTS.get(opcode - Opcodes.IF_ACMPEQ);
            test(operator, stack.pop(), right);
        } else {
            Operand value = stack.pop();
            if ("Z".equals(value.descriptor())) {
                block.value = opcode == Opcodes.IFEQ ? new Expr.Operation("!", List.of(value.expr())) : value.expr();
            } else {
                test(TESTS.get(opcode - Opcodes.IFEQ), value, Operand.number(0));
            }
        }
    }

    private void test(String operator, Operand left, Operand right) {
        block.value = new Expr.Operation(operator, List.of(left.expr(), right.expr()));
    }

    private void plain(int opcode) {
        if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1) {
            literal(opcode);
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            Operand index = stack.pop();
            Operand array = stack.pop();
            String known = array.descriptor();
            String element =
                    known != null && known.startsWith("[") ? known.substring(1) : ELEMENTS.get(opcode - Opcodes.IALOAD);
            stack.push(Operand.of(new Expr.Index(array.expr(), index.expr()), element));
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            Operand value = stack.pop();
            Operand index = stack.pop();
            stack.step(new Step.Eval(new Expr.Assign(new Expr.Index(stack.pop().expr(), index.expr()), value.expr())));
        } else if (opcode >= Opcodes.POP && opcode <= Opcodes.SWAP) {
            shuffle(opcode);
        } else if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
            arithmetic(opcode);
        } else if (opcode >= Opcodes.I2L && opcode <= Opcodes.D2F) {
            stack.push(Operand.of(stack.pop().expr(), CONVERTED.get(opcode - Opcodes.I2L)));
        } else if (opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG) {
            operation("-", 2, "I");
        } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            leave(Step.ExitKind.RETURN, opcode == Opcodes.RETURN);
        } else if (opcode == Opcodes.ATHROW) {
            leave(Step.ExitKind.THROW, false);
        } else if (opcode == Opcodes.ARRAYLENGTH) {
            stack.push(Operand.of(new Expr.Select(stack.pop().expr(), "length"), "I"));
        } else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
            stack.drop(1);
        }
    }

    private void leave(Step.ExitKind kind, boolean nothing) {
        Expr value = nothing ? null : stack.pop().expr();
        stack.settle();
        block.value = value;
        block.exit = kind;
        block.line = line;
    }

    private void literal(int opcode) {
        if (opcode == Opcodes.ACONST_NULL) {
            stack.push(Operand.of(Operand.NULL, null));
        } else if (opcode <= Opcodes.ICONST_5) {
            stack.push(Operand.number(opcode - Opcodes.ICONST_0));
        } else if (opcode <= Opcodes.LCONST_1) {
            push(Expr.Literal.Kind.LONG, Integer.toString(opcode - Opcodes.LCONST_0), "J");
        } else if (opcode <= Opcodes.FCONST_2) {
            push(Expr.Literal.Kind.FLOAT, opcode - Opcodes.FCONST_0 + ".0", "F");
        } else {
            push(Expr.Literal.Kind.DOUBLE, opcode - Opcodes.DCONST_0 + ".0", "D");
        }
    }

    private void shuffle(int opcode) {
        switch (opcode) {
            case Opcodes.POP -> stack.drop(1);
            case Opcodes.POP2 -> stack.drop(2);
            case Opcodes.DUP -> stack.duplicate(1, 0);
            case Opcodes.DUP_X1 -> stack.duplicate(1, 1);
            case Opcodes.DUP_X2 -> stack.duplicate(1, 2);
            case Opcodes.DUP2 -> stack.duplicate(2, 0);
            case Opcodes.DUP2_X1 -> stack.duplicate(2, 1);
            case Opcodes.DUP2_X2 -> stack.duplicate(2, 2);
            default -> stack.swap();
        }
    }

    private void arithmetic(int opcode) {
        int kind = (opcode - Opcodes.IADD) / 4;
        boolean shift = opcode >= Opcodes.ISHL;
        String type = shift ? NUMBERS.get((opcode - Opcodes.ISHL) % 2) : NUMBERS.get((opcode - Opcodes.IADD) % 4);
        int operator = shift ? 6 + (opcode - Opcodes.ISHL) / 2 : kind;
        operation(ARITHMETIC.get(operator), operator == 5 ? 1 : 2, type);
    }

    private void operation(String operator, int operands, String type) {
        List<Expr> parts = new ArrayList<>();
        stack.pop(operands).forEach(operand -> parts.add(operand.expr()));
        stack.push(Operand.of(new Expr.Operation(operator, parts), type));
    }
}
