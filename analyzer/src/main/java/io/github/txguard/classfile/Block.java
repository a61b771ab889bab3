package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A basic block: instructions that run one after the other, and where control goes then. */
final class Block {
    /** Index of the first instruction. */
    final int first;
    /** Index after the last instruction. */
    final int end;

    final List<Block> successors = new ArrayList<>();
    /** What catches exceptions of calls in the block, the innermost first. */
    final List<Catch> catches = new ArrayList<>();

    final List<Block> predecessors = new ArrayList<>();
    /** Steps of the block, once it is lowered. */
    List<Step> steps = List.of();
    /** What decides between several successors, or the returned or thrown value. */
    @Nullable
    Expr value;
    /** Whether the block leaves the method, and how. */
    Step.@Nullable ExitKind exit;

    int line;
    int order = -1;

    @Nullable
    Block dominator;

    @Nullable
    Loop loop;

    boolean merges;

    /** Whether exceptions lead here. */
    boolean handler;

    /** Slot of the caught exception if the block is a handler, else -1. */
    int caughtSlot = -1;

    Block(int first, int end) {
        this.first = first;
        this.end = end;
    }

    /** Where control may go, exceptions included. */
    List<Block> targets() {
        List<Block> all = new ArrayList<>(successors);
        catches.forEach(c -> all.add(c.handler()));
        return all;
    }

    boolean dominates(Block other) {
        for (Block b = other; b != null; b = b.dominator) {
            if (b == this) {
                return true;
            }
        }
        return false;
    }

    /**
     * A handler.
     *
     * @param handler first block of it
     * @param type internal name of the caught type, null for any
     */
    record Catch(Block handler, @Nullable String type) {}

    /** A loop, by its first block. */
    static final class Loop {
        final Block head;

        @Nullable
        Loop around;

        Loop(Block head) {
            this.head = head;
        }

        boolean isIn(@Nullable Loop outer) {
            for (Loop l = this; l != null; l = l.around) {
                if (l == outer) {
                    return true;
                }
            }
            return outer == null;
        }
    }
}
