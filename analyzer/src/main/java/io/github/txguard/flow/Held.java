package io.github.txguard.flow;

import io.github.txguard.api.HeldState;
import io.github.txguard.transactions.TransactionScope;

/**
 * What a scope holds at a point of its calls.
 *
 * @param phase how far it is
 * @param holds what statements do to what it holds
 * @param aside whether statements run on another connection meanwhile
 * @param wrote whether it has certainly written or locked rows
 * @param late whether its transaction is over though its callbacks still run
 */
record Held(Phase phase, TransactionScope.Holds holds, boolean aside, boolean wrote, boolean late) {
    /** Of all that can be held the numbers are below this. */
    static final int LIMIT = Phase.values().length * TransactionScope.Holds.values().length * 8;

    /** A number below the limit; what differs has another one. */
    @SuppressWarnings("EnumOrdinal") // any numbers will do
    int number() {
        int kind = phase.ordinal() * TransactionScope.Holds.values().length + holds.ordinal();
        return kind * 8 + (aside ? 4 : 0) + (wrote ? 2 : 0) + (late ? 1 : 0);
    }

    /** What is held where the scope begins. */
    static Held of(TransactionScope scope) {
        return new Held(Phase.of(scope.begins()), scope.holds(), false, false, false);
    }

    /** What is held of a transaction or connection that calls open and end. */
    static Held of(TransactionScope scope, FlowState.Open open) {
        return new Held(open.phase(), scope.holds(), false, open.statements().wrote(), false);
    }

    /** After statements of the code that was entered with this. */
    Held after(Statements statements) {
        if (aside) {
            return this;
        }
        return switch (holds) {
            case TRANSACTION ->
                new Held(statements.ran() ? Phase.OPEN : phase, holds, false, wrote || statements.wrote(), late);
            case CONNECTION -> statements.ran() ? taken() : this;
            case SYNCHRONIZATION -> statements.bound() ? taken() : this;
        };
    }

    private Held taken() {
        return new Held(phase.or(Phase.HELD), holds, false, false, late);
    }

    /** In a callback right before the commit: the rest of the transaction has run by then. */
    Held beforeCommit() {
        return after(Statements.NONE.run(true));
    }

    /**
     * In a callback after the commit: the connection is still out. Where a persistence context manages it, its statements
     * commit by themselves again; otherwise the next one opens a transaction that nobody commits.
     *
     * @param managed whether a persistence context manages it
     */
    Held afterCommit(boolean managed) {
        return new Held(phase == Phase.NONE ? Phase.NONE : Phase.HELD, holds, managed, false, true);
    }

    /** While another transaction, or none, is current. */
    Held setAside() {
        return new Held(phase, holds, true, wrote, false);
    }

    /** Whether from here on never more is held than from there on, along the same way. */
    boolean isAtMost(Held other) {
        return !late && (!wrote || other.wrote) && phase.compareTo(other.phase) <= 0;
    }

    /** Whether its transaction is the current one. */
    boolean isCurrentTransaction() {
        return holds == TransactionScope.Holds.TRANSACTION && !aside;
    }

    /** What users are told. */
    HeldState state() {
        return switch (phase) {
            case NONE -> HeldState.NOTHING_HELD;
            case HELD -> HeldState.CONNECTION_HELD;
            case OPEN -> wrote ? HeldState.LOCKS_HELD : HeldState.TRANSACTION_OPEN;
        };
    }
}
