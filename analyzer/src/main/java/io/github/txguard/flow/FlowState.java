package io.github.txguard.flow;

import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be the case at a point of a piece of code, seen from its entry.
 *
 * @param touched whether a statement may have run since the entry
 * @param open transactions that this code may have begun and not ended, by the site of the opening call
 * @param ended families of transactions, begun by somebody else, that this code has ended on every way to here
 */
record FlowState(boolean touched, SortedMap<Integer, Open> open, SortedSet<String> ended) {
    static final FlowState ENTRY = new FlowState(false, new TreeMap<>(), new TreeSet<>());

    FlowState {
        open = Collections.unmodifiableSortedMap(open);
        ended = Collections.unmodifiableSortedSet(ended);
    }

    /**
     * A transaction begun here.
     *
     * @param entry row of the API that began it
     * @param phase how far it is
     * @param handle variable on which it was begun, or null when it was begun in another way
     */
    record Open(TransactionEntry entry, Phase phase, Expr.@Nullable Local handle) {}

    /** What may be the case where two ways meet; null stands for a way that is not taken. */
    static @Nullable FlowState join(@Nullable FlowState a, @Nullable FlowState b) {
        if (a == null || b == null || a.equals(b)) {
            return a == null ? b : a;
        }
        SortedMap<Integer, Open> open = new TreeMap<>(a.open);
        b.open.forEach((site, state) ->
                open.merge(site, state, (x, y) -> new Open(x.entry(), x.phase().or(y.phase()), x.handle())));
        SortedSet<String> ended = new TreeSet<>(a.ended);
        ended.retainAll(b.ended);
        return new FlowState(a.touched || b.touched, open, ended);
    }

    /** Like {@link #join} where both ways are taken. */
    static FlowState joinBoth(FlowState a, FlowState b) {
        FlowState joined = join(a, b);
        return joined == null ? a : joined;
    }

    /** After a statement has run. */
    FlowState touch() {
        SortedMap<Integer, Open> touched = new TreeMap<>();
        open.forEach((site, state) -> touched.put(site, new Open(state.entry(), Phase.OPEN, state.handle())));
        return new FlowState(true, touched, ended);
    }

    /** After a transaction was begun at a site. */
    FlowState begin(int site, Open begun) {
        SortedMap<Integer, Open> more = new TreeMap<>(open);
        more.put(site, begun);
        return new FlowState(touched, more, ended);
    }

    /** After the transactions of a family were ended, or those on one variable if both sides name one. */
    FlowState end(String family, Phase leaves, Expr.@Nullable Local handle) {
        SortedMap<Integer, Open> left = new TreeMap<>();
        boolean any = false;
        for (var entry : open.entrySet()) {
            Open state = entry.getValue();
            boolean other = handle != null && state.handle() != null && !handle.equals(state.handle());
            if (other || !state.entry().family().equals(family)) {
                left.put(entry.getKey(), state);
                continue;
            }
            any = true;
            if (leaves != Phase.NONE) {
                left.put(entry.getKey(), new Open(state.entry(), leaves, state.handle()));
            }
        }
        SortedSet<String> more = new TreeSet<>(ended);
        if (!any) {
            more.add(family);
        }
        return new FlowState(touched, left, more);
    }

    /** Without the transactions that the other state no longer has, and no further than they are there. */
    FlowState reducedTo(FlowState other) {
        SortedMap<Integer, Open> kept = new TreeMap<>();
        open.forEach((site, state) -> {
            Open there = other.open.get(site);
            if (there != null) {
                kept.put(site, there.phase().compareTo(state.phase()) < 0 ? there : state);
            }
        });
        return new FlowState(touched, kept, other.ended);
    }
}
