package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionScope;
import org.jspecify.annotations.Nullable;

/** What a call of code that a transaction has entered comes to. */
sealed interface Transition {
    /**
     * Other code is entered.
     *
     * @param confidence how surely
     * @param through whether another transaction lies between
     * @param scope whether the code is declared to be a transaction itself
     * @param hop the call, or null where a transaction begins with the code
     * @param edge number of the edge among those of the calling frame
     * @param frame what is entered
     * @param state in which state
     */
    record Enter(
            Confidence confidence,
            boolean through,
            OtherScope scope,
            Occurrence.@Nullable Hop hop,
            int edge,
            Frame frame,
            EntryState state)
            implements Transition {
        /** Where a transaction begins with code. */
        static Enter begin(Frame frame, EntryState state) {
            return new Enter(Confidence.CERTAIN, false, OtherScope.NONE, null, 0, frame, state);
        }
    }

    /**
     * Something is waited for.
     *
     * @param confidence how surely the call is made
     * @param through whether another transaction lies between
     * @param by the call that runs a reference to a library's method, or null if the code itself calls it
     * @param code code in which the waiting call stands
     * @param site the waiting call
     * @param roles what the catalog knows of it
     * @param held what is held meanwhile
     */
    record Wait(
            Confidence confidence,
            boolean through,
            Occurrence.@Nullable Hop by,
            Code code,
            CallSite site,
            CallRoles roles,
            HeldState held)
            implements Transition {}

    /**
     * A boundary is not what it seems.
     *
     * @param confidence how surely it is met
     * @param kind kind of the mistake
     * @param code code in which the call stands
     * @param site the call
     * @param held what is held there
     * @param detail what the message needs besides
     * @param unless transactions for which it is no mistake
     */
    record Boundary(
            Confidence confidence,
            BoundaryIssue.Kind kind,
            Code code,
            CallSite site,
            HeldState held,
            String detail,
            Unless unless)
            implements Transition {}

    /**
     * A function is run that callers of a method hand over.
     *
     * @param method the method
     */
    record Ask(MethodModel method) implements Transition {}

    /**
     * A watched call is made.
     *
     * @param confidence how surely
     * @param site the call
     * @param held what is held there
     */
    record Pass(Confidence confidence, CallSite site, HeldState held) implements Transition {}

    /** What the transaction that code is declared to be has to say of what follows. */
    enum OtherScope {
        /** It is not declared to be one. */
        NONE,
        /** It may hold less, or enters its code otherwise. */
        DIFFERS,
        /** Whatever follows also follows, as surely and with as much held, where it begins by itself. */
        COVERS
    }

    /** Scopes that a {@link Boundary} does not concern. */
    enum Unless {
        /** None: it always does. */
        NEVER,
        /** Those that take a transaction as it comes. */
        SUPPORTING,
        /** Those that begin without a connection, or are begun by calls. */
        UNCONNECTED;

        boolean holds(TransactionScope scope) {
            return switch (this) {
                case NEVER -> false;
                case SUPPORTING -> scope.propagation() == Propagation.SUPPORTS;
                case UNCONNECTED ->
                    scope.begins() == ConnectionState.NONE || scope.kind() == TransactionScope.Kind.MANUAL;
            };
        }
    }
}
