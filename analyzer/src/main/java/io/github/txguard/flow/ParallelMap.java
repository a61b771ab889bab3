package io.github.txguard.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Applies a function to many inputs, on as many threads as its owner allows. */
public interface ParallelMap {
    /** How many inputs a thread takes at once where each takes little time. */
    int PORTION = 50;

    /** On the thread that asks. */
    ParallelMap ONE_THREAD = new ParallelMap() {
        @Override
        public <T, R> List<R> map(Collection<T> inputs, Function<T, R> function) {
            return inputs.stream().map(function).toList();
        }
    };

    /**
     * Results in the order of the inputs.
     *
     * @param inputs inputs
     * @param function thread-safe function
     * @param <T> type of the inputs
     * @param <R> type of the results
     */
    <T, R> List<R> map(Collection<T> inputs, Function<T, R> function);

    /**
     * Results in the order of the inputs, any number for each. For questions of which each takes so little time that many are
     * worth a thread.
     *
     * @param inputs inputs
     * @param function thread-safe function
     * @param <T> type of the inputs
     * @param <R> type of the results
     */
    default <T, R> List<R> flatMap(List<T> inputs, Function<T, ? extends Collection<R>> function) {
        List<List<T>> portions = new ArrayList<>(inputs.size() / PORTION + 1);
        for (int start = 0; start < inputs.size(); start += PORTION) {
            portions.add(inputs.subList(start, Math.min(inputs.size(), start + PORTION)));
        }
        List<R> all = new ArrayList<>();
        map(portions, portion -> {
                    List<R> found = new ArrayList<>();
                    portion.forEach(input -> found.addAll(function.apply(input)));
                    return found;
                })
                .forEach(all::addAll);
        return all;
    }
}
