package io.github.txguard.flow;

import io.github.txguard.wiring.Assumptions;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Places that a walk has been to, and under which assumptions. */
final class Visited {
    private final BitSet unassuming = new BitSet();
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

    boolean contains(StateGraph.Node node, Assumptions assumptions) {
        return unassuming.get(node.number())
                || (!assumptions.equals(Assumptions.NONE)
                        && assuming.contains(new Assuming(node.number(), assumptions)));
    }
}
