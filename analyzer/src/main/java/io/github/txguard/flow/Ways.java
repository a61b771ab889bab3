package io.github.txguard.flow;

import io.github.txguard.wiring.Assumptions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ways of a walk, by numbers in the order in which they are found; 0 is the beginning. They wait until it is their turn:
 * lower {@link Rank}s come first, and of one rank the one that was found first. A way never leads on to one of a lower rank. Used
 * for one walk after another, so that a short walk costs little, however large the program is.
 */
final class Ways {
    private static final int VISITED = -1;

    private int[] nodes = new int[64];
    private int[] before = new int[64];
    private int[] links = new int[64];
    private int[] ranks = new int[64];
    private Assumptions[] assumed = new Assumptions[64];
    private int count;

    /** By class and length the first and the last way that waits; chained by the next one. 0 is none. */
    private final int[][] first = new int[Rank.CLASSES][16];

    private final int[][] last = new int[Rank.CLASSES][16];
    private int[] next = new int[64];
    private final int[] longest = new int[Rank.CLASSES];
    private int currentClass;
    private int currentLength;

    /** For each node the rank of the best way there, plus one, 0 if there is none, or that it was visited. */
    private int[] best = new int[0];

    /** Nodes that were visited under assumptions. */
    private final Set<Visited.Assuming> assuming = new LinkedHashSet<>();

    /**
     * Begins a walk.
     *
     * @param size number of nodes
     * @param start node where it begins
     * @param rank rank of the way that led there
     * @param assumptions what must be so
     */
    void begin(int size, int start, int rank, Assumptions assumptions) {
        for (int way = 0; way < count; way++) {
            best[nodes[way]] = 0;
        }
        if (best.length < size) {
            best = new int[size];
        }
        count = 0;
        assuming.clear();
        Arrays.fill(longest, -1);
        currentClass = 0;
        currentLength = 0;
        append(start, 0, 0, rank, assumptions);
    }

    private int append(int node, int from, int link, int rank, Assumptions assumptions) {
        int way = count++;
        if (way == nodes.length) {
            int room = way * 2;
            nodes = Arrays.copyOf(nodes, room);
            before = Arrays.copyOf(before, room);
            links = Arrays.copyOf(links, room);
            ranks = Arrays.copyOf(ranks, room);
            next = Arrays.copyOf(next, room);
            assumed = Arrays.copyOf(assumed, room);
        }
        nodes[way] = node;
        before[way] = from;
        links[way] = link;
        ranks[way] = rank;
        assumed[way] = assumptions;
        return way;
    }

    /**
     * Adds a way that is gone on with when it is its turn, unless one to the same node was gone, or is better and waits.
     *
     * @param node where it leads
     * @param from the way before
     * @param link last link, see {@link Link}
     * @param rank rank of the way
     * @param assumptions what must be so
     */
    void add(int node, int from, int link, int rank, Assumptions assumptions) {
        if (assumptions.equals(Assumptions.NONE)) {
            if (best[node] != 0 && best[node] <= rank + 1) {
                return;
            }
            best[node] = rank + 1;
        } else if (isVisited(node) || assuming.contains(new Visited.Assuming(node, assumptions))) {
            return;
        }
        enqueue(append(node, from, link, rank, assumptions), rank);
    }

    private void enqueue(int way, int rank) {
        int length = Rank.length(rank);
        int of = Rank.classOf(rank);
        if (length >= first[of].length) {
            int room = Math.max(length + 1, first[of].length * 2);
            first[of] = Arrays.copyOf(first[of], room);
            last[of] = Arrays.copyOf(last[of], room);
        }
        next[way] = 0;
        if (first[of][length] == 0) {
            first[of][length] = way;
        } else {
            next[last[of][length]] = way;
        }
        last[of][length] = way;
        longest[of] = Math.max(longest[of], length);
    }

    /** Takes the next way that waits, if it leads to where none has led before; 0 if there are no more. */
    int next() {
        for (int way = dequeue(); way != 0; way = dequeue()) {
            if (visit(nodes[way], assumed[way])) {
                return way;
            }
        }
        return 0;
    }

    private int dequeue() {
        while (currentClass < Rank.CLASSES) {
            while (currentLength <= longest[currentClass]) {
                int way = first[currentClass][currentLength];
                if (way != 0) {
                    first[currentClass][currentLength] = next[way];
                    return way;
                }
                currentLength++;
            }
            currentClass++;
            currentLength = 0;
        }
        return 0;
    }

    /** Visits a node; false if it was visited before, or was without assuming anything, which leads to all that follows now. */
    private boolean visit(int node, Assumptions assumptions) {
        if (isVisited(node)) {
            return false;
        }
        if (!assumptions.equals(Assumptions.NONE)) {
            return assuming.add(new Visited.Assuming(node, assumptions));
        }
        best[node] = VISITED;
        return true;
    }

    /** Whether the node was visited without assuming anything. */
    boolean isVisited(int node) {
        return best[node] == VISITED;
    }

    /** Where a way leads. */
    int node(int way) {
        return nodes[way];
    }

    /** The way but for its last link. */
    int before(int way) {
        return before[way];
    }

    /** Its last link. */
    int link(int way) {
        return links[way];
    }

    /** Its rank. */
    int rank(int way) {
        return ranks[way];
    }

    /** What must be so for it to be taken. */
    Assumptions assumed(int way) {
        return assumed[way];
    }

    /** What was visited so far. */
    Visited visited() {
        BitSet unassuming = new BitSet();
        for (int way = 1; way < count; way++) {
            if (isVisited(nodes[way])) {
                unassuming.set(nodes[way]);
            }
        }
        return new Visited(unassuming, assuming);
    }
}
