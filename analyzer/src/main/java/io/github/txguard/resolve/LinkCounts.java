package io.github.txguard.resolve;

import java.util.concurrent.atomic.LongAdder;

/** How much of one program was linked. May be used from many threads. */
final class LinkCounts {
    private final LongAdder methods = new LongAdder();
    private final LongAdder sites = new LongAdder();

    /** Counts a method. */
    void add(int itsSites) {
        methods.increment();
        sites.add(itsSites);
    }

    long methods() {
        return methods.sum();
    }

    long sites() {
        return sites.sum();
    }
}
