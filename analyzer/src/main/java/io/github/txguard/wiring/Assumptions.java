package io.github.txguard.wiring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be so of the configuration for a path to be taken: the conditions of the beans on it. Where a class stands for beans
 * under different conditions there are several ways for it to be so.
 *
 * @param ways sets of conditions, of which one holds; never empty
 */
public record Assumptions(List<Set<String>> ways) {
    /** Nothing is assumed. */
    public static final Assumptions NONE = new Assumptions(List.of(Set.of()));

    /** Copies the list so that the assumptions are immutable. */
    public Assumptions {
        ways = List.copyOf(ways);
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
}
