package io.github.txguard.transactions;

import io.github.txguard.api.SourceLocation;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.catalog.TransactionEntry;

/**
 * A place where a transaction opens.
 *
 * @param kind how
 * @param entry row of the API that opens it
 * @param propagation what it does to an outer transaction
 * @param code for a declared scope the method's code, otherwise the code in which the opening call stands
 * @param site site number of the opening call, or {@link #NO_SITE}
 * @param begins what is held before the first statement
 * @param holds what statements do to what is held
 * @param location the method's declaration, or the opening call
 */
public record TransactionScope(
        Kind kind,
        TransactionEntry entry,
        Propagation propagation,
        Code code,
        int site,
        ConnectionState begins,
        Holds holds,
        SourceLocation location) {
    /** Site of declared scopes. */
    public static final int NO_SITE = -1;

    /** What a scope holds once a statement ran in it. */
    public enum Holds {
        /** A transaction. */
        TRANSACTION,
        /** A connection that the code took; its statements commit by themselves. */
        CONNECTION,
        /** The connection that statements leave with the synchronization of a method that runs without a transaction. */
        SYNCHRONIZATION
    }

    /** Whether a transaction is open in the scope, if only by its rules. */
    public boolean isTransaction() {
        return holds == Holds.TRANSACTION;
    }

    /**
     * Whether what the scope's code returns runs inside. Transactions that are open from the start are those of reactive
     * drivers, which span the subscription.
     */
    public boolean isReactive() {
        return isTransaction() && begins == ConnectionState.OPEN;
    }

    /** How the transaction is opened, as its user wrote it: {@code @Transactional}, {@code TransactionTemplate.execute}. */
    public String label() {
        return label(entry);
    }

    /**
     * How transactions are opened by what a row speaks of, as users write it.
     *
     * @param entry row
     */
    public static String label(TransactionEntry entry) {
        String type = entry.pattern().types().get(0);
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (entry.pattern().annotation()) {
            return "@" + simple;
        }
        String method = entry.pattern().methods().isEmpty()
                ? ""
                : "." + entry.pattern().methods().get(0).name();
        return simple + method;
    }

    /** How a transaction opens. */
    public enum Kind {
        /** An annotation or a framework type says that the method runs in one. */
        DECLARED,
        /** A function runs in one. */
        FUNCTION,
        /** A call begins one, another ends it. */
        MANUAL
    }
}
