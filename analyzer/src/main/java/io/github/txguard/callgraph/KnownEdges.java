package io.github.txguard.callgraph;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What calls lead to, once it has been found out: most frames are entered from many transactions, in many states. Bounded, so
 * that memory is; what does not fit is found out again.
 */
final class KnownEdges {
    /** Counted in edges, and one for each call without any. */
    private static final int MAX_EDGES = 400_000;

    private final Map<Frame, Map<Integer, List<CallEdge>>> known = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    List<CallEdge> of(Frame frame, CallSite site, Supplier<List<CallEdge>> finder) {
        Map<Integer, List<CallEdge>> ofFrame = known.get(frame);
        List<CallEdge> edges = ofFrame == null ? null : ofFrame.get(site.site());
        if (edges != null) {
            return edges;
        }
        List<CallEdge> found = List.copyOf(finder.get());
        if (size.get() < MAX_EDGES) {
            known.computeIfAbsent(frame, f -> new ConcurrentHashMap<>(4)).put(site.site(), found);
            size.addAndGet(found.size() + 1);
        }
        return found;
    }
}
