package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import java.util.List;

/**
 * A piece of code, reduced to its calls and the state in which each is made.
 *
 * @param moments calls in the order in which they are first met
 * @param exit state in which the code returns, the entry's if it never does
 */
record Outline(List<Moment> moments, FlowState exit) {
    Outline {
        moments = List.copyOf(moments);
    }

    /**
     * A call about to be made.
     *
     * @param site the call
     * @param state what may be the case then
     */
    record Moment(CallSite site, FlowState state) {}
}
