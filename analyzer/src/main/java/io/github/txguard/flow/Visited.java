package io.github.txguard.flow;

import io.github.txguard.wiring.Assumptions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Places that a walk has been to, and under which assumptions. */
final class Visited {
    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;

    private final BitSet unassuming = new BitSet();
    /** Ranks of the best ways that are waiting to lead to places, plus one, by the places' numbers; in pages. */
    private int[][] waiting = new int[16][];

    private final Set<Assuming> assuming = new LinkedHashSet<>();

    private record Assuming(int node, Assumptions assumptions) {}

    /** Adds a place; false if it was there, or was without assuming anything, which leads to all that it leads to now. */
    boolean add(StateGraph.Node node, Assumptions assumptions) {
        if (!assumptions.equals(Assumptions.NONE)) {
            return !unassuming.get(node.number()) && assuming.add(new Assuming(node.number(), assumptions));
        }
        boolean known = unassuming.get(node.number());
        unassuming.set(node.number());
        return !known;
    }

    /**
     * Whether a way to a place is better than those that wait, and were there before it; such a one waits from now on.
     *
     * @param rank rank of a way without assumptions; a lower one is better
     */
    boolean isBetter(StateGraph.Node node, int rank) {
        int[] page = page(node.number() >> PAGE_BITS);
        int index = node.number() & (PAGE - 1);
        if (page[index] != 0 && page[index] <= rank + 1) {
            return false;
        }
        page[index] = rank + 1;
        return true;
    }

    private int[] page(int number) {
        if (number >= waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(number + 1, waiting.length * 2));
        }
        if (waiting[number] == null) {
            waiting[number] = new int[PAGE];
        }
        return waiting[number];
    }

    /** Forgets which ways wait, as none does when a walk is over. */
    void settle() {
        waiting = new int[0][];
    }

    boolean contains(StateGraph.Node node, Assumptions assumptions) {
        return unassuming.get(node.number())
                || (!assumptions.equals(Assumptions.NONE)
                        && assuming.contains(new Assuming(node.number(), assumptions)));
    }
}
