package io.github.txguard.callgraph;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.Step;
import io.github.txguard.resolve.LinkedMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A linked method, taken apart once: its lambdas, the values assigned to its locals, and the calls of each piece of code in
 * it.
 */
public final class MethodCode {
    private final LinkedMethod linked;
    private final Map<Integer, Expr.Lambda> lambdas = new LinkedHashMap<>();
    private final Map<Integer, List<Expr>> assigned = new LinkedHashMap<>();
    private final Map<Integer, List<CallSite>> calls = new LinkedHashMap<>();
    private final Map<Integer, CallSite> returned = new LinkedHashMap<>();
    private final Map<Integer, Integer> results = new LinkedHashMap<>();
    private final Set<Integer> returnedLocals = new LinkedHashSet<>();

    /**
     * Takes a method apart.
     *
     * @param linked method
     */
    public MethodCode(LinkedMethod linked) {
        this.linked = linked;
        calls.put(Code.METHOD, new ArrayList<>());
        new Collector().visit(linked.method().body());
    }

    /** The method. */
    public LinkedMethod linked() {
        return linked;
    }

    /** The method's own code and that of each of its lambdas. */
    public List<Code> codes() {
        return calls.keySet().stream()
                .map(lambda -> new Code(linked.method(), lambda))
                .toList();
    }

    /**
     * The lambda at a site.
     *
     * @param site site number of a lambda of this method
     * @throws IllegalArgumentException if there is none
     */
    public Expr.Lambda lambda(int site) {
        Expr.Lambda lambda = lambdas.get(site);
        if (lambda == null) {
            throw new IllegalArgumentException(
                    "no lambda at site " + site + " of " + linked.method().id());
        }
        return lambda;
    }

    /**
     * The steps of a piece of code, or null for a method without a body.
     *
     * @param code code of this method
     */
    public @Nullable Step body(Code code) {
        return code.isLambda() ? lambda(code.lambda()).body() : linked.method().body();
    }

    /**
     * The calls and object creations of a piece of code, in evaluation order; those of lambdas inside it excluded.
     *
     * @param code code of this method
     */
    public List<CallSite> calls(Code code) {
        return calls.getOrDefault(code.lambda(), List.of());
    }

    /**
     * What may have been assigned to a local, by declaration or assignment; empty for parameters that are never assigned.
     *
     * @param slot slot of the local
     */
    public List<Expr> assigned(int slot) {
        return assigned.getOrDefault(slot, List.of());
    }

    /**
     * The local that the result of a call is assigned to.
     *
     * @param site site number of a call
     * @return its slot; empty if the result goes elsewhere
     */
    public Optional<Integer> resultSlot(int site) {
        return Optional.ofNullable(results.get(site));
    }

    /**
     * Whether some return statement of the method names the local.
     *
     * @param slot slot of the local
     */
    public boolean returnsLocal(int slot) {
        return returnedLocals.contains(slot);
    }

    /**
     * The call whose result the code returns, if the call at a site is part of that chain of calls ({@code return
     * list.stream().map(…)}).
     *
     * @param site site number of a call
     */
    public Optional<CallSite> returnedChain(int site) {
        return Optional.ofNullable(returned.get(site));
    }

    /**
     * Whether the slot is a parameter of the method itself.
     *
     * @param slot slot of the local
     */
    public boolean isParameter(int slot) {
        return linked.method().locals().get(slot).kind() == LocalModel.Kind.PARAMETER;
    }

    private final class Collector extends BodyVisitor {
        private int current = Code.METHOD;

        @Override
        public void visit(@Nullable Step step) {
            if (step instanceof Step.Exit exit
                    && exit.kind() == Step.ExitKind.RETURN
                    && exit.value() instanceof Expr.Local local
                    && local.level() == 0) {
                returnedLocals.add(local.slot());
            }
            if (step instanceof Step.Exit exit
                    && exit.kind() == Step.ExitKind.RETURN
                    && exit.value() instanceof Expr.Call outermost) {
                CallSite site = site(outermost);
                Expr link = outermost;
                while (link instanceof Expr.Call call) {
                    returned.put(call.site(), site);
                    link = call.target();
                }
            }
            super.visit(step);
        }

        private CallSite site(Expr.Call call) {
            return new CallSite(call.site(), call, linked.call(call.site()), call.line(), call.column());
        }

        @Override
        protected void declare(Step.Declare declare) {
            assign(declare.slot(), declare.initial());
            super.declare(declare);
        }

        @Override
        protected void resource(Step.Resource resource) {
            if (resource.slot() >= 0) {
                assign(resource.slot(), resource.value());
            }
            super.resource(resource);
        }

        private void assign(int slot, @Nullable Expr value) {
            if (value != null) {
                assigned.computeIfAbsent(slot, s -> new ArrayList<>()).add(value);
                Expr made = value instanceof Expr.Cast cast ? cast.value() : value;
                if (made instanceof Expr.Call call) {
                    results.put(call.site(), slot);
                }
            }
        }

        @Override
        protected void lambda(Expr.Lambda lambda) {
            int outer = current;
            current = lambda.site();
            lambdas.put(current, lambda);
            calls.put(current, new ArrayList<>());
            super.lambda(lambda);
            current = outer;
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Call call) {
                add(site(call));
            } else if (expr instanceof Expr.New creation) {
                add(new CallSite(
                        creation.site(), creation, linked.call(creation.site()), creation.line(), creation.column()));
            } else if (expr instanceof Expr.Assign assign
                    && assign.target() instanceof Expr.Local local
                    && local.level() == 0) {
                assign(local.slot(), assign.value());
            }
        }

        private void add(CallSite site) {
            calls.computeIfAbsent(current, code -> new ArrayList<>()).add(site);
        }
    }
}
