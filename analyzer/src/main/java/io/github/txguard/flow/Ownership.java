package io.github.txguard.flow;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells transactions that only the code that begins them can end from those that somebody else may have a hold of. */
final class Ownership {
    private static final String JDBC = "jdbc";
    private static final int MAX_DEPTH = 5;

    private final CallGraph graph;

    Ownership(CallGraph graph) {
        this.graph = graph;
    }

    /**
     * Whether ending the transaction is up to the code: it took the connection itself, or is not handed the session, and hands
     * on neither.
     */
    boolean isOwn(Code code, CallSite begin, String family) {
        MethodCode method = graph.code(code.method());
        Optional<Integer> result = method.resultSlot(begin.site());
        if (result.isPresent() && isHandedOn(code, result.get())) {
            return false;
        }
        boolean returned = method.returnedChain(begin.site()).isPresent();
        boolean keeps = result.isPresent() || isStatement(code, begin);
        Expr root = root(method, begin.target(), 0);
        if (root instanceof Expr.Local local) {
            return !returned && isOwn(code, local, family);
        }
        return !returned && keeps && !family.equals(JDBC);
    }

    /** Whether nobody takes what the call returns, if anything. */
    private boolean isStatement(Code code, CallSite begin) {
        boolean[] found = new boolean[1];
        new BodyVisitor() {
            @Override
            public void visit(@Nullable Step step) {
                found[0] |= step instanceof Step.Eval eval
                        && eval.value() instanceof Expr.Call call
                        && call.site() == begin.site();
                super.visit(step);
            }
        }.visit(graph.code(code.method()).body(code));
        return found[0];
    }

    /** Whether the transaction is on a connection that no other method knows. */
    boolean isHidden(Code code, CallSite begin) {
        return root(graph.code(code.method()), begin.target(), 0) instanceof Expr.Local local
                && isMade(code, local.slot());
    }

    private boolean isOwn(Code code, Expr.Local local, String family) {
        MethodCode method = graph.code(code.method());
        if (local.level() > 0 || method.isParameter(local.slot()) || isHandedOn(code, local.slot())) {
            return false;
        }
        return !family.equals(JDBC) || isMade(code, local.slot());
    }

    /** Whether a call of the code took the connection that the local holds. */
    private boolean isMade(Code code, int slot) {
        MethodCode method = graph.code(code.method());
        return method.assigned(slot).stream().anyMatch(value -> taken(method, code, value));
    }

    private boolean taken(MethodCode method, Code code, Expr value) {
        if (!(value instanceof Expr.Call call)) {
            return false;
        }
        return method.calls(code).stream()
                .filter(site -> site.site() == call.site())
                .map(site -> graph.roles(code, site).transaction())
                .anyMatch(entry -> entry != null && entry.mode() == TransactionEntry.Mode.CONNECTION);
    }

    /** The variable that an expression leads back to, or the expression itself. */
    private static @Nullable Expr root(MethodCode method, @Nullable Expr expr, int depth) {
        if (expr instanceof Expr.Call call && call.target() != null) {
            return root(method, call.target(), depth);
        }
        if (expr instanceof Expr.Local local && local.level() == 0 && depth < MAX_DEPTH) {
            List<Expr> values = method.assigned(local.slot());
            boolean session = values.size() == 1 && values.get(0) instanceof Expr.Call call && call.target() != null;
            Expr before = session ? root(method, values.get(0), depth + 1) : null;
            return before instanceof Expr.Local ? before : local;
        }
        return expr;
    }

    /** Whether somebody else gets hold of what the local stands for: a library, an object, a lambda, the caller. */
    private boolean isHandedOn(Code code, int slot) {
        MethodCode method = graph.code(code.method());
        if (method.returnsLocal(slot)) {
            return true;
        }
        Uses uses = new Uses(method, code, slot);
        uses.visit(method.body(code));
        return uses.handedOn;
    }

    /** Looks for uses of a local by which it leaves the code. */
    private final class Uses extends BodyVisitor {
        private final MethodCode method;
        private final Code code;
        private final int slot;
        private boolean handedOn;

        Uses(MethodCode method, Code code, int slot) {
            this.method = method;
            this.code = code;
            this.slot = slot;
        }

        @Override
        protected void lambda(Expr.Lambda lambda) {
            Mention mention = new Mention();
            mention.visit(lambda.body());
            handedOn |= mention.found;
        }

        @Override
        protected void declare(Step.Declare declare) {
            handedOn |= isIt(declare.initial());
            super.declare(declare);
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Assign assign) {
                handedOn |= isIt(assign.value());
            } else if (expr instanceof Expr.New creation) {
                handedOn |= creation.arguments().stream().anyMatch(this::isIt);
            } else if (expr instanceof Expr.Call call
                    && call.arguments().stream().anyMatch(this::isIt)) {
                handedOn |= !isKnown(call);
            }
        }

        private boolean isIt(@Nullable Expr expr) {
            Expr plain = expr instanceof Expr.Cast cast ? cast.value() : expr;
            return plain instanceof Expr.Local local && local.level() == 0 && local.slot() == slot;
        }

        /** What own methods do with it is part of the flow, and rows say what known ones do. */
        private boolean isKnown(Expr.Call call) {
            return method.calls(code).stream()
                    .filter(site -> site.site() == call.site())
                    .anyMatch(site -> (site.call().target() != null
                                    && site.call().target().hasBody())
                            || graph.roles(code, site).transaction() != null);
        }

        /** Whether the local is spoken of at all. */
        private final class Mention extends BodyVisitor {
            private boolean found;

            @Override
            protected void leave(Expr expr) {
                found |= isIt(expr);
            }
        }
    }
}
