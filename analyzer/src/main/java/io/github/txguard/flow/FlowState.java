package io.github.txguard.flow;

import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What may be the case at a point of a piece of code, seen from its entry.
 *
 * @param statements what statements have done since the entry
 * @param open transactions that this code may have begun and not ended, and connections that it may have taken and not given
 *     back, by the site of the opening call
 * @param ended families of transactions, begun by somebody else, that this code has ended on every way to here
 */
record FlowState(Statements statements, SortedMap<Integer, Open> open, SortedSet<String> ended) {
    static final FlowState ENTRY = new FlowState(Statements.NONE, new TreeMap<>(), new TreeSet<>());

    FlowState {
        open = Collections.unmodifiableSortedMap(open);
        ended = Collections.unmodifiableSortedSet(ended);
    }

    /**
     * A transaction begun here, or a connection taken here.
     *
     * @param entry row of the API that began it
     * @param phase how far it is
     * @param over whether it has ended, so that statements commit by themselves
     * @param statements what statements have done in it
     * @param handle variable that holds its connection, or null when that is not known
     */
    record Open(TransactionEntry entry, Phase phase, boolean over, Statements statements, Expr.@Nullable Local handle) {
        /** A transaction that was begun, or a connection that was taken, just now. */
        static Open begun(TransactionEntry entry, Expr.@Nullable Local handle) {
            return new Open(entry, Phase.of(entry.begins()), false, Statements.NONE, handle);
        }

        /** Whether it is a transaction. */
        boolean isTransaction() {
            return entry.mode() == TransactionEntry.Mode.BEGIN && !over;
        }

        private Open run(boolean binds, boolean reads) {
            Phase now = isTransaction() ? Phase.OPEN : Phase.HELD;
            return new Open(entry, now, over, statements.run(binds, reads), handle);
        }

        private Open write(DatabaseEntry.Writes writes) {
            return new Open(entry, phase, over, statements.write(writes), handle);
        }

        private Open join(Open other) {
            return new Open(
                    entry, phase.or(other.phase), over && other.over, statements.join(other.statements), handle);
        }

        /** After a call that ends it; null if nothing is left. */
        private @Nullable Open end(TransactionEntry ending) {
            boolean stays = ending.ending() == TransactionEntry.Ending.IF_WRITTEN && !statements.changed();
            Phase leaves = Phase.of(ending.leaves());
            if (stays || leaves == Phase.NONE) {
                return stays ? this : null;
            }
            Phase kept = isTransaction() || phase != Phase.NONE ? leaves : Phase.NONE;
            boolean autoCommit = ending.ending() == TransactionEntry.Ending.AUTO_COMMIT;
            return new Open(entry, kept, over || autoCommit, Statements.NONE, handle);
        }

        private boolean isOf(String family, Expr.@Nullable Local variable) {
            boolean other = variable != null && handle != null && !variable.equals(handle);
            return !other && entry.family().equals(family);
        }
    }

    /** What may be the case where two ways meet; null stands for a way that is not taken. */
    static @Nullable FlowState join(@Nullable FlowState a, @Nullable FlowState b) {
        if (a == null || b == null || a.equals(b)) {
            return a == null ? b : a;
        }
        SortedMap<Integer, Open> open = new TreeMap<>(a.open);
        b.open.forEach((site, state) -> open.merge(site, state, Open::join));
        SortedSet<String> ended = new TreeSet<>(a.ended);
        ended.retainAll(b.ended);
        return new FlowState(a.statements.join(b.statements), open, ended);
    }

    /** Like {@link #join} where both ways are taken. */
    static FlowState joinBoth(FlowState a, FlowState b) {
        FlowState joined = join(a, b);
        return joined == null ? a : joined;
    }

    /** After a call that may run a statement, and only reads or may write. */
    FlowState run(boolean binds, boolean reads) {
        return new FlowState(statements.run(binds, reads), each(state -> state.run(binds, reads)), ended);
    }

    /** After a call that certainly writes as its row says. */
    FlowState write(DatabaseEntry.Writes writes) {
        return writes == DatabaseEntry.Writes.NO
                ? this
                : new FlowState(statements.write(writes), each(state -> state.write(writes)), ended);
    }

    private SortedMap<Integer, Open> each(UnaryOperator<Open> change) {
        SortedMap<Integer, Open> changed = new TreeMap<>();
        open.forEach((site, state) -> changed.put(site, change.apply(state)));
        return changed;
    }

    /** After a transaction was begun at a site: what was held on its connection is part of it from now on. */
    FlowState begin(int site, Open begun) {
        SortedMap<Integer, Open> more = new TreeMap<>();
        open.forEach((at, state) -> {
            boolean taken = begun.isTransaction()
                    && !state.isTransaction()
                    && state.isOf(begun.entry().family(), begun.handle());
            if (!taken) {
                more.put(at, state);
            }
        });
        more.put(site, begun);
        return new FlowState(statements, more, ended);
    }

    /** After a call that ends the transactions of its family, or those on one variable if both sides name one. */
    FlowState end(TransactionEntry ending, Expr.@Nullable Local handle) {
        return end(ending.family(), handle, state -> state.end(ending));
    }

    /** After the transactions of a family were ended, and their connections given back. */
    FlowState end(String family) {
        return end(family, null, state -> null);
    }

    private FlowState end(String family, Expr.@Nullable Local handle, Function<Open, @Nullable Open> change) {
        SortedMap<Integer, Open> left = new TreeMap<>();
        boolean any = false;
        for (var entry : open.entrySet()) {
            Open state = entry.getValue();
            boolean concerned = state.isOf(family, handle);
            any |= concerned;
            Open after = concerned ? change.apply(state) : state;
            if (after != null) {
                left.put(entry.getKey(), after);
            }
        }
        SortedSet<String> more = new TreeSet<>(ended);
        if (!any) {
            more.add(family);
        }
        return new FlowState(statements, left, more);
    }

    /** As if the opening call at a site had failed. */
    FlowState without(int site) {
        SortedMap<Integer, Open> left = new TreeMap<>(open);
        left.remove(site);
        return new FlowState(statements, left, ended);
    }

    /** With nothing open but what passes a test. */
    FlowState handedOut(Predicate<Open> test) {
        SortedMap<Integer, Open> kept = new TreeMap<>();
        open.forEach((site, state) -> {
            if (test.test(state)) {
                kept.put(site, state);
            }
        });
        return new FlowState(statements, kept, ended);
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
        return new FlowState(statements, kept, other.ended);
    }
}
