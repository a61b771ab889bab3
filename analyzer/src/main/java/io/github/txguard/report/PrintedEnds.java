package io.github.txguard.report;

import io.github.txguard.api.PathStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ends of paths that were printed. An end is its first step and the number of the end behind it, so that long paths cost little. */
final class PrintedEnds {
    private final Map<End, Integer> numbers = new LinkedHashMap<>();

    private record End(PathStep first, int rest) {}

    /**
     * Adds all ends of a path.
     *
     * @param steps steps of the path
     * @return index of the first step from which on the path was there before; the last step alone does not count
     */
    int add(List<PathStep> steps) {
        int known = steps.size();
        int rest = 0;
        for (int i = steps.size() - 1; i >= 0; i--) {
            End end = new End(steps.get(i), rest);
            Integer number = numbers.get(end);
            if (number == null) {
                number = numbers.size() + 1;
                numbers.put(end, number);
            } else {
                known = i;
            }
            rest = number;
        }
        return known == steps.size() - 1 ? steps.size() : known;
    }

    /** Forgets all of them. */
    void clear() {
        numbers.clear();
    }
}
