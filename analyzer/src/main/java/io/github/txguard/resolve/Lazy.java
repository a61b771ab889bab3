package io.github.txguard.resolve;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed when first asked for. Threads may compute it twice, all of them get the one that was there first: without
 * locks two declarations that refer to each other cannot dead-lock.
 */
final class Lazy<T> {
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();
    private final Supplier<T> source;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T known = value.get();
        if (known != null) {
            return known;
        }
        T computed = source.get();
        value.compareAndSet(null, computed);
        T first = value.get();
        return first == null ? computed : first;
    }
}
