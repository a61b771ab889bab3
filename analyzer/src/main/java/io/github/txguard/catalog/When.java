package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one call that must hold for its row to apply.
 *
 * @param argument index of the argument that is looked at, or -1 for the receiver
 * @param is literal text the argument must have ({@code "false"}), or null when any
 * @param types fully qualified types of which the argument (static type, or the type it was built from, through wrapping
 *     constructors) must be one, subtypes included; empty when any
 * @param not whether the condition is negated
 */
public record When(int argument, @Nullable String is, List<String> types, boolean not) {
    /** Index that means the receiver of the call. */
    public static final int RECEIVER = -1;

    /** Copies the list so that the condition is immutable. */
    public When {
        types = List.copyOf(types);
    }
}
