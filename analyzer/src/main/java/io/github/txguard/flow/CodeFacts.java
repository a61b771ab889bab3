package io.github.txguard.flow;

import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import java.util.List;
import java.util.Optional;

/**
 * What a piece of code calls, whatever the context it is entered in.
 *
 * @param code the code
 * @param sites its calls in evaluation order
 */
record CodeFacts(Code code, List<SiteFacts> sites) {
    CodeFacts {
        sites = List.copyOf(sites);
    }

    Optional<SiteFacts> site(int number) {
        for (SiteFacts facts : sites) {
            if (facts.site().site() == number) {
                return Optional.of(facts);
            }
        }
        return Optional.empty();
    }

    /**
     * A call.
     *
     * @param site the call
     * @param roles what the catalog knows of it
     * @param leads code that may run because of it, in a state that matters
     * @param sinkReference whether it runs a reference to a library method that may wait, or a function only callers know
     * @param touchReference whether it runs a reference to a library method that talks to the database
     */
    record SiteFacts(CallSite site, CallRoles roles, List<Lead> leads, boolean sinkReference, boolean touchReference) {
        SiteFacts {
            leads = List.copyOf(leads);
        }
    }

    /**
     * Code that may run because of a call.
     *
     * @param code the code
     * @param same whether statements in it run on the caller's connection
     * @param joins whether it runs without a transaction where its caller does
     * @param certain whether it certainly runs, as the only code that the call leads to
     * @param crossing whether a transaction is suspended, refused or asked for on the way in
     * @param late whether it runs after the commit
     */
    record Lead(Code code, boolean same, boolean joins, boolean certain, boolean crossing, boolean late) {
        /** The same where it is one of several. */
        Lead uncertain() {
            return new Lead(code, same, joins, false, crossing, late);
        }

        /** The same code, reached in two ways. */
        Lead or(Lead other) {
            return new Lead(
                    code,
                    same || other.same,
                    joins || other.joins,
                    certain && other.certain,
                    crossing || other.crossing,
                    late || other.late);
        }
    }
}
