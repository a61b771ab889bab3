package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.HeldState;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.transactions.TransactionScope;
import java.util.List;

/**
 * A transaction whose boundaries are not what they seem: not ended, not begun, not suspended, or around nothing.
 *
 * @param kind identifier of the kind of mistake
 * @param scope the transaction, or the declaration of one that does not exist
 * @param opener code to which the transaction is put down, as for {@link Occurrence}
 * @param place what is wrong
 * @param held what is held there; {@link HeldState#NOTHING_HELD} where there is no transaction
 * @param confidence how surely
 * @param hops the calls from the opener to the place, at least one: where the place is a declaration, the calls that show the
 *     mistake
 * @param detail what the message needs besides, as its kind says
 */
public record BoundaryIssue(
        Kind kind,
        TransactionScope scope,
        Code opener,
        Place place,
        HeldState held,
        Confidence confidence,
        List<Occurrence.Hop> hops,
        String detail) {
    /**
     * Copies the list so that the issue is immutable.
     *
     * @throws IllegalArgumentException if there is no hop
     */
    public BoundaryIssue {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("an issue has at least one hop");
        }
    }

    /** Kinds of mistakes, with what their {@link BoundaryIssue#detail()} says. */
    public enum Kind {
        /** A transaction that is not ended on every path. Detail: on which one, to be read after "stays open". */
        LEAK("leak"),
        /** A call that the boundary refuses. Detail: the propagation, {@code NEVER} or {@code MANDATORY}. */
        IMPOSSIBLE("impossible"),
        /** An annotation without effect. Detail: which and why, a clause. */
        INEFFECTIVE("ineffective"),
        /** A second connection beside a held one. Detail: what takes it, such as a propagation; empty: the call itself. */
        SECOND_CONNECTION("second-connection"),
        /** Statements after the commit that nobody commits. Detail: empty. */
        LOST_WORK("lost-work"),
        /** A transaction around code that uses no database. Detail: empty. */
        NEEDLESS_SCOPE("needless-scope");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Identifier by which rules and {@code kinds.yml} name it. */
        public String id() {
            return id;
        }
    }

    /** Where the mistake is. */
    public sealed interface Place {
        /** Code in which it is. */
        Code code();
    }

    /**
     * A call.
     *
     * @param code code in which it stands
     * @param site the call
     */
    public record Call(Code code, CallSite site) implements Place {}

    /**
     * The declaration of the transaction, where {@link TransactionScope#location()} is.
     *
     * @param code code of the declared method
     */
    public record Declaration(Code code) implements Place {}
}
