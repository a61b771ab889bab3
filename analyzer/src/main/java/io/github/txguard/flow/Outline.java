package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of code, reduced to its calls and the state in which each is made.
 *
 * @param moments calls in the order in which they are first met
 * @param exit state in which the code returns, the entry's if it never does
 * @param ways ways out of the code: each return, and each failure that leaves something open
 */
record Outline(List<Moment> moments, FlowState exit, List<WayOut> ways) {
    Outline {
        moments = List.copyOf(moments);
        ways = List.copyOf(ways);
    }

    /**
     * A way out of the code.
     *
     * @param state state in which it is left
     * @param failure whether an exception leaves it
     * @param cause call that throws, null for a throw or return statement and for the end of the code
     * @param line line of the call or statement, or 0 for the end of the code
     */
    record WayOut(
            FlowState state, boolean failure, @Nullable CallSite cause, int line) {}

    /**
     * A call about to be made.
     *
     * @param site the call
     * @param state what may be the case then
     */
    record Moment(CallSite site, FlowState state) {}
}
