package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.wiring.Exclusions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every place that some transaction may enter, which is code in a frame and a state, and what leads from one to the next: each
 * frame is looked into once, and each place, however many transactions come by. What does not lead to anything worth reporting
 * is left out.
 */
final class StateGraph {
    private final PlaceExpander expander;
    private final ParallelMap parallel;
    private final Exclusions exclusions;
    private final Contexts contexts = new Contexts();
    private final Map<Frame, FrameNodes> frames = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    /** States that occur, in the order in which they are met. */
    private final List<EntryState> states = new ArrayList<>();
    /** Their places there, plus one, by their numbers. */
    private final int[] known = new int[EntryState.LIMIT];

    /** Number of nodes that are complete. */
    private int complete;

    private final Links links = new Links();
    private final Linker linker = new Linker();

    /**
     * An empty graph.
     *
     * @param expander finds out what leads on from a place
     * @param parallel how to use threads
     * @param exclusions what cannot be so together
     */
    StateGraph(PlaceExpander expander, ParallelMap parallel, Exclusions exclusions) {
        this.expander = expander;
        this.parallel = parallel;
        this.exclusions = exclusions;
    }

    /** A frame, and the places in which it is entered. */
    private static final class FrameNodes {
        private final Frame frame;
        /** Class of the object, if it assumes something of the configuration. */
        private final @Nullable TypeModel assuming;
        /** By the places of their states in the list of these. */
        private @Nullable Node[] places = {};

        private @Nullable FrameCalls calls;
        private List<Occurrence.Hop> hops = List.of();
        /** What is entered along each edge, as far as that was asked. */
        private @Nullable FrameNodes[] callees = {};

        FrameNodes(Frame frame, @Nullable TypeModel assuming) {
            this.frame = frame;
            this.assuming = assuming;
        }

        void expand(FrameCalls found) {
            calls = found;
            hops = found.hops();
            callees = new @Nullable FrameNodes[hops.size()];
        }
    }

    /** A place, or the beginning of a transaction. Complete, and from then on immutable, once its graph is. */
    static final class Node {
        private final int number;
        private final @Nullable FrameNodes frame;
        private final @Nullable EntryState state;
        /** Of the beginning of a transaction. */
        private List<Occurrence.@Nullable Hop> hops = List.of();

        private @Nullable Node atReturn;
        private boolean matters;
        /** What its calls come to, until the graph is complete. */
        private @Nullable Found found;

        private Node(int number, @Nullable FrameNodes frame, @Nullable EntryState state) {
            this.number = number;
            this.frame = frame;
            this.state = state;
        }

        /** Number of the node in its graph. */
        int number() {
            return number;
        }

        /** The frame of a place. */
        Frame frame() {
            if (frame == null) {
                throw new IllegalStateException("a beginning is no place");
            }
            return frame.frame;
        }

        /** The call along an edge, or null where a transaction begins with the code. */
        Occurrence.@Nullable Hop hop(int edge) {
            return frame == null ? hops.get(edge) : frame.hops.get(edge);
        }

        /** Class of the object whose code it is, if there is such an object in some configurations only; null otherwise. */
        @Nullable
        TypeModel assuming() {
            return frame == null ? null : frame.assuming;
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

        private Found found() {
            if (found == null) {
                throw new IllegalStateException("not a new node");
            }
            return found;
        }
    }

    /** What the calls of a node come to. */
    private static final class Found {
        private final int[] targets;
        private final int[] links;
        private final List<Transition> met;

        Found(int[] targets, int[] links, List<Transition> met) {
            this.targets = targets;
            this.links = links;
            this.met = List.copyOf(met);
        }
    }

    /** What leads on from the nodes. */
    Links links() {
        return links;
    }

    /** The node of a number. */
    Node node(int number) {
        return nodes.get(number);
    }

    /** How many nodes there are. */
    int size() {
        return nodes.size();
    }

    /**
     * Adds the beginning of a transaction.
     *
     * @param transitions what happens first
     */
    Node add(List<Transition> transitions) {
        Node node = new Node(nodes.size(), null, null);
        nodes.add(node);
        linker.begin(node);
        transitions.forEach(linker);
        linker.end();
        return node;
    }

    /** Looks into everything that was added, and what follows. */
    void complete() {
        int expanded = complete;
        while (expanded < nodes.size()) {
            int end = nodes.size();
            look(nodes.subList(expanded, end));
            for (int i = expanded; i < end; i++) {
                link(nodes.get(i));
            }
            expanded = end;
        }
        mark();
        for (Node node : nodes.subList(complete, nodes.size())) {
            settle(node);
        }
        complete = nodes.size();
    }

    /** Looks into the frames of places, as far as that was not done before. */
    private void look(List<Node> wave) {
        Set<FrameNodes> unknown = new LinkedHashSet<>();
        for (Node node : wave) {
            if (node.frame != null && node.frame.calls == null) {
                unknown.add(node.frame);
            }
        }
        List<FrameCalls> found = parallel.map(unknown, frame -> expander.calls(frame.frame));
        int next = 0;
        for (FrameNodes frame : unknown) {
            frame.expand(found.get(next++));
        }
    }

