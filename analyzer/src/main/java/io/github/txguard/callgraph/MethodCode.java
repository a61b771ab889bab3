package io.github.txguard.callgraph;

import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.Step;
import io.github.txguard.resolve.LinkedMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A linked method, taken apart once: its lambdas, the values assigned to its locals, and the calls of each piece of code in
 * it.
 */
public final class MethodCode {
    private final LinkedMethod linked;
    private final Map<Integer, Expr.Lambda> lambdas;
    private final Map<Integer, List<Expr>> assigned;
    private final Map<Integer, List<CallSite>> calls;
    private final Map<Integer, CallSite> returned;
    private final Map<Integer, Integer> resultSlots;
    private final Set<Integer> returnedLocals;
    private final Map<Integer, List<Expr>> elements;
    private final Map<Integer, List<CallSite>> callsOn;
    private final Map<Integer, List<Expr>> results;
    private final Map<Integer, CallSite> takers;
    private final Map<Integer, Integer> lambdaParameters;
    private final @Nullable CallSite[] sites;
    private final List<Code> codes;
    private final AtomicReferenceArray<@Nullable CallRoles> roles;

    /**
     * Takes a method apart.
     *
     * @param linked method
     */
    public MethodCode(LinkedMethod linked) {
        this.linked = linked;
        this.roles = new AtomicReferenceArray<>(linked.sites().size());
        Collector found = new Collector(linked);
        found.visit(linked.method().body());
        this.sites = found.sites;
        this.codes = List.copyOf(found.calls.keySet().stream()
                .map(lambda -> new Code(linked.method(), lambda))
                .toList());
        // There are as many of these as methods, and most are empty: the immutable ones take a fraction of the memory.
        this.lambdas = Map.copyOf(found.lambdas);
        this.assigned = compact(found.assigned);
        this.calls = compact(found.calls);
        this.returned = Map.copyOf(found.returned);
        this.resultSlots = Map.copyOf(found.resultSlots);
        this.returnedLocals = Set.copyOf(found.returnedLocals);
        this.elements = compact(found.elements);
        this.callsOn = compact(found.callsOn);
        this.results = compact(found.results);
        this.takers = Map.copyOf(found.takers);
        this.lambdaParameters = Map.copyOf(found.lambdaParameters);
    }

    private static <T> Map<Integer, List<T>> compact(Map<Integer, List<T>> lists) {
        lists.replaceAll((key, list) -> List.copyOf(list));
        return Map.copyOf(lists);
    }

    /** The method. */
    public LinkedMethod linked() {
        return linked;
    }

