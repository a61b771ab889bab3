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
 * @param object the object that {@code this} is, if it is known where it was created and that matters, or null
 * @param anyCaller whether parameters that are not bound stand for whatever any caller hands over
 */
public record Context(
        @Nullable ReceiverType self,
        Map<Integer, List<FunctionValue>> bindings,
        @Nullable Frame outer,
        FunctionValue.@Nullable Instance object,
        boolean anyCaller) {
    /** Contexts nested deeper than this are forgotten, which bounds their number in recursive code. */
    static final int MAX_DEPTH = 4;

    /** Nothing is known. */
    public static final Context UNKNOWN = new Context(null, Map.of(), null);

    /** Keeps the bindings in the order of slots. */
    public Context {
        bindings = bindings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(bindings));
    }

    /**
     * Nothing is known of the object.
     *
     * @param self class of {@code this}, or null
     * @param bindings functions that parameters stand for, by slot
     * @param outer frame that created the object, or null
     */
    public Context(@Nullable ReceiverType self, Map<Integer, List<FunctionValue>> bindings, @Nullable Frame outer) {
        this(self, bindings, outer, null, false);
    }

    /** The same with parameters bound, too. */
    Context with(Map<Integer, List<FunctionValue>> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<Integer, List<FunctionValue>> all = new TreeMap<>(bindings);
        all.putAll(more);
        return new Context(self, all, outer, object, anyCaller).bounded();
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
        return !bindings.isEmpty()
                || object != null
                || (outer != null && outer.context().knowsFunctions());
    }

    /** The same without bindings, if they are nested too deeply. */
    Context bounded() {
        return depth() > MAX_DEPTH ? new Context(self, Map.of(), null, null, anyCaller) : this;
    }

    private int depth() {
        int deepest = outer == null ? 0 : outer.context().depth();
        if (object != null) {
            deepest = Math.max(deepest, object.depth());
        }
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
