package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.callgraph.CallKind;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.Propagation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a frame come to, as far as it is the same whatever is held where the frame is entered. Calls that come to
 * nothing worth reporting are left out.
 *
 * @param code the frame's code
 * @param calls in the order in which they are made
 * @param lazy whether the code returns something of which calls run only when it is used
 */
record FrameCalls(Code code, List<Call> calls, boolean lazy) {
    FrameCalls {
        calls = List.copyOf(calls);
    }

    /** For each edge, by its number, the call as a part of a way. */
    List<Occurrence.Hop> hops() {
        List<Occurrence.Hop> hops = new ArrayList<>();
        calls.forEach(call -> call.edges().forEach(edge -> hops.add(edge.hop())));
        return hops;
    }

    /**
     * A call.
     *
     * @param site the call
     * @param roles what the catalog knows of it
     * @param sure how surely it is made
     * @param before what statements of the code have done by then
     * @param touches whether functions that it runs before it waits may run statements
     * @param leaves whether it only prepares what the code returns
     * @param watched whether somebody watches it
     * @param edges what it leads to
     */
    record Call(
            CallSite site,
            CallRoles roles,
            Confidence sure,
            Statements before,
            boolean touches,
            boolean leaves,
            boolean watched,
            List<Edge> edges) {
        Call {
            edges = List.copyOf(edges);
        }
    }

    /**
     * A way on from a call.
     *
     * @param number number among the edges of its frame
     * @param hop the call
     * @param kind how the callee comes to run
     * @param sure how surely it does
     * @param subscribed how surely it does where what is assembled runs inside, too
     * @param around the transaction that is opened around the callee, or null
     * @param touches whether a statement may run before the callee does
     * @param callee what runs
     */
    record Edge(
            int number,
            Occurrence.Hop hop,
            CallKind kind,
            Confidence sure,
            Confidence subscribed,
            @Nullable Propagation around,
            boolean touches,
            Callee callee) {
        /** Whether the callee runs where the transaction ends. */
        boolean isAtTheEnd() {
            return kind == CallKind.AFTER_COMMIT || kind == CallKind.BEFORE_COMMIT;
        }
    }

    /** What an edge leads to. */
    sealed interface Callee {}

    /**
     * A function that the caller of a method hands over.
     *
     * @param method the method
     */
    record Asked(MethodModel method) implements Callee {}

    /**
     * A method of a library, called through a reference.
     *
     * @param owner code in which the reference stands
     * @param site the reference as a call
     * @param roles what the catalog knows of it
     */
    record Referred(Code owner, CallSite site, CallRoles roles) implements Callee {}

    /**
     * Code of the program.
     *
     * @param frame what is entered
     * @param declared what a declaration that takes effect does to the transaction around it, or null if there is none
     * @param touches whether the code may run a statement, if it is so declared
     * @param matters whether anything worth reporting may follow
     * @param mattersLate whether it may if the transaction is over
     * @param other the transaction that the code is declared to be, or null
     */
    record Entered(
            Frame frame,
            @Nullable Propagation declared,
            boolean touches,
            boolean matters,
            boolean mattersLate,
            @Nullable Other other)
            implements Callee {}

    /**
     * A transaction that is entered on the way.
     *
     * @param begun what it holds where it begins
     * @param reactive whether what is assembled in it runs inside, too
     * @param independent whether it may be left to the walk that begins there, which finds at least as much
     */
    record Other(Held begun, boolean reactive, boolean independent) {
        /** Whether whatever follows is found in a walk that begins there. */
        boolean covers(Held held, boolean subscribed) {
            return independent && reactive == subscribed && held.isAtMost(begun);
        }
    }
}
