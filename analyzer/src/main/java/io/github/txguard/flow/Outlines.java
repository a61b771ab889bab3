package io.github.txguard.flow;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Outlines of code, made when asked for. A method that begins a transaction and does not end it, or ends one that it did not
 * begin, does so for its callers; such methods are told apart first.
 */
final class Outlines implements CallEffects {
    private final CallGraph graph;
    private final Reach reach;
    private final Map<Code, Outline> known = new ConcurrentHashMap<>();
    private final Map<MethodModel, FlowState> effects = new LinkedHashMap<>();

    Outlines(CallGraph graph, Reach reach) {
        this.graph = graph;
        this.reach = reach;
    }

    /** The outline of a piece of code. Safe to call from many threads once the effects are settled. */
    Outline of(Code code) {
        Outline cached = known.get(code);
        if (cached == null) {
            cached = OutlineBuilder.build(graph.code(code.method()), code, this);
            known.put(code, cached);
        }
        return cached;
    }

    /**
     * Works out what methods leave begun or ended.
     *
     * @param methods methods that begin or end transactions, or call such
     * @return those whose effect changed by it
     */
    List<MethodModel> settle(Set<MethodModel> methods) {
        List<MethodModel> changed = new java.util.ArrayList<>();
        for (MethodModel method : methods) {
            FlowState exit = OutlineBuilder.build(graph.code(method), Code.of(method), this)
                    .exit();
            boolean matters = !exit.open().isEmpty() || !exit.ended().isEmpty();
            if (matters && !exit.equals(effects.put(method, exit))) {
                changed.add(method);
            }
        }
        known.clear();
        return changed;
    }

    /** Whether the call begins a transaction in the calling code, directly or through a method that leaves one begun. */
    Optional<TransactionEntry> begins(Code code, CallSite site) {
        TransactionEntry entry = graph.roles(code, site).transaction();
        if (entry != null && entry.mode() == TransactionEntry.Mode.BEGIN && !entry.nonSql()) {
            return Optional.of(entry);
        }
        FlowState effect = effect(code, site);
        return effect == null || effect.open().isEmpty()
                ? Optional.empty()
                : Optional.of(effect.open().values().iterator().next().entry());
    }

    @Override
    public boolean ends(Code code, CallSite site) {
        TransactionEntry entry = graph.roles(code, site).transaction();
        if (entry != null && entry.mode() == TransactionEntry.Mode.END) {
            return true;
        }
        FlowState effect = effect(code, site);
        return effect != null && !effect.ended().isEmpty();
    }

    @Override
    public FlowState after(Code code, CallSite site, FlowState before) {
        CallRoles roles = graph.roles(code, site);
        FlowState state = touches(code, site, roles) ? before.touch() : before;
        TransactionEntry entry = roles.transaction();
        if (entry != null && !entry.nonSql()) {
            if (entry.mode() == TransactionEntry.Mode.BEGIN) {
                Expr.Local handle = handle(site);
                return state.begin(site.site(), new FlowState.Open(entry, Phase.of(entry.begins()), handle));
            } else if (entry.mode() == TransactionEntry.Mode.END) {
                return state.end(entry.family(), Phase.of(entry.leaves()), handle(site));
            }
        }
        FlowState effect = effect(code, site);
        if (effect == null) {
            return state;
        }
        for (String family : effect.ended()) {
            state = state.end(family, Phase.NONE, null);
        }
        for (FlowState.Open open : effect.open().values()) {
            state = state.begin(site.site(), new FlowState.Open(open.entry(), open.phase(), null));
        }
        return state;
    }

    /** Two different variables of one connection type stand for two connections; of other types they may be one. */
    private static Expr.@Nullable Local handle(CallSite site) {
        boolean connection = site.call().receiver().name().equals("java.sql.Connection");
        return connection && site.target() instanceof Expr.Local local ? local : null;
    }

    private boolean touches(Code code, CallSite site, CallRoles roles) {
        if (roles.touchesDatabase()) {
            return true;
        }
        return reach.of(code)
                .site(site.site())
                .map(s -> s.touchReference()
                        || s.leads().stream().anyMatch(lead -> lead.same() && reach.mayTouch(lead.code())))
                .orElse(false);
    }

    private @Nullable FlowState effect(Code code, CallSite site) {
        if (effects.isEmpty()) {
            return null;
        }
        List<CodeFacts.Lead> leads =
                reach.of(code).site(site.site()).map(CodeFacts.SiteFacts::leads).orElse(List.of());
        MethodModel target = site.call().target();
        FlowState direct = target == null ? null : effects.get(target);
        if (direct != null || leads.isEmpty()) {
            return direct;
        }
        Code first = leads.get(0).code();
        return leads.size() == 1 && !first.isLambda() ? effects.get(first.method()) : null;
    }
}
