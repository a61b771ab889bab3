package io.github.txguard.resolve;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The immutable objects that were last made for names, one for each hash: where few names stand in many places, as those of types do, most
 * of these get the same object. Safe to use from many threads, which may overwrite each other's.
 */
final class Recent<T> {
    private static final int BITS = 12;

    private final Function<T, String> name;
    private final Function<String, T> make;
    private final AtomicReferenceArray<@Nullable T> objects = new AtomicReferenceArray<>(1 << BITS);

    /**
     * Remembers nothing yet.
     *
     * @param name the name that an object was made for
     * @param make makes an object for a name
     */
    Recent(Function<T, String> name, Function<String, T> make) {
        this.name = name;
        this.make = make;
    }

    /** The object for a name. */
    T of(String wanted) {
        int slot = (wanted.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - BITS);
        T known = objects.getPlain(slot);
        if (known == null || !name.apply(known).equals(wanted)) {
            known = make.apply(wanted);
            objects.setPlain(slot, known);
        }
        return known;
    }
}
