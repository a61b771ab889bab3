package io.github.txguard.transactions;

import java.util.Arrays;
import java.util.Optional;

/** What a scope does to the transaction around it. */
public enum Propagation {
    /** Joins, or begins one. */
    REQUIRED,
    /** Suspends the outer one and begins another on a second connection. */
    REQUIRES_NEW,
    /** Joins with a savepoint, or begins one. */
    NESTED,
    /** Joins, or runs without. */
    SUPPORTS,
    /** Suspends the outer one and runs without. */
    NOT_SUPPORTED,
    /** Joins, or fails. */
    MANDATORY,
    /** Fails if there is one. */
    NEVER;

    /**
     * The propagation of that name.
     *
     * @param name constant name as it stands in an annotation
     */
    public static Optional<Propagation> of(String name) {
        return Arrays.stream(values()).filter(p -> p.name().equals(name)).findFirst();
    }

    /** Whether a transaction runs inside even if there is none outside; a mandatory one is somebody's. */
    public boolean guaranteesTransaction() {
        return this == REQUIRED || this == REQUIRES_NEW || this == NESTED || this == MANDATORY;
    }

    /** Whether it fails where there is no transaction. */
    public boolean needsTransaction() {
        return this == MANDATORY;
    }

    /** Whether the outer transaction is set aside, open, until the scope is left. */
    public boolean suspends() {
        return this == REQUIRES_NEW || this == NOT_SUPPORTED;
    }
}
