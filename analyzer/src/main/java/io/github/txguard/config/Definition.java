package io.github.txguard.config;

import io.github.txguard.catalog.TransactionEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How transactions are that are opened by means of an object: a template, a definition, a manager.
 *
 * @param propagation propagation it states, or null
 * @param manager row of its manager, or null if it names none of which anything is known
 * @param special whether it is read-only or has an isolation of its own
 * @param none whether it opens no transaction at all
 */
record Definition(@Nullable String propagation, @Nullable TransactionEntry manager, boolean special, boolean none) {
    static final Definition PLAIN = new Definition(null, null, false, false);

    /** Propagations by number, as they stand in constants. */
    private static final List<String> NUMBERS =
            List.of("REQUIRED", "SUPPORTS", "MANDATORY", "REQUIRES_NEW", "NOT_SUPPORTED", "NEVER", "NESTED");

    private static final String PREFIX = "PROPAGATION_";

    /** Those under which a transaction runs in any case. */
    private static final List<String> SURE = List.of("REQUIRED", "MANDATORY", "REQUIRES_NEW", "NESTED");

    /** A definition that states a propagation. */
    static Definition ofPropagation(String propagation) {
        return new Definition(propagation, null, false, false);
    }

    /** What the name or number of a constant stands for. */
    static Optional<String> propagation(@Nullable String constant) {
        if (constant == null) {
            return Optional.empty();
        }
        if (constant.startsWith(PREFIX) && NUMBERS.contains(constant.substring(PREFIX.length()))) {
            return Optional.of(constant.substring(PREFIX.length()));
        }
        boolean digit = constant.length() == 1 && constant.charAt(0) >= '0' && constant.charAt(0) <= '6';
        return digit ? Optional.of(NUMBERS.get(constant.charAt(0) - '0')) : Optional.empty();
    }

    /** This one, with what another adds or overrides. */
    Definition and(Definition other) {
        return new Definition(
                other.propagation == null ? propagation : other.propagation,
                other.manager == null ? manager : other.manager,
                special || other.special,
                none || other.none);
    }

    /** Where it may be either of two, the one that holds more. */
    Definition or(Definition other) {
        return other.weight() > weight() ? other : this;
    }

    /** Whether a transaction runs in any case, opened here or outside. */
    boolean opensTransaction() {
        return propagation == null || SURE.contains(propagation);
    }

    private int weight() {
        boolean sql = !none && (manager == null || !manager.nonSql());
        return (sql ? 4 : 0) + (opensTransaction() ? 2 : 0) + (special ? 1 : 0);
    }
}
