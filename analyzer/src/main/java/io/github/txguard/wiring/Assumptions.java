package io.github.txguard.wiring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be so of the configuration for a path to be taken: the conditions of the beans on it. Where a class stands for beans
 * under different conditions there are several ways for it to be so.
 */
public final class Assumptions {
    /** Nothing is assumed. */
    public static final Assumptions NONE = new Assumptions(List.of(Set.of()));

    private final List<Set<String>> ways;
    /** They are compared far more often than they are made. */
    private final int hash;

    /**
     * Assumptions.
     *
     * @param ways sets of conditions, of which one holds; never empty
     */
    Assumptions(List<Set<String>> ways) {
        this.ways = List.copyOf(ways);
        this.hash = this.ways.hashCode();
    }

    /** How many ways there are. */
    public int size() {
        return ways.size();
    }

    /** Both one of these ways and one of the others: every combination, each once. */
    List<Set<String>> and(List<Set<String>> others) {
        Set<Set<String>> all = new LinkedHashSet<>();
        for (Set<String> way : ways) {
            for (Set<String> other : others) {
                Set<String> both = new LinkedHashSet<>(way);
                both.addAll(other);
                all.add(both);
            }
        }
        return List.copyOf(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Assumptions assumptions
                        && assumptions.hash == hash
                        && assumptions.ways.equals(ways));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return ways.toString();
    }
}
