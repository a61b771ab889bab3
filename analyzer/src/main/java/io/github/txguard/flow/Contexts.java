package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Context;
import io.github.txguard.callgraph.Frame;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contexts in which each piece of code is entered from another. Where functions are handed on and on, their combinations
 * are without number; the nearest ways come first, and what comes after many is entered as if nothing were known but the class
 * of {@code this}.
 */
final class Contexts {
    private static final int MAX_CONTEXTS = 16;

    /** Of a whole program; large applications come to some ten thousand. */
    private static final int MAX_IN_ALL = 20_000;

    private final Map<Step, Set<Context>> bySteps = new LinkedHashMap<>();

    private int count;

    private record Step(@Nullable Code caller, Code callee) {}

    /**
     * The frame, or the one that stands for it and all others that are too many.
     *
     * @param caller code from which it is entered, or null for the beginning of a transaction
     * @param frame what is entered
     */
    Frame admitted(@Nullable Code caller, Frame frame) {
        Context context = frame.context();
        if (!context.knowsFunctions() && context.outer() == null) {
            return frame;
        }
        Set<Context> known = bySteps.computeIfAbsent(new Step(caller, frame.code()), step -> new LinkedHashSet<>());
        if (known.size() < MAX_CONTEXTS && count < MAX_IN_ALL) {
            count += known.add(context) ? 1 : 0;
            return frame;
        }
        return known.contains(context) ? frame : new Frame(frame.code(), Context.of(context.self()));
    }
}
