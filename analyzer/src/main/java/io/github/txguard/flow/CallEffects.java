package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;

/** What calls do to the state; implemented by whoever knows the callees. */
interface CallEffects {
    /**
     * The state after a call.
     *
     * @param code code in which the call stands
     * @param site the call
     * @param before state before it
     */
    FlowState after(Code code, CallSite site, FlowState before);

    /**
     * Whether the call ends a transaction, or lets go of its connection.
     *
     * @param code code in which the call stands
     * @param site the call
     */
    boolean ends(Code code, CallSite site);

    /**
     * Whether one has to reckon with the call's failure: it talks to the database or to somebody else.
     *
     * @param code code in which the call stands
     * @param site the call
     */
    boolean mayFail(Code code, CallSite site);
}
