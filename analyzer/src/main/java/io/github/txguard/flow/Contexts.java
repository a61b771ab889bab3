package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Context;
import io.github.txguard.callgraph.Frame;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The contexts in which one walk enters each piece of code. Where functions are handed on and on, their combinations are
 * without number; the surest and shortest ways come first, and what comes after many is entered as if nothing were known but
 * the class of {@code this}.
 */
final class Contexts {
    private static final int MAX_CONTEXTS = 48;

    private final Map<Code, Set<Context>> byCode = new LinkedHashMap<>();

    /** The frame, or the one that stands for it and all others that are too many. */
    Frame admitted(Frame frame) {
        Context context = frame.context();
        if (!context.knowsFunctions() && context.outer() == null) {
            return frame;
        }
        Set<Context> known = byCode.computeIfAbsent(frame.code(), c -> new LinkedHashSet<>());
        if (known.size() < MAX_CONTEXTS) {
            known.add(context);
            return frame;
        }
        return known.contains(context) ? frame : new Frame(frame.code(), Context.of(context.self()));
    }
}
