package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that may wait for something other than the database.
 *
 * @param id stable identifier
 * @param library library file
 * @param pattern types and members
 * @param kind class of sink: http, rpc, cloud, saas, mail, messaging, cache, nosql, wait, file, process, report, net,
 *     console, lock, crypto
 * @param mode how the call waits
 * @param severity severity that differs from the kind's, or null
 * @param timeout default time limit in words, or null when unknown
 * @param when conditions of the call, all of which must hold for the row to apply
 * @param note remark
 */
public record BlockingEntry(
        String id,
        String library,
        ApiPattern pattern,
        String kind,
        Mode mode,
        @Nullable String severity,
        @Nullable String timeout,
        List<When> when,
        String note)
        implements ApiEntry {
    /** Copies the list so that the entry is immutable. */
    public BlockingEntry {
        when = List.copyOf(when);
    }

    /** How a call waits. */
    public enum Mode {
        /** Waits on the calling thread. */
        BLOCK,
        /** Waits for another thread, a future or a lock. */
        WAIT,
        /** Starts a remote effect and returns at once: only possibly a wait. What may block until it is taken is BLOCK. */
        SEND,
        /** Nothing happens yet; excluded. */
        LAZY,
        /** Depends on what stands behind the receiver or an argument: a finding only where {@code when} proves it. */
        COND,
        /** Runs a function, again if it fails, and sleeps on this thread between attempts. */
        INSIDE,
        /** Burns processor time. */
        CPU,
        /** Harmless; listed so that a broader row does not catch it. */
        CHEAP,
        /** Every call on the type (or on methods carrying the annotation) blocks. */
        MARKER,
        /** Knowledge without effect on the analysis. */
        REFERENCE
    }
}
