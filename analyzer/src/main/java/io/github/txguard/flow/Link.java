package io.github.txguard.flow;

/** How one node of a {@link StateGraph} leads into another, in the bits of a number: large programs have millions of them. */
final class Link {
    /** Leads nowhere: something is met here. */
    static final int MET = 1 << 3;

    private static final int CLASS = 7;
    private static final int OTHER = 1 << 4;
    private static final int COVERED = 1 << 5;
    private static final int UNCALLED = 1 << 6;
    private static final int EDGE_SHIFT = 7;

    private Link() {}

    /**
     * A link.
     *
     * @param enter what is entered, and how
     * @param edge number of the edge, by which the node knows the call
     */
    static int of(Transition.Enter enter, int edge) {
        int link = Rank.classOf(enter.confidence(), enter.through()) | edge << EDGE_SHIFT;
        link |= enter.scope() == Transition.OtherScope.NONE ? 0 : OTHER;
        link |= enter.scope() == Transition.OtherScope.COVERS ? COVERED : 0;
        return enter.hop() == null ? link | UNCALLED : link;
    }

    /** The class of ways that consist of it alone. */
    static int classOf(int link) {
        return link & CLASS;
    }

    /** Whether nothing is entered: something is met. */
    static boolean isMet(int link) {
        return (link & MET) != 0;
    }

    /** Whether the code is entered by a call, and not because a transaction begins with it. */
    static boolean isCalled(int link) {
        return (link & UNCALLED) == 0;
    }

    /** Whether the code that is entered is declared to be a transaction itself. */
    static boolean isOther(int link) {
        return (link & OTHER) != 0;
    }

    /** Whether whatever follows also follows, as surely and with as much held, where that transaction begins by itself. */
    static boolean isCovered(int link) {
        return (link & COVERED) != 0;
    }

    /** Number of the edge. */
    static int edge(int link) {
        return link >>> EDGE_SHIFT;
    }
}
