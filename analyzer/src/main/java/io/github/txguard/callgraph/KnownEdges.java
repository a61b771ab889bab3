package io.github.txguard.callgraph;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What calls lead to, once it has been found out: most frames are entered from many transactions, in many states. Bounded, so
 * that memory is; what does not fit is found out again.
 */
final class KnownEdges {
    /** Counted in edges, and one for each call without any. */
    private static final int MAX_EDGES = 400_000;

    private final Map<Frame, AtomicReferenceArray<@Nullable List<CallEdge>>> known = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /** What the call leads to; null if that is not known yet. */
    @Nullable
    List<CallEdge> of(Frame frame, CallSite site) {
        AtomicReferenceArray<@Nullable List<CallEdge>> ofFrame = known.get(frame);
        return ofFrame == null ? null : ofFrame.get(site.site());
    }

    List<CallEdge> keep(Frame frame, CallSite site, List<CallEdge> edges) {
        List<CallEdge> found = List.copyOf(edges);
        if (size.get() < MAX_EDGES) {
            AtomicReferenceArray<@Nullable List<CallEdge>> ofFrame = known.get(frame);
            if (ofFrame == null) {
                AtomicReferenceArray<@Nullable List<CallEdge>> made =
                        new AtomicReferenceArray<>(frame.code().method().sites());
                ofFrame = known.putIfAbsent(frame, made);
                ofFrame = ofFrame == null ? made : ofFrame;
            }
            ofFrame.set(site.site(), found);
            size.addAndGet(found.size() + 1);
        }
        return found;
    }
}
