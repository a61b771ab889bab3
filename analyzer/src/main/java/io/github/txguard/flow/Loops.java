package io.github.txguard.flow;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the loops in which transactions wait: there one wait becomes many. */
final class Loops {
    private final CallGraph graph;
    private final Map<Code, List<Span>> known = new ConcurrentHashMap<>();

    Loops(CallGraph graph) {
        this.graph = graph;
    }

    /** A loop with the sites that it repeats. */
    private record Span(int line, Set<Integer> sites) {}

    /** The occurrence with the outermost loop between its transaction and its sink. */
    Occurrence locate(Occurrence occurrence) {
        List<Occurrence.Hop> hops = occurrence.hops();
        TransactionScope scope = occurrence.scope();
        int first = firstInside(scope, hops);
        for (int i = first; i < hops.size(); i++) {
            Occurrence.Hop hop = hops.get(i);
            boolean own = i == first && scope.kind() == TransactionScope.Kind.MANUAL;
            Occurrence.Loop loop = loop(hop, own ? scope.site() : TransactionScope.NO_SITE);
            if (loop == null
                    && i + 1 < hops.size()
                    && repeats(hop, hops.get(i + 1).caller())) {
                loop = new Occurrence.Loop(hop.caller(), hop.site().line());
            }
            if (loop != null) {
                return occurrence.in(loop);
            }
        }
        return occurrence;
    }

    /** Index of the first hop that stands in the transaction: what leads to the function that runs in one does not. */
    private static int firstInside(TransactionScope scope, List<Occurrence.Hop> hops) {
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).caller().equals(scope.code())) {
                boolean opening = scope.kind() == TransactionScope.Kind.FUNCTION
                        && hops.get(i).site().site() == scope.site();
                return opening ? i + 1 : i;
            }
        }
        return 0;
    }

    /** The outermost loop around a call that does not begin the transaction anew each time. */
    private Occurrence.@Nullable Loop loop(Occurrence.Hop hop, int begin) {
        for (Span span : spans(hop.caller())) {
            if (span.sites().contains(hop.site().site()) && !span.sites().contains(begin)) {
                return new Occurrence.Loop(hop.caller(), span.line());
            }
        }
        return null;
    }

    private boolean repeats(Occurrence.Hop hop, Code next) {
        ExecutionEntry execution = graph.roles(hop.caller(), hop.site()).execution();
        return execution != null && execution.repeats() && !hop.caller().equals(next);
    }

    /** Loops of a piece of code, outer ones first. */
    private List<Span> spans(Code code) {
        List<Span> spans = known.get(code);
        if (spans == null) {
            Collector collector = new Collector();
            collector.visit(graph.code(code.method()).body(code));
            spans = List.copyOf(collector.spans);
            known.put(code, spans);
        }
        return spans;
    }

    /** Collects loops with their calls; lambdas are pieces of code of their own. */
    private static final class Collector extends BodyVisitor {
        private final List<Span> spans = new ArrayList<>();
        private final List<Span> around = new ArrayList<>();

        @Override
        public void visit(@Nullable Step step) {
            if (step instanceof Step.Loop loop) {
                visit(loop.initial());
                enter(loop.line());
                visit(loop.condition());
                visit(loop.body());
                visit(loop.update());
                leaveLoop();
            } else if (step instanceof Step.ForEach loop) {
                visit(loop.iterable());
                enter(loop.line());
                visit(loop.body());
                leaveLoop();
            } else {
                super.visit(step);
            }
        }

        private void enter(int line) {
            Span span = new Span(line, new LinkedHashSet<>());
            spans.add(span);
            around.add(span);
        }

        private void leaveLoop() {
            around.remove(around.size() - 1);
        }

        @Override
        protected void lambda(Expr.Lambda lambda) {
            // runs when it is called, not where it stands
        }

        @Override
        protected void leave(Expr expr) {
            int site = siteOf(expr);
            if (site >= 0) {
                around.forEach(span -> span.sites().add(site));
            }
        }

        private static int siteOf(Expr expr) {
            if (expr instanceof Expr.Call call) {
                return call.site();
            }
            if (expr instanceof Expr.MethodRef reference) {
                return reference.site();
            }
            return expr instanceof Expr.New creation ? creation.site() : -1;
        }
    }
}
