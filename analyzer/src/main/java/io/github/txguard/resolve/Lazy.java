package io.github.txguard.resolve;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed when first asked for. Threads may compute it twice, all of them get the one that was there first: without
 * locks two declarations that refer to each other cannot dead-lock.
 */
final class Lazy<T> {
    private volatile @Nullable T value;
    private @Nullable Supplier<T> source;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T known = value;
        return known == null ? compute() : known;
    }

    private T compute() {
        Supplier<T> supplier;
        synchronized (this) {
            supplier = source;
        }
        return first(supplier == null ? null : supplier.get());
    }

    private synchronized T first(@Nullable T computed) {
        T known = value;
        if (known == null) {
            known = Objects.requireNonNull(computed);
            value = known;
            source = null; // what it refers to is no longer needed
        }
        return known;
    }
}
