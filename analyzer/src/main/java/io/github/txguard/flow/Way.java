package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.wiring.Assumptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a walk from a transaction came to a place.
 *
 * @param before the way but for its last hop, or null where it begins
 * @param hop last hop, or null where it begins
 * @param confidence how surely a program takes the way
 * @param through whether it leads through another transaction
 * @param length number of hops
 * @param assumed what must be so of the configuration
 */
record Way(
        @Nullable Way before,
        Occurrence.@Nullable Hop hop,
        Confidence confidence,
        boolean through,
        int length,
        Assumptions assumed) {
    private static final int MAX_LENGTH = (1 << 24) - 1;

    /** A number that is the lower the surer, clearer of other transactions and shorter a way is, in this order. */
    @SuppressWarnings("EnumOrdinal") // the surest comes first
    int rank() {
        return (confidence.ordinal() * 2 + (through ? 1 : 0)) << 24 | Math.min(length, MAX_LENGTH);
    }

    /** The beginning of a way. */
    static Way from(Assumptions assumed) {
        return new Way(null, null, Confidence.CERTAIN, false, 0, assumed);
    }

    Way then(Occurrence.Hop next) {
        return new Way(this, next, confidence, through, length + 1, assumed);
    }

    /**
     * The way, gone on.
     *
     * @param sure how surely the program goes on like this
     * @param other whether it goes on through another transaction
     * @param next the next hop, or null if there is none
     * @param more what must be so of the configuration for the whole way
     */
    Way along(Confidence sure, boolean other, Occurrence.@Nullable Hop next, Assumptions more) {
        return next == null
                ? new Way(before, hop, confidence.and(sure), through || other, length, more)
                : new Way(this, next, confidence.and(sure), through || other, length + 1, more);
    }

    /** The calls of the way, outermost first. */
    List<Occurrence.Hop> hops() {
        Deque<Occurrence.Hop> hops = new ArrayDeque<>();
        for (Way way = this; way != null && way.hop() != null; way = way.before()) {
            hops.addFirst(way.hop());
        }
        return new ArrayList<>(hops);
    }
}
