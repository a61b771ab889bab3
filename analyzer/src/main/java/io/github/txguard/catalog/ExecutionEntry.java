package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a function that is handed over, or of the body of a method that carries an annotation.
 *
 * @param id stable identifier
 * @param library library file
 * @param pattern types and members; for callbacks the overridden method, for annotations the annotated method
 * @param mode where and when it runs
 * @param function index of the function argument; -1 the last one; null when every function argument is meant, or none
 * @param repeats whether the function may run many times, once for each of many values
 * @param bus events published on a bus reach listeners of the same bus; null for rows that are about something else
 * @param when conditions of the call or annotation
 * @param note remark
 */
public record ExecutionEntry(
        String id,
        String library,
        ApiPattern pattern,
        Mode mode,
        @Nullable Integer function,
        boolean repeats,
        @Nullable String bus,
        List<When> when,
        String note)
        implements ApiEntry {
    /** Copies the list so that the entry is immutable. */
    public ExecutionEntry {
        when = List.copyOf(when);
    }

    /** Where and when the function runs. */
    public enum Mode {
        /** In place, on the calling thread, inside the transaction. */
        INSIDE,
        /** On another thread, outside the transaction. */
        ELSEWHERE,
        /** When the transaction is about to commit, on the same thread and inside the transaction. */
        BEFORE_COMMIT,
        /** After commit, on the same thread, with the connection still held. */
        AFTER_HELD,
        /** The callback object's own methods decide (registerSynchronization): see the rows of its type. */
        LATER,
        /** Like {@link #LATER}, but what runs after the transaction runs without its connection. */
        LATER_RELEASED,
        /** The caller waits here for work done elsewhere. */
        WAITS,
        /** Not before a terminal call. */
        LAZY,
        /** In place or elsewhere, undecided. */
        MAYBE,
        /** Publishes an event to listeners. */
        PUBLISH,
        /**
         * Publishes the events that its argument has collected. Says nothing of functions; a call has such a row beside another
         * one of this role.
         */
        PUBLISH_COLLECTED,
        /** Collects an event until the object that does is handed to a call which publishes what was collected. */
        COLLECT,
        /** Passes what is to be done on to whichever listener of the bus is meant, such as a request to its handler. */
        PASS,
        /** Knowledge without effect on the analysis. */
        REFERENCE
    }
}
