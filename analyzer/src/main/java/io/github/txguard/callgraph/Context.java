package io.github.txguard.callgraph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a piece of code is entered.
 *
 * @param self class of {@code this}, or null in static code and where nothing is known
 * @param bindings functions that parameters stand for, by slot; parameters that are not bound are missing
 * @param outer for code of an anonymous or local class the frame that created the object, or null
 */
public record Context(
        @Nullable ReceiverType self,
        Map<Integer, List<FunctionValue>> bindings,
        @Nullable Frame outer) {
    /** Contexts nested deeper than this are forgotten, which bounds their number in recursive code. */
    static final int MAX_DEPTH = 4;

    /** Nothing is known. */
    public static final Context UNKNOWN = new Context(null, Map.of(), null);

    /** Keeps the bindings in the order of slots. */
    public Context {
        bindings = bindings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(bindings));
    }

    /**
     * Only the class of {@code this} is known.
     *
     * @param self class of {@code this}, or null
     */
    public static Context of(@Nullable ReceiverType self) {
        return self == null ? UNKNOWN : new Context(self, Map.of(), null);
    }

    /** Whether some function is known that the code may run, its own or one of the code around it. */
    public boolean knowsFunctions() {
        return !bindings.isEmpty() || (outer != null && outer.context().knowsFunctions());
    }

    /** The same without bindings, if they are nested too deeply. */
    Context bounded() {
        return depth() > MAX_DEPTH ? new Context(self, Map.of(), null) : this;
    }

    private int depth() {
        int deepest = outer == null ? 0 : outer.context().depth();
        for (List<FunctionValue> values : bindings.values()) {
            for (FunctionValue value : values) {
                deepest = Math.max(deepest, value.depth());
            }
        }
        return deepest + 1;
    }

    /** How many contexts are nested in a captured one. */
    static int depthOf(Context captured) {
        return captured.depth();
    }
}
