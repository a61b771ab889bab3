package io.github.txguard.flow;

import io.github.txguard.wiring.Assumptions;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Nodes that a walk has been to.
 *
 * @param unassuming those that it was in without assuming anything, by their numbers
 * @param assuming others, and under which assumptions
 */
record Visited(BitSet unassuming, Set<Assuming> assuming) {
    Visited {
        unassuming = (BitSet) unassuming.clone();
        assuming = Collections.unmodifiableSet(new LinkedHashSet<>(assuming));
    }

    /**
     * A node that was visited.
     *
     * @param node its number
     * @param assumptions what was assumed
     */
    record Assuming(int node, Assumptions assumptions) {}

    /** Whether it has been there, or was without assuming anything, which leads to all that follows now. */
    boolean contains(int node, Assumptions assumptions) {
        return unassuming.get(node)
                || (!assumptions.equals(Assumptions.NONE) && assuming.contains(new Assuming(node, assumptions)));
    }
}
