package io.github.txguard.flow;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Applies a function to many inputs, on as many threads as its owner allows. */
public interface ParallelMap {
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
}
