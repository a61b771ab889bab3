package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.transactions.TransactionScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sink that is reached from a transaction while something is held.
 *
 * @param scope the transaction
 * @param opener method to which the transaction is put down: the one that hands a function to a helper which opens it, or
 *     the one in which it opens
 * @param openerSite the call that hands the function over, or the opening call; absent ({@link TransactionScope#NO_SITE}) for
 *     declared scopes
 * @param sink the call that waits
 * @param sinkCode code in which it stands
 * @param roles what the catalog knows of it
 * @param held what is held
 * @param confidence how surely
 * @param hops the calls from the opener to the sink, the sink's own last
 * @param through whether it is reached only through another transaction's scope
 * @param loop outermost loop between the transaction and the sink, or null
 */
public record Occurrence(
        TransactionScope scope,
        Code opener,
        int openerSite,
        CallSite sink,
        Code sinkCode,
        CallRoles roles,
        HeldState held,
        Confidence confidence,
        List<Hop> hops,
        boolean through,
        @Nullable Loop loop) {
    /** Copies the list so that the occurrence is immutable. */
    public Occurrence {
        hops = List.copyOf(hops);
    }

    /** An occurrence whose loops are not known. */
    Occurrence(
            TransactionScope scope,
            Code opener,
            int openerSite,
            CallSite sink,
            Code sinkCode,
            CallRoles roles,
            HeldState held,
            Confidence confidence,
            List<Hop> hops,
            boolean through) {
        this(scope, opener, openerSite, sink, sinkCode, roles, held, confidence, hops, through, null);
    }

    /** The same in a loop. */
    Occurrence in(@Nullable Loop outermost) {
        return new Occurrence(
                scope, opener, openerSite, sink, sinkCode, roles, held, confidence, hops, through, outermost);
    }

    /**
     * A loop on the way, or a call that runs a function for each of many values.
     *
     * @param code code in which it stands
     * @param line its line, from 1
     */
    public record Loop(Code code, int line) {}

    /**
     * A call on the way.
     *
     * @param caller code in which it stands
     * @param site the call
     * @param reason why it leads where it does if it is not plain, empty otherwise
     */
    public record Hop(Code caller, CallSite site, String reason) {}
}
