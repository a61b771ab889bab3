package io.github.txguard.callgraph;

import io.github.txguard.ir.Expr;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a search has visited. Most searches end at once, so that nothing is made before it is needed. */
final class Visits {
    private @Nullable Set<Object> visited;

    /** An expression that was followed in a frame. */
    private record Visit(Expr expr, Frame frame) {
        @Override
        @SuppressWarnings("ReferenceEquality") // equal expressions stand in several places
        public boolean equals(Object other) {
            return other instanceof Visit that && that.expr == expr && that.frame.equals(frame);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(expr) * 31 + frame.hashCode();
        }
    }

    /** Notes that an expression is followed in a frame; false if it was before. */
    boolean begin(Expr expr, Frame frame) {
        return begin(new Visit(expr, frame));
    }

    /** Notes a place; false if it was visited before. */
    boolean begin(Object place) {
        if (visited == null) {
            visited = new HashSet<>();
        }
        return visited.add(place);
    }
}
