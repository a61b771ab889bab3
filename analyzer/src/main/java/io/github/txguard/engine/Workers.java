package io.github.txguard.engine;

import io.github.txguard.flow.ParallelMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The threads of an analysis. Results come in the order of the inputs, whatever thread they were made on. */
final class Workers implements ParallelMap, AutoCloseable {
    /** Deep expressions and long call chains recurse deeply; the default stack of a thread is too small for some. */
    static final long STACK_BYTES = 64L << 20;

    private final ExecutorService threads;

    /**
     * Starts threads.
     *
     * @param count number of threads, at least 1
     */
    Workers(int count) {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(null, task, "txguard-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <T, R> List<R> map(Collection<T> inputs, Function<T, R> function) {
        List<Future<R>> futures = new ArrayList<>(inputs.size());
        for (T input : inputs) {
            futures.add(threads.submit(() -> function.apply(input)));
        }
        List<R> results = new ArrayList<>(inputs.size());
        for (Future<R> future : futures) {
            results.add(get(future));
        }
        return results;
    }

    private static <R> R get(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the analysis was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
