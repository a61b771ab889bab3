package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import java.util.List;

/**
 * Numbers of ways: the lower, the surer, clearer of other transactions and shorter a way is, in this order. A class is what
 * such a number says of the first two.
 */
final class Rank {
    /** Longer ways are not told apart. */
    static final int MAX_LENGTH = (1 << 24) - 1;

    private static final List<Confidence> CONFIDENCES = List.of(Confidence.values());
    /** Number of classes. */
    static final int CLASSES = CONFIDENCES.size() * 2;

    private Rank() {}

    /**
     * The class of ways.
     *
     * @param confidence how surely they are taken
     * @param through whether another transaction lies between
     */
    @SuppressWarnings("EnumOrdinal") // the surest comes first
    static int classOf(Confidence confidence, boolean through) {
        return confidence.ordinal() * 2 + (through ? 1 : 0);
    }

    /** The class of ways of which one part is of one class, and another of the other. */
    static int and(int one, int other) {
        return Math.max(one >> 1, other >> 1) << 1 | ((one | other) & 1);
    }

    /** The class of a way. */
    static int classOf(int rank) {
        return rank >> 24;
    }

    /** How many calls the way has. */
    static int length(int rank) {
        return rank & MAX_LENGTH;
    }

    /** How surely the way is taken. */
    static Confidence confidence(int rank) {
        return CONFIDENCES.get(rank >> 25);
    }

    /** Whether the way leads through another transaction. */
    static boolean isThrough(int rank) {
        return (rank >> 24 & 1) != 0;
    }

    /**
     * Of a way that goes on.
     *
     * @param rank of the way so far
     * @param more class of what follows
     * @param calls how many calls follow
     */
    static int along(int rank, int more, int calls) {
        return and(rank >> 24, more) << 24 | Math.min((rank & MAX_LENGTH) + calls, MAX_LENGTH);
    }
}
