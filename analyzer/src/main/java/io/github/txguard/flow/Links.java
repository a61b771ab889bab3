package io.github.txguard.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What leads on from the nodes of a {@link StateGraph}, and what is met there. Walks go through all of it again and again, so it
 * lies close together.
 */
final class Links {
    /** For each node the place of its first link; one more for the end. */
    private int[] begins = new int[16];

    private int nodes;
    /** Numbers of nodes, or of what is met; less one and negative where {@link #isPlain} says no. */
    private int[] targets = new int[16];

    private int[] links = new int[16];
    private int count;
    private final List<Transition> met = new ArrayList<>();

    /** Adds a node; what is added next belongs to it. */
    void addNode() {
        nodes++;
        if (nodes == begins.length) {
            begins = Arrays.copyOf(begins, nodes * 2);
        }
        begins[nodes] = count;
    }

    /**
     * Adds a link.
     *
     * @param target number of the node where it leads
     * @param link see {@link Link}
     * @param plain whether it leads there by a call, whatever transaction and way it is
     */
    void add(int target, int link, boolean plain) {
        if (count == targets.length) {
            targets = Arrays.copyOf(targets, count * 2);
            links = Arrays.copyOf(links, count * 2);
        }
        targets[count] = plain ? target : -1 - target;
        links[count++] = link;
        begins[nodes] = count;
    }

    /** Adds what is met. */
    void add(Transition transition) {
        add(met.size(), Link.MET, false);
        met.add(transition);
    }

    /** Place of the first link of a node. */
    int begin(int node) {
        return begins[node];
    }

    /** Place behind the last link of a node. */
    int end(int node) {
        return begins[node + 1];
    }

    /** Whether a link leads to its target by a call, whatever transaction and way it is. */
    boolean isPlain(int place) {
        return targets[place] >= 0;
    }

    /** Number of the node where a link leads. */
    int target(int place) {
        return Math.max(targets[place], -1 - targets[place]);
    }

    /** How it leads there, see {@link Link}. */
    int link(int place) {
        return links[place];
    }

    /** What is met at a place whose link says so. */
    Transition met(int place) {
        return met.get(target(place));
    }
}