    /** The method's own code and that of each of its lambdas. */
    public List<Code> codes() {
        return codes;
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
     * What a local of an enhanced for loop runs over.
     *
     * @param slot slot of the local
     */
    List<Expr> iterated(int slot) {
        return elements.getOrDefault(slot, List.of());
    }

    /**
     * Calls with arguments whose receiver is a local, those in lambdas included.
     *
     * @param slot slot of the local
     */
    List<CallSite> callsOn(int slot) {
        return callsOn.getOrDefault(slot, List.of());
    }

    /**
     * What a piece of code returns, the values of expression lambdas included.
     *
     * @param code code of this method
     */
    List<Expr> results(Code code) {
        return results.getOrDefault(code.lambda(), List.of());
    }

    /**
     * The call that a lambda is handed over to.
     *
     * @param lambda site number of a lambda
     * @return empty if it goes elsewhere
     */
    Optional<CallSite> taker(int lambda) {
        return Optional.ofNullable(takers.get(lambda));
    }

    /**
     * The lambda that a local is a parameter of.
     *
     * @param slot slot of the local
     */
    Optional<Integer> lambdaOf(int slot) {
        return Optional.ofNullable(lambdaParameters.get(slot));
    }

    /**
     * A call or object creation by its number.
     *
     * @param site site number
     */
    Optional<CallSite> site(int site) {
        return site < 0 || site >= sites.length ? Optional.empty() : Optional.ofNullable(sites[site]);
    }

    /**
     * What the catalog knows of the call at a site.
     *
     * @param site site number
     * @return null if it was not found out yet
     */
    @Nullable
    CallRoles roles(int site) {
        return roles.get(site);
    }

    /** Keeps what the catalog knows of the call at a site; what was there first stays. */
    CallRoles keep(int site, CallRoles found) {
        CallRoles earlier = roles.compareAndExchange(site, null, found);
        return earlier == null ? found : earlier;
    }

    /**
     * The local that the result of a call is assigned to.
     *
     * @param site site number of a call
     * @return its slot; empty if the result goes elsewhere
     */
    public Optional<Integer> resultSlot(int site) {
        return Optional.ofNullable(resultSlots.get(site));
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

    private static final class Collector extends BodyVisitor {
        private final LinkedMethod linked;
        private final Map<Integer, Expr.Lambda> lambdas = new HashMap<>();
        private final Map<Integer, List<Expr>> assigned = new HashMap<>();
        /** In the order of the code. */
        private final Map<Integer, List<CallSite>> calls = new LinkedHashMap<>();

        private final Map<Integer, CallSite> returned = new HashMap<>();
        private final Map<Integer, Integer> resultSlots = new HashMap<>();
        private final Set<Integer> returnedLocals = new HashSet<>();
        private final Map<Integer, List<Expr>> elements = new HashMap<>();
        private final Map<Integer, List<CallSite>> callsOn = new HashMap<>();
        private final Map<Integer, List<Expr>> results = new HashMap<>();
        private final Map<Integer, CallSite> takers = new HashMap<>();
        private final Map<Integer, Integer> lambdaParameters = new HashMap<>();
        private final @Nullable CallSite[] sites;
        private int current = Code.METHOD;

        Collector(LinkedMethod linked) {
            this.linked = linked;
            this.sites = new CallSite[linked.sites().size()];
            calls.put(Code.METHOD, new ArrayList<>());
        }

        @Override
        public void visit(@Nullable Step step) {
            if (step instanceof Step.ForEach loop) {
                elements.computeIfAbsent(loop.slot(), s -> new ArrayList<>()).add(loop.iterable());
            }
            if (step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.RETURN && exit.value() != null) {
                results.computeIfAbsent(current, c -> new ArrayList<>()).add(exit.value());
            }
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
            return new CallSite(call.site(), call, linked.call(call.site()));
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
                    resultSlots.put(call.site(), slot);
                }
            }
        }

        @Override
        protected void lambda(Expr.Lambda lambda) {
            int outer = current;
            current = lambda.site();
            lambdas.put(current, lambda);
            lambda.parameters().forEach(slot -> lambdaParameters.put(slot, lambda.site()));
            calls.put(current, new ArrayList<>());
            super.lambda(lambda);
            current = outer;
        }

        @Override
        protected void leave(Expr expr) {
            if (expr instanceof Expr.Call call) {
                add(site(call));
            } else if (expr instanceof Expr.New creation) {
                add(new CallSite(creation.site(), creation, linked.call(creation.site())));
            } else if (expr instanceof Expr.Assign assign
                    && assign.target() instanceof Expr.Local local
                    && local.level() == 0) {
                assign(local.slot(), assign.value());
            }
        }

        private void add(CallSite site) {
            for (Expr argument : site.arguments()) {
                if (argument instanceof Expr.Lambda lambda) {
                    takers.put(lambda.site(), site);
                }
            }
            if (site.target() instanceof Expr.Local local
                    && local.level() == 0
                    && !site.arguments().isEmpty()) {
                callsOn.computeIfAbsent(local.slot(), s -> new ArrayList<>()).add(site);
            }
            calls.computeIfAbsent(current, code -> new ArrayList<>()).add(site);
            sites[site.site()] = site;
        }
    }
}
