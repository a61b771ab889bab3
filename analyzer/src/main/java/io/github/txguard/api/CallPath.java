package io.github.txguard.api;

import java.util.List;

/**
 * The calls from the method whose transaction it is to the sink; the last step is the sink's call itself.
 *
 * @param steps at least one step
 */
public record CallPath(List<PathStep> steps) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no step
     */
    public CallPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one step");
        }
    }
}
