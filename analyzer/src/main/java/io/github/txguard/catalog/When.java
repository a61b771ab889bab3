package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one call, or on one annotation, that must hold for its row to apply. A negated condition also holds where
 * there is no such argument.
 *
 * @param argument index of the argument that is looked at, or -1 for the receiver; {@link #ATTRIBUTE} when
 *     {@code attribute} is looked at
 * @param attribute attribute of the annotation that is looked at, or null when an argument is
 * @param is literal text the argument or attribute must have ({@code "false"}), for an enum the simple name of its
 *     constant; null when any
 * @param types fully qualified types of which the argument must be one, subtypes included: its static type, or the type it
 *     was built from, through wrapping constructors, where a value that a call returned is built from the type on which
 *     the call was made ({@code Files} for {@code Files.newInputStream(path)}), or from that one method of it ({@code
 *     Files#newInputStream}); empty when any
 * @param text regular expression that the text of the call's statement must begin with, ignoring case; null when any
 * @param not whether the condition is negated
 */
public record When(
        int argument,
        @Nullable String attribute,
        @Nullable String is,
        List<String> types,
        @Nullable String text,
        boolean not) {
    /** Index that means the receiver of the call. */
    public static final int RECEIVER = -1;

    /** Index that means none: the condition is on an attribute of the annotation. */
    public static final int ATTRIBUTE = -2;

    /** Index that means none: the condition is on the text of the statement that the call runs. */
    public static final int TEXT = -3;

    /** Copies the list so that the condition is immutable. */
    public When {
        types = List.copyOf(types);
    }
}
