package io.github.txguard.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something is reported, or is not.
 *
 * @param question what was asked
 * @param matches methods that fit the name, in the order of names; one if the question could be answered
 * @param nearNames methods of similar names if none fits
 * @param method what there is to say of the method, null unless exactly one fits
 * @param route how the second one is reached, null if none was asked for
 * @param problems what the analysis could not do
 */
public record Explanation(
        Question question,
        List<Place> matches,
        List<Place> nearNames,
        @Nullable Method method,
        @Nullable Route route,
        List<Problem> problems) {
    /** Copies the lists so that the explanation is immutable. */
    public Explanation {
        matches = List.copyOf(matches);
        nearNames = List.copyOf(nearNames);
        problems = List.copyOf(problems);
    }

    /**
     * The same with what the analysis could not do.
     *
     * @param others problems
     */
    public Explanation with(List<Problem> others) {
        return new Explanation(question, matches, nearNames, method, route, others);
    }

    /**
     * A method and where it is.
     *
     * @param method method, as {@code pkg.Type#name(SimpleParamType,…)}
     * @param location place of its name
     */
    public record Place(String method, SourceLocation location) {}

    /**
     * A method inside and out.
     *
     * @param place which one
     * @param declaration the transaction that is declared for it, null for none
     * @param opens transactions that its body opens
     * @param arrivals transactions that reach it, its own first; only the first few
     * @param transactions how many do
     * @param calls its calls, in the order of lines
     * @param sinks calls that wait, in it and below; only the nearest
     * @param waiting how many there are
     */
    public record Method(
            Place place,
            @Nullable Declaration declaration,
            List<TransactionRef> opens,
            List<Arrival> arrivals,
            int transactions,
            List<Call> calls,
            List<Sink> sinks,
            int waiting) {
        /** Copies the lists so that the method is immutable. */
        public Method {
            opens = List.copyOf(opens);
            arrivals = List.copyOf(arrivals);
            calls = List.copyOf(calls);
            sinks = List.copyOf(sinks);
        }
    }

    /**
     * A transaction that is declared for a method.
     *
     * @param kind annotation or framework type that declares it, such as {@code @Transactional}
     * @param propagation propagation
     * @param own whether it stands on the method itself, rather than on its class or a supertype
     * @param effective whether a transaction opens because of it when the method is called from outside
     * @param notes why, or why not
     */
    public record Declaration(String kind, String propagation, boolean own, boolean effective, List<Note> notes) {
        /** Copies the list so that the declaration is immutable. */
        public Declaration {
            notes = List.copyOf(notes);
        }
    }

    /**
     * How a transaction reaches a method.
     *
     * @param transaction the transaction
     * @param path calls from it to the method; empty if it opens there
     * @param confidence how surely
     * @param held what is held when the method begins
     */
    public record Arrival(TransactionRef transaction, List<PathStep> path, Confidence confidence, HeldState held) {
        /** Copies the list so that the arrival is immutable. */
        public Arrival {
            path = List.copyOf(path);
        }
    }

    /**
     * A call.
     *
     * @param location its place
     * @param callee what is called, in short
     * @param declaration what that was resolved to, as {@code pkg.Type#name(ParamType,…)}
     * @param held the most that is held there by a transaction that reaches it, null if none does
     * @param waits whether it waits itself
     * @param notes what is known of it, and what keeps it from being followed
     * @param targets code that may run because of it
     */
    public record Call(
            SourceLocation location,
            String callee,
            String declaration,
            @Nullable HeldState held,
            boolean waits,
            List<Note> notes,
            List<Target> targets) {
        /** Copies the lists so that the call is immutable. */
        public Call {
            notes = List.copyOf(notes);
            targets = List.copyOf(targets);
        }

        /** Whether there is nothing to say of it but that nothing waits. */
        public boolean isPlain() {
            return !waits
                    && notes.stream().allMatch(note -> note.why() == Why.NO_ROW)
                    && targets.stream().allMatch(Target::isPlain);
        }
    }

    /**
     * Code that may run because of a call.
     *
     * @param place the method; of a lambda the method around it, at the lambda's line
     * @param confidence how surely it runs
     * @param reason why it may, empty for a plain call
     * @param notes what becomes of the transaction, or what keeps the code from being followed
     * @param calls its calls that are worth showing, if they are not deeper than asked for
     */
    public record Target(Place place, Confidence confidence, String reason, List<Note> notes, List<Call> calls) {
        /** Copies the lists so that the target is immutable. */
        public Target {
            notes = List.copyOf(notes);
            calls = List.copyOf(calls);
        }

        /** Whether nothing waits below. */
        public boolean isPlain() {
            return notes.stream().anyMatch(note -> note.why() == Why.NOTHING_WAITS) && calls.isEmpty();
        }
    }

    /**
     * A call that waits.
     *
     * @param sink the call
     * @param path calls from the method in question to it, the waiting call last
     * @param confidence how surely the path is taken
     * @param notes whether it is reported and why
     */
    public record Sink(SinkRef sink, List<PathStep> path, Confidence confidence, List<Note> notes) {
        /** Copies the lists so that the sink is immutable. */
        public Sink {
            path = List.copyOf(path);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Whether a second method or call is reached from the first.
     *
     * @param found ways to it, shortest first; only the first few
     * @param ways how many there are, each to another call
     * @param ends where ways end that one cannot follow: calls that are not understood or run elsewhere, nearest first
     * @param known whether anything of that name is in the program or called by it
     */
    public record Route(List<Sink> found, int ways, List<Call> ends, boolean known) {
        /** Copies the lists so that the route is immutable. */
        public Route {
            found = List.copyOf(found);
            ends = List.copyOf(ends);
        }
    }

    /**
     * A reason.
     *
     * @param why which one
     * @param detail what it is about, such as a catalog row; may be empty
     */
    public record Note(Why why, String detail) {}

    /** Reasons for what is reported and what is not. */
    public enum Why {
        /** A declaration takes effect where the call arrives through the container. */
        BY_PROXY,
        /** A declaration takes effect wherever the call comes from. */
        ALWAYS,
        /** A declaration has no effect: the method is private, static or final. */
        NOT_OVERRIDABLE,
        /** A declaration has no effect: the method is not public. */
        NOT_PUBLIC,
        /** A declaration has no effect: the sources make the object themselves. */
        NOT_MANAGED,
        /** A declaration has no effect: every call of the method is one on {@code this}. */
        SELF_CALLED,
        /** A declaration opens no transaction and keeps no connection. */
        HOLDS_NOTHING,
        /** A catalog row speaks of the call. */
        ROW,
        /** A catalog row says that the call is harmless. */
        HARMLESS_ROW,
        /** A catalog row would speak of the call, but its conditions do not hold. */
        CONDITION,
        /** No catalog row speaks of the library call: it is taken for harmless. */
        NO_ROW,
        /** It is not known what the call does. */
        NOT_UNDERSTOOD,
        /** The function that runs is known to callers only. */
        FUNCTION_OF_CALLER,
        /** It runs on another thread. */
        OTHER_THREAD,
        /** It runs when the transaction has ended. */
        AFTER_COMMIT,
        /** It runs right before the commit. */
        BEFORE_COMMIT,
        /** It suspends the transaction, which stays open. */
        SUSPENDS,
        /** It opens a transaction. */
        OPENS,
        /** It fails because of its propagation. */
        REFUSED,
        /** A declared transaction does not open, as the call does not pass the container. */
        NO_PROXY,
        /** Nothing below waits. */
        NOTHING_WAITS,
        /** It is explained further up. */
        SHOWN_ABOVE,
        /** It lies deeper than was asked for. */
        TOO_DEEP,
        /** It is reported. */
        REPORTED,
        /** It is reported for another transaction, nearer to it. */
        REPORTED_ELSEWHERE,
        /** It is reported to nobody: a comment or annotation silences it. */
        SUPPRESSED,
        /** Its rule is turned off. */
        RULE_OFF,
        /** It is not sure enough. */
        UNSURE,
        /** No transaction reaches it. */
        NO_TRANSACTION,
        /** Nothing is held there. */
        NOTHING_HELD
    }
}
