package io.github.txguard.flow;

import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.MethodCode;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final Set<Code> writing = new LinkedHashSet<>();

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
        List<MethodModel> changed = new ArrayList<>();
        for (MethodModel method : methods) {
            MethodCode code = graph.code(method);
            if (!mayOpenOrEnd(Code.of(method))) {
                continue;
            }
            FlowState exit =
                    OutlineBuilder.build(code, Code.of(method), this).exit().handedOut(open -> handsOut(code, open));
            boolean matters = !exit.open().isEmpty() || !exit.ended().isEmpty();
            if (matters && !exit.equals(effects.put(method, exit))) {
                changed.add(method);
            }
        }
        known.clear();
        return changed;
    }

    /** Whether some call of the code begins or ends a transaction, or takes a connection: if none does, nothing is ever open. */
    boolean mayOpenOrEnd(Code code) {
        for (CallSite site : graph.code(code.method()).calls(code)) {
            TransactionEntry entry = graph.roles(code, site).transaction();
            boolean own = entry != null
                    && !entry.nonSql()
                    && switch (entry.mode()) {
                        case BEGIN, CONNECTION, END -> true;
                        default -> false;
                    };
            if (own || effect(code, site) != null) {
                return true;
            }
        }
        return false;
    }

    /** A connection outlives the method that took it only as what the method returns. */
    private static boolean handsOut(MethodCode code, FlowState.Open open) {
        Expr.Local handle = open.handle();
        return open.isTransaction() || handle == null || code.returnsLocal(handle.slot());
    }

    /** Whether the call begins a transaction in the calling code, directly or through a method that leaves one begun. */
    Optional<TransactionEntry> begins(Code code, CallSite site) {
        TransactionEntry entry = graph.roles(code, site).transaction();
        if (entry != null && !entry.nonSql() && entry.opens()) {
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
    public boolean mayFail(Code code, CallSite site) {
        CallRoles roles = graph.roles(code, site);
        return roles.touchesDatabase()
                || roles.isSink()
                || leads(code, site).stream()
                        .anyMatch(lead -> reach.mayTouch(lead.code()) || reach.mayMatter(lead.code()));
    }

    /** The outline of a piece of code that is trusted to know when to end its transactions. */
    Outline trusting(Code code) {
        return OutlineBuilder.trusting(graph.code(code.method()), code, this);
    }

    @Override
    public FlowState after(Code code, CallSite site, FlowState before) {
        CallRoles roles = graph.roles(code, site);
        FlowState state =
                touches(code, site, roles) ? before.run(binds(code, site, roles), reads(code, site, roles)) : before;
        state = state.write(writes(code, site, roles));
        TransactionEntry entry = roles.transaction();
        if (entry != null && !entry.nonSql()) {
            if (entry.mode() == TransactionEntry.Mode.BEGIN) {
                return state.begin(site.site(), FlowState.Open.begun(entry, handle(site)));
            } else if (entry.mode() == TransactionEntry.Mode.CONNECTION) {
                return isKept(code, site)
                        ? state.begin(site.site(), FlowState.Open.begun(entry, result(code, site)))
                        : state;
            } else if (entry.mode() == TransactionEntry.Mode.END) {
                return state.end(entry, handle(site));
            }
        }
        FlowState effect = effect(code, site);
        if (effect == null) {
            return state;
        }
        for (String family : effect.ended()) {
            state = state.end(family);
        }
        for (FlowState.Open open : effect.open().values()) {
            if (open.isTransaction() || isKept(code, site)) {
                Expr.Local handle = open.isTransaction() ? null : result(code, site);
                FlowState.Open here =
                        new FlowState.Open(open.entry(), open.phase(), open.over(), open.statements(), handle);
                state = state.begin(site.site(), here);
            }
        }
        return state;
    }

    /** Whether a local keeps what a call hands out, or it is returned; how long others live, nobody can tell. */
    private boolean isKept(Code code, CallSite site) {
        MethodCode method = graph.code(code.method());
        boolean returned = method.returnedChain(site.site())
                .filter(outermost -> outermost.site() == site.site())
                .isPresent();
        return returned || method.resultSlot(site.site()).isPresent();
    }

    /** The local that keeps what a call hands out. */
    private Expr.@Nullable Local result(Code code, CallSite site) {
        return graph.code(code.method())
                .resultSlot(site.site())
                .map(slot -> new Expr.Local(slot, 0))
                .orElse(null);
    }

    private boolean binds(Code code, CallSite site, CallRoles roles) {
        DatabaseEntry database = roles.database();
        return (database != null && database.binds())
                || leads(code, site).stream().anyMatch(lead -> lead.joins() && reach.mayBind(lead.code()));
    }

    /** Whether the call only reads, for all that is known of it. */
    private boolean reads(Code code, CallSite site, CallRoles roles) {
        DatabaseEntry database = roles.database();
        boolean query = database != null
                && (roles.writes() == DatabaseEntry.Writes.NEVER
                        || (database.mode() == DatabaseEntry.Mode.TOUCH && roles.writes() == DatabaseEntry.Writes.NO));
        return query && leads(code, site).isEmpty();
    }

    private DatabaseEntry.Writes writes(Code code, CallSite site, CallRoles roles) {
        boolean writes = leads(code, site).stream()
                .anyMatch(lead -> lead.certain() && lead.same() && writing.contains(lead.code()));
        return writes ? DatabaseEntry.Writes.STATEMENT : roles.writes();
    }

    private List<CodeFacts.Lead> leads(Code code, CallSite site) {
        return reach.of(code).site(site.site()).map(CodeFacts.SiteFacts::leads).orElse(List.of());
    }

    /**
     * Finds the code that has certainly written when it returns: what writes itself on every way, then its callers, and so
     * on. Whoever is asked again after more was found says at least the same, so that the order makes no difference.
     */
    void settleWrites(ParallelMap parallel) {
        Map<Code, Set<Code>> callers = new LinkedHashMap<>();
        Set<Code> work = new LinkedHashSet<>();
        for (CodeFacts facts : reach.facts()) {
            for (CodeFacts.SiteFacts site : facts.sites()) {
                if (site.roles().writesForCertain()) {
                    work.add(facts.code());
                }
                for (CodeFacts.Lead lead : site.leads()) {
                    if (lead.certain() && lead.same()) {
                        callers.computeIfAbsent(lead.code(), c -> new LinkedHashSet<>())
                                .add(facts.code());
                    }
                }
            }
        }
        while (!work.isEmpty()) {
            work.removeAll(writing);
            List<Code> wrote = parallel.flatMap(List.copyOf(work), code -> wrote(code) ? List.of(code) : List.of());
            work = new LinkedHashSet<>();
            for (Code code : wrote) {
                writing.add(code);
                work.addAll(callers.getOrDefault(code, new LinkedHashSet<>()));
            }
        }
        known.clear();
    }

    private boolean wrote(Code code) {
        return OutlineBuilder.build(graph.code(code.method()), code, this)
                .exit()
                .statements()
                .wrote();
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
        List<CodeFacts.Lead> leads = leads(code, site);
        MethodModel target = site.call().target();
        FlowState direct = target == null ? null : effects.get(target);
        if (direct != null || leads.isEmpty()) {
            return direct;
        }
        Code first = leads.get(0).code();
        return leads.size() == 1 && !first.isLambda() ? effects.get(first.method()) : null;
    }
}