    private void link(Node node) {
        if (node.frame != null && node.frame.calls != null && node.state != null) {
            linker.begin(node);
            expander.expand(node.frame.calls, node.state, linker);
            linker.end();
            if (node.frame.calls.lazy() && !node.state.reactive() && !node.state.returning()) {
                node.atReturn = node(node.frame, node.state.atReturn());
            }
        }
    }

    private FrameNodes frame(Frame frame) {
        FrameNodes known = frames.get(frame);
        if (known == null) {
            ReceiverType self = frame.context().self();
            known = new FrameNodes(
                    frame, self != null && self.exact() && exclusions.concern(self.type()) ? self.type() : null);
            frames.put(frame, known);
        }
        return known;
    }

    private Node node(FrameNodes frame, EntryState state) {
        if (known[state.number()] == 0) {
            states.add(state);
            known[state.number()] = states.size();
        }
        int index = known[state.number()] - 1;
        if (index >= frame.places.length) {
            frame.places = Arrays.copyOf(frame.places, index + 1);
        }
        Node place = frame.places[index];
        if (place == null) {
            place = new Node(nodes.size(), frame, states.get(index));
            frame.places[index] = place;
            nodes.add(place);
        }
        return place;
    }

    /**
     * Makes transitions lead to nodes. Of those into the same node only such are kept as are surer, or clearer of other
     * transactions, than the ones before: a walk would take no other.
     */
    private final class Linker implements Consumer<Transition> {
        private Node node = new Node(-1, null, null);
        private @Nullable Code caller;
        private int[] targets = new int[16];
        private int[] links = new int[16];
        private int count;
        private final List<Transition> met = new ArrayList<>();
        private final List<Occurrence.@Nullable Hop> hops = new ArrayList<>();
        /** For each node the last one that was seen to lead there, plus one, and the best class of links from it. */
        private int[] seenFrom = new int[16];

        private int[] best = new int[16];

        void begin(Node from) {
            node = from;
            caller = from.frame == null ? null : from.frame.frame.code();
            count = 0;
            met.clear();
            hops.clear();
        }

        @Override
        public void accept(Transition transition) {
            if (transition instanceof Transition.Enter enter) {
                Node target = node(callee(enter), enter.state());
                if (isBetter(target.number, Rank.classOf(enter.confidence(), enter.through()))) {
                    add(target, enter);
                }
            } else {
                met.add(transition);
            }
        }

        private void add(Node target, Transition.Enter enter) {
            if (count == targets.length) {
                targets = Arrays.copyOf(targets, count * 2);
                links = Arrays.copyOf(links, count * 2);
            }
            targets[count] = target.number;
            links[count++] = Link.of(enter, node.frame == null ? hops.size() : enter.edge());
            if (node.frame == null) {
                hops.add(enter.hop());
            }
        }

        private FrameNodes callee(Transition.Enter enter) {
            if (node.frame == null) {
                return frame(contexts.admitted(null, enter.frame()));
            }
            FrameNodes known = node.frame.callees[enter.edge()];
            if (known == null) {
                known = frame(contexts.admitted(caller, enter.frame()));
                node.frame.callees[enter.edge()] = known;
            }
            return known;
        }

        private boolean isBetter(int target, int rank) {
            if (target >= seenFrom.length) {
                seenFrom = Arrays.copyOf(seenFrom, Math.max(target + 1, seenFrom.length * 2));
                best = Arrays.copyOf(best, seenFrom.length);
            }
            if (seenFrom[target] == node.number + 1 && best[target] <= rank) {
                return false;
            }
            seenFrom[target] = node.number + 1;
            best[target] = rank;
            return true;
        }

        void end() {
            node.found = new Found(Arrays.copyOf(targets, count), Arrays.copyOf(links, count), met);
            if (node.frame == null) {
                node.hops = new ArrayList<>(hops);
            }
        }
    }

    /** Marks nodes with something worth reporting, and all that lead to such. */
    private void mark() {
        int size = nodes.size();
        int[] starts = new int[size - complete + 1];
        for (Node node : nodes.subList(complete, size)) {
            for (int target : node.found().targets) {
                if (target >= complete) {
                    starts[target - complete + 1]++;
                }
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] before = new int[starts[size - complete]];
        int[] ends = starts.clone();
        Deque<Node> work = new ArrayDeque<>();
        for (Node node : nodes.subList(complete, size)) {
            boolean matters = !node.found().met.isEmpty();
            for (int target : node.found().targets) {
                if (target >= complete) {
                    before[ends[target - complete]++] = node.number;
                } else {
                    matters |= nodes.get(target).matters;
                }
            }
            if (matters) {
                node.matters = true;
                work.add(node);
            }
        }
        while (!work.isEmpty()) {
            int node = work.remove().number - complete;
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                Node leading = nodes.get(before[i]);
                if (!leading.matters) {
                    leading.matters = true;
                    work.add(leading);
                }
            }
        }
    }

    /** Keeps the links of a node, but for those into what does not matter. */
    private void settle(Node node) {
        Found found = node.found();
        links.addNode();
        for (int i = 0; i < found.targets.length; i++) {
            Node target = nodes.get(found.targets[i]);
            int link = found.links[i];
            if (target.matters) {
                boolean plain = target.atReturn == null
                        && target.assuming() == null
                        && Link.isCalled(link)
                        && !Link.isOther(link);
                links.add(target.number, link, plain);
            }
        }
        found.met.forEach(links::add);
        node.found = null;
    }
}
