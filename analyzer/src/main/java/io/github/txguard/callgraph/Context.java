package io.github.txguard.callgraph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known when a piece of code is entered. Immutable. */
public final class Context {
    /** Contexts nested deeper than this are forgotten, which bounds their number in recursive code. */
    static final int MAX_DEPTH = 4;

    /** Nothing is known. */
    public static final Context UNKNOWN = new Context(null, Map.of(), null);

    private final @Nullable ReceiverType self;
    private final Map<Integer, List<FunctionValue>> bindings;
    private final @Nullable Frame outer;
    private final FunctionValue.@Nullable Instance object;
    private final boolean anyCaller;

    /** Contexts are nested, and looked up far more often than they are made. */
    private final int hash;

    /**
     * What is known.
     *
     * @param self class of {@code this}, or null in static code and where nothing is known
     * @param bindings functions that parameters stand for, by slot; parameters that are not bound are missing
     * @param outer for code of an anonymous or local class the frame that created the object, or null
     * @param object the object that {@code this} is, if it is known where it was created and that matters, or null
     * @param anyCaller whether parameters that are not bound stand for whatever any caller hands over
     */
    public Context(
            @Nullable ReceiverType self,
            Map<Integer, List<FunctionValue>> bindings,
            @Nullable Frame outer,
            FunctionValue.@Nullable Instance object,
            boolean anyCaller) {
        this.self = self;
        this.bindings = bindings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(bindings));
        this.outer = outer;
        this.object = object;
        this.anyCaller = anyCaller;
        int parts = self == null ? 0 : self.hashCode();
        parts = parts * 31 + this.bindings.hashCode();
        parts = parts * 31 + (outer == null ? 0 : outer.hashCode());
        parts = parts * 31 + (object == null ? 0 : object.hashCode());
        this.hash = parts * 2 + (anyCaller ? 1 : 0);
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

    /** Class of {@code this}, or null in static code and where nothing is known. */
    public @Nullable ReceiverType self() {
        return self;
    }

    /** Functions that parameters stand for, by slot, in the order of slots; parameters that are not bound are missing. */
    public Map<Integer, List<FunctionValue>> bindings() {
        return bindings;
    }

    /** For code of an anonymous or local class the frame that created the object, or null. */
    public @Nullable Frame outer() {
        return outer;
    }

    /** The object that {@code this} is, if it is known where it was created and that matters, or null. */
    public FunctionValue.@Nullable Instance object() {
        return object;
    }

    /** Whether parameters that are not bound stand for whatever any caller hands over. */
    public boolean anyCaller() {
        return anyCaller;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Context that
                        && that.hash == hash
                        && that.anyCaller == anyCaller
                        && Objects.equals(that.self, self)
                        && that.bindings.equals(bindings)
                        && Objects.equals(that.outer, outer)
                        && Objects.equals(that.object, object));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "on " + self + (bindings.isEmpty() ? "" : " with " + bindings);
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
