package io.github.txguard.classfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The control flow of a method: its blocks in an order in which each comes after those that lead to it, loops apart. */
final class BlockGraph {
    private final MethodNode method;
    private final InsnList code;
    private final TreeMap<Integer, Block> byStart = new TreeMap<>();
    private final List<Block> ordered = new ArrayList<>();
    private boolean reducible = true;

    BlockGraph(MethodNode method) {
        this.method = method;
        this.code = method.instructions;
        split();
        connect();
        order();
        dominate();
        findLoops();
    }

    /** Blocks that are reached, the entry first. */
    List<Block> blocks() {
        return ordered;
    }

    /** Whether every loop has one entry, so that the flow can be told in nested steps. */
    boolean isReducible() {
        return reducible;
    }

    private void split() {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(0);
        for (int i = 0; i < code.size(); i++) {
            AbstractInsnNode instruction = code.get(i);
            List<LabelNode> labels = jumps(instruction);
            labels.forEach(label -> starts.add(code.indexOf(label)));
            if (!labels.isEmpty() || leaves(instruction)) {
                starts.add(i + 1);
            }
        }
        for (TryCatchBlockNode guarded : method.tryCatchBlocks) {
            starts.add(code.indexOf(guarded.start));
            starts.add(code.indexOf(guarded.end));
            starts.add(code.indexOf(guarded.handler));
        }
        Integer previous = null;
        starts.add(code.size());
        for (Integer start : starts) {
            if (previous != null && previous < code.size()) {
                byStart.put(previous, new Block(previous, start));
            }
            previous = start;
        }
    }

    private static boolean leaves(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW;
    }

    /** Labels to which the instruction may jump; that of a condition first. */
    static List<LabelNode> jumps(AbstractInsnNode instruction) {
        if (instruction instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        List<LabelNode> labels = new ArrayList<>();
        if (instruction instanceof TableSwitchInsnNode table) {
            labels.addAll(table.labels);
            labels.add(table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            labels.addAll(lookup.labels);
            labels.add(lookup.dflt);
        }
        return labels;
    }

    private Block at(LabelNode label) {
        return Objects.requireNonNull(byStart.get(code.indexOf(label)));
    }

    private void connect() {
        for (Block block : byStart.values()) {
            AbstractInsnNode last = code.get(block.end - 1);
            Set<Block> next = new LinkedHashSet<>();
            jumps(last).forEach(label -> next.add(at(label)));
            boolean falls = !leaves(last)
                    && last.getOpcode() != Opcodes.GOTO
                    && last.getOpcode() != Opcodes.TABLESWITCH
                    && last.getOpcode() != Opcodes.LOOKUPSWITCH;
            Block following = byStart.get(block.end);
            if (falls && following != null) {
                next.add(following);
            }
            block.successors.addAll(next);
            if (calls(block)) {
                guard(block);
            }
        }
    }

    private boolean calls(Block block) {
        for (int i = block.first; i < block.end; i++) {
            if (code.get(i) instanceof MethodInsnNode || code.get(i).getOpcode() == Opcodes.ATHROW) {
                return true;
            }
        }
        return false;
    }

    private void guard(Block block) {
        for (TryCatchBlockNode guarded : method.tryCatchBlocks) {
            boolean inside = code.indexOf(guarded.start) <= block.first && block.end <= code.indexOf(guarded.end);
            Block handler = at(guarded.handler);
            boolean known = block.catches.stream().anyMatch(c -> c.handler() == handler);
            if (inside && handler != block && !known) {
                block.catches.add(new Block.Catch(handler, guarded.type));
                handler.handler = true;
                if (guarded.type == null) {
                    return;
                }
            }
        }
    }

    private void order() {
        Set<Block> seen = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        List<Block> finished = new ArrayList<>();
        Deque<Block> path = new ArrayDeque<>();
        Deque<Deque<Block>> open = new ArrayDeque<>();
        Block entry = byStart.firstEntry().getValue();
        seen.add(entry);
        path.push(entry);
        open.push(reversed(entry));
        while (!path.isEmpty()) {
            Block next = open.element().poll();
            if (next == null) {
                open.pop();
                finished.add(path.pop());
            } else if (seen.add(next)) {
                path.push(next);
                open.push(reversed(next));
            }
        }
        for (int i = finished.size() - 1; i >= 0; i--) {
            finished.get(i).order = ordered.size();
            ordered.add(finished.get(i));
        }
    }

    /** The last target is visited first, so that the order of the blocks is that of the code. */
    private static Deque<Block> reversed(Block block) {
        List<Block> targets = block.targets();
        Collections.reverse(targets);
        return new ArrayDeque<>(targets);
    }

    private void dominate() {
        for (Block block : ordered) {
            block.targets().forEach(target -> target.predecessors.add(block));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : ordered.subList(1, ordered.size())) {
                Block found = null;
                for (Block before : block.predecessors) {
                    if (before == ordered.get(0) || before.dominator != null) {
                        found = found == null ? before : common(found, before);
                    }
                }
                if (found != block.dominator) {
                    block.dominator = found;
                    changed = true;
                }
            }
        }
    }

    private static Block common(Block a, Block b) {
        Block left = a;
        Block right = b;
        while (left != right) {
            if (left.order > right.order) {
                left = parent(left);
            } else {
                right = parent(right);
            }
        }
        return left;
    }

    private static Block parent(Block block) {
        Block parent = block.dominator;
        return parent == null ? block : parent;
    }

    private void findLoops() {
        List<Block> heads = new ArrayList<>();
        for (Block block : ordered) {
            block.catches.removeIf(c -> c.handler().order <= block.order);
            for (Block target : block.successors) {
                if (target.order <= block.order) {
                    reducible &= target.dominates(block);
                    heads.add(target);
                }
            }
        }
        heads.sort(Comparator.comparingInt((Block b) -> b.order).reversed());
        for (Block head : new LinkedHashSet<>(heads)) {
            Block.Loop loop = new Block.Loop(head);
            for (Block member : members(head)) {
                mark(member, loop);
            }
        }
        for (Block block : ordered) {
            block.merges = forward(block) > 1 || block.handler || leavesLoop(block);
        }
    }

    private static void mark(Block member, Block.Loop loop) {
        Block.Loop inner = member.loop;
        if (inner == null) {
            member.loop = loop;
            return;
        }
        while (inner.around != null) {
            inner = inner.around;
        }
        if (inner != loop) {
            inner.around = loop;
        }
    }

    private static Set<Block> members(Block head) {
        Set<Block> members = new LinkedHashSet<>();
        members.add(head);
        Deque<Block> work = new ArrayDeque<>();
        head.predecessors.stream().filter(b -> b.order >= head.order).forEach(work::add);
        while (!work.isEmpty()) {
            Block block = work.remove();
            if (block.order >= head.order && members.add(block)) {
                work.addAll(block.predecessors);
            }
        }
        return members;
    }

    private static long forward(Block block) {
        return block.predecessors.stream().filter(b -> b.order < block.order).count();
    }

    private static boolean leavesLoop(Block block) {
        return block.predecessors.stream().anyMatch(before -> before.loop != null && !isIn(block.loop, before.loop));
    }

    static boolean isIn(Block.@Nullable Loop inner, Block.@Nullable Loop outer) {
        return outer == null || (inner != null && inner.isIn(outer));
    }
}
