package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the flow between blocks in nested steps. Where ways meet, what follows stands after a labelled block that the ways
 * leave by {@code break}; every loop has a label to continue with; and each block with calls under a handler is guarded on its
 * own. So every way through the byte code is a way through the steps, and no other.
 */
final class Structure {
    private final BlockGraph graph;
    private final IdentityHashMap<Block, List<Block>> inside = new IdentityHashMap<>();
    private final IdentityHashMap<Block, List<Block>> after = new IdentityHashMap<>();

    private Structure(BlockGraph graph) {
        this.graph = graph;
    }

    /** The steps of a method whose blocks are lowered. */
    static Step of(BlockGraph graph) {
        if (!graph.isReducible()) {
            return unordered(graph);
        }
        Structure structure = new Structure(graph);
        structure.place();
        List<Step> steps = new ArrayList<>();
        structure.tree(graph.blocks().get(0), steps);
        return new Step.Block(steps);
    }

    /** Any block may run after any: all that is known of a flow without structure. */
    private static Step unordered(BlockGraph graph) {
        List<Step> branches = new ArrayList<>();
        branches.add(Step.Block.EMPTY);
        for (Block block : graph.blocks()) {
            List<Step> steps = new ArrayList<>(block.steps);
            Expr value = block.value;
            if (value != null) {
                steps.add(new Step.Eval(value));
            }
            branches.add(new Step.Block(steps));
        }
        return new Step.Loop(null, new Expr.Other(List.of()), new Step.Choice(null, branches, false), null, false, 0);
    }

    /** Where blocks that follow a meeting of ways stand: behind the block that they all pass, outside of loops they left. */
    private void place() {
        for (Block block : graph.blocks()) {
            Block dominator = block.dominator;
            if (!block.merges || dominator == null) {
                continue;
            }
            Block.Loop left = null;
            for (Block.Loop l = dominator.loop; l != null && !BlockGraph.isIn(block.loop, l); l = l.around) {
                left = l;
            }
            if (left != null) {
                after.computeIfAbsent(left.head, b -> new ArrayList<>()).add(block);
            } else {
                inside.computeIfAbsent(dominator, b -> new ArrayList<>()).add(block);
            }
        }
    }

    private void tree(Block block, List<Step> out) {
        if (isHead(block)) {
            followed(latestFirst(after, block), 0, () -> List.of(loop(block)), out);
        } else {
            node(block, out);
        }
    }

    private static boolean isHead(Block block) {
        return block.loop != null && block.loop.head == block;
    }

    private Step loop(Block head) {
        List<Step> body = new ArrayList<>();
        node(head, body);
        return new Step.Labelled(
                label("loop", head), new Step.Loop(null, null, new Step.Block(body), null, false, head.line));
    }

    private void node(Block block, List<Step> out) {
        followed(latestFirst(inside, block), 0, () -> own(block), out);
    }

    private static List<Block> latestFirst(IdentityHashMap<Block, List<Block>> placed, Block block) {
        return placed.getOrDefault(block, List.of()).stream()
                .sorted(Comparator.comparingInt((Block b) -> b.order).reversed())
                .toList();
    }

    /** The inner steps, in a labelled block for each block that follows them, the latest outermost. */
    private void followed(
            List<Block> following, int from, java.util.function.Supplier<List<Step>> inner, List<Step> out) {
        if (from == following.size()) {
            out.addAll(inner.get());
            return;
        }
        Block last = following.get(from);
        List<Step> before = new ArrayList<>();
        followed(following, from + 1, inner, before);
        out.add(new Step.Labelled(label("to", last), new Step.Block(before)));
        tree(last, out);
    }

    private List<Step> own(Block block) {
        List<Step> steps = new ArrayList<>(block.steps);
        Step.ExitKind exit = block.exit;
        if (exit != null) {
            steps.add(new Step.Exit(exit, block.value, null, block.line));
        }
        List<Step> result = new ArrayList<>();
        if (block.catches.isEmpty() || steps.isEmpty()) {
            result.addAll(steps);
        } else {
            result.add(new Step.Guarded(List.of(), new Step.Block(steps), handlers(block), null));
        }
        if (exit == null) {
            branches(block, result);
        }
        return result;
    }

    private static List<Step.Handler> handlers(Block block) {
        List<Step.Handler> handlers = new ArrayList<>();
        for (Block.Catch caught : block.catches) {
            String type = caught.type() == null ? "java.lang.Throwable" : ClassNames.dotted(caught.type());
            Step jump = new Step.Exit(Step.ExitKind.BREAK, null, label("to", caught.handler()), caught.handler().line);
            handlers.add(new Step.Handler(
                    caught.handler().caughtSlot, List.of(TypeRef.of(type)), new Step.Block(List.of(jump))));
        }
        return handlers;
    }

    private void branches(Block block, List<Step> out) {
        if (block.successors.size() == 1 && block.value == null) {
            branch(block, block.successors.get(0), out);
            return;
        }
        List<Step> ways = new ArrayList<>();
        for (Block successor : block.successors) {
            List<Step> way = new ArrayList<>();
            branch(block, successor, way);
            ways.add(new Step.Block(way));
        }
        out.add(new Step.Choice(block.value, ways, false));
    }

    private void branch(Block from, Block to, List<Step> out) {
        if (to.order <= from.order) {
            out.add(new Step.Exit(Step.ExitKind.CONTINUE, null, label("loop", to), from.line));
        } else if (to.merges) {
            out.add(new Step.Exit(Step.ExitKind.BREAK, null, label("to", to), from.line));
        } else {
            tree(to, out);
        }
    }

    private static String label(String kind, @Nullable Block block) {
        return kind + (block == null ? 0 : block.order);
    }
}
