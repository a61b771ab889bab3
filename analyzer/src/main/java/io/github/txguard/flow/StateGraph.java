package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every place that some transaction may enter, and what leads from one to the next: each is looked into once, however many
 * transactions come by. What does not lead to anything worth reporting is left out.
 */
final class StateGraph {
    private final PlaceExpander expander;
    private final ParallelMap parallel;
    private final Contexts contexts = new Contexts();
    private final Map<Place, Node> nodes = new LinkedHashMap<>();
    /** Made since the graph was last completed, in their order. */
    private final List<Node> fresh = new ArrayList<>();

    private int count;

    StateGraph(PlaceExpander expander, ParallelMap parallel) {
        this.expander = expander;
        this.parallel = parallel;
    }

    /** A place, or the beginning of a transaction. Complete, and from then on immutable, once its graph is. */
    static final class Node {
        private final int number;
        private final @Nullable Place place;
        private List<Transition> transitions = List.of();
        /** For each transition that enters a place, that place. */
        private @Nullable Node[] targets = {};

        private @Nullable Node atReturn;
        private boolean matters;

        private Node(int number, @Nullable Place place) {
            this.number = number;
            this.place = place;
        }

        /** Number of the node in its graph. */
        int number() {
            return number;
        }

        /** The place, or null for the beginning of a transaction. */
        @Nullable
        Place place() {
            return place;
        }

        /** What its calls come to. */
        List<Transition> transitions() {
            return transitions;
        }

        /** The place that a transition enters; null if it enters none. */
        @Nullable
        Node target(int transition) {
            return targets[transition];
        }

        /** The same place where the transaction ends with its code. */
        Node atReturn() {
            return atReturn == null ? this : atReturn;
        }

        /** Whether the code returns something of which calls run only when it is used. */
        boolean returnsLazily() {
            return atReturn != null;
        }

        /** Whether anything worth reporting may follow. */
        boolean matters() {
            return matters;
        }
    }

    /**
     * Adds the beginning of a transaction.
     *
     * @param transitions what happens first
     */
    Node add(List<Transition> transitions) {
        Node node = new Node(count++, null);
        fresh.add(node);
        link(node, transitions);
        return node;
    }

    /** Looks into everything that was added, and what follows. */
    void complete() {
        int expanded = 0;
        while (expanded < fresh.size()) {
            List<Node> wave = new ArrayList<>();
            for (Node node : fresh.subList(expanded, fresh.size())) {
                if (node.place != null) {
                    wave.add(node);
                }
            }
            expanded = fresh.size();
            List<PlaceExpander.Expansion> expansions = parallel.map(wave, node -> expander.expand(place(node)));
            for (int i = 0; i < wave.size(); i++) {
                Node node = wave.get(i);
                link(node, expansions.get(i).transitions());
                if (expansions.get(i).lazy() && !place(node).returning()) {
                    node.atReturn = node(place(node).atReturn());
                }
            }
        }
        mark(fresh);
        fresh.forEach(StateGraph::shorten);
        fresh.clear();
    }

    private static Place place(Node node) {
        Place place = node.place;
        if (place == null) {
            throw new IllegalStateException("a beginning is no place");
        }
        return place;
    }

    /**
     * Makes transitions lead to nodes. Of those into the same node only such are kept as are surer, or clearer of other
     * transactions, than the ones before: a walk would take no other.
     */
    private void link(Node node, List<Transition> transitions) {
        Code caller = node.place == null ? null : node.place.frame().code();
        List<Transition> kept = new ArrayList<>(transitions.size());
        List<@Nullable Node> targets = new ArrayList<>(transitions.size());
        Map<Node, Integer> best = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            if (transition instanceof Transition.Enter enter) {
                Place place = enter.target();
                Node target = node(place.in(contexts.admitted(caller, place.frame())));
                int rank = enter.rank();
                if (best.getOrDefault(target, Integer.MAX_VALUE) > rank) {
                    best.put(target, rank);
                    kept.add(enter.into(place(target)));
                    targets.add(target);
                }
            } else {
                kept.add(transition);
                targets.add(null);
            }
        }
        node.transitions = List.copyOf(kept);
        node.targets = targets.toArray(new @Nullable Node[0]);
    }

    private Node node(Place place) {
        Node known = nodes.get(place);
        if (known == null) {
            known = new Node(count++, place);
            nodes.put(place, known);
            fresh.add(known);
        }
        return known;
    }

    /** Marks nodes with something worth reporting, and all that lead to such. */
    private static void mark(List<Node> made) {
        Map<Node, List<Node>> before = new LinkedHashMap<>();
        Deque<Node> work = new ArrayDeque<>();
        for (Node node : made) {
            boolean matters = false;
            for (int i = 0; i < node.targets.length; i++) {
                Node target = node.targets[i];
                if (target == null || target.matters) {
                    matters = true;
                } else {
                    before.computeIfAbsent(target, t -> new ArrayList<>(4)).add(node);
                }
            }
            if (matters) {
                work.add(node);
            }
        }
        while (!work.isEmpty()) {
            Node node = work.remove();
            if (!node.matters) {
                node.matters = true;
                work.addAll(before.getOrDefault(node, List.of()));
            }
        }
    }

    /** Forgets transitions into what does not matter. */
    private static void shorten(Node node) {
        int kept = 0;
        for (Node target : node.targets) {
            kept += target == null || target.matters ? 1 : 0;
        }
        if (kept == node.targets.length) {
            return;
        }
        List<Transition> transitions = new ArrayList<>(kept);
        @Nullable Node[] targets = new @Nullable Node[kept];
        for (int i = 0; i < node.targets.length; i++) {
            Node target = node.targets[i];
            if (target == null || target.matters) {
                targets[transitions.size()] = target;
                transitions.add(node.transitions.get(i));
            }
        }
        node.transitions = List.copyOf(transitions);
        node.targets = targets;
    }
}
