package io.github.txguard.flow;

import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which code may run inside a transaction, and by which calls it gets there from the nearest one. Other than {@link
 * ScopeWalk} it goes everywhere, not only towards sinks, and each piece of code is reached once.
 */
final class InsideWays {
    /** Helpers that open transactions for functions are followed through this many helpers of their own. */
    private static final int MAX_HELPERS = 3;

    private final Reach reach;
    private final Outlines outlines;
    private final Map<Code, Link> links = new LinkedHashMap<>();
    /** Calls inside transactions that their own code begins. */
    private final Map<Code, Map<Integer, TransactionScope>> begun = new LinkedHashMap<>();

    private final Deque<Code> work = new ArrayDeque<>();

    InsideWays(FlowAnalysis analysis, List<TransactionScope> scopes) {
        this.reach = analysis.reach();
        this.outlines = analysis.outlines();
        List<TransactionScope> transactions =
                scopes.stream().filter(TransactionScope::isTransaction).toList();
        for (TransactionScope scope : transactions) {
            switch (scope.kind()) {
                case DECLARED -> declared(scope);
                case FUNCTION -> function(scope);
                case MANUAL -> manual(scope);
            }
        }
        handedToHelpers(transactions);
        while (!work.isEmpty()) {
            Code code = work.remove();
            Link link = links.get(code);
            for (CodeFacts.SiteFacts site : reach.of(code).sites()) {
                if (link != null) {
                    enter(site, new Link(link.scope(), link.opener(), code, site.site()));
                }
            }
        }
    }

    /** How a piece of code is reached: by a call of another one, or as the declared method itself. */
    private record Link(
            TransactionScope scope,
            Code opener,
            @Nullable Code caller,
            @Nullable CallSite site) {}

    /**
     * A way into code that runs inside.
     *
     * @param scope the transaction
     * @param opener code to which it is put down
     * @param hops the calls from the opener, outermost first
     */
    record Way(TransactionScope scope, Code opener, List<Occurrence.Hop> hops) {
        Way {
            hops = List.copyOf(hops);
        }
    }

    private void declared(TransactionScope scope) {
        put(scope.code(), new Link(scope, scope.code(), null, null));
    }

    private void function(TransactionScope scope) {
        reach.of(scope.code())
                .site(scope.site())
                .ifPresent(site -> functions(site, new Link(scope, scope.code(), scope.code(), site.site())));
    }

    private void manual(TransactionScope scope) {
        for (Outline.Moment moment : outlines.of(scope.code()).moments()) {
            if (moment.state().open().containsKey(scope.site())) {
                begun.computeIfAbsent(scope.code(), code -> new LinkedHashMap<>())
                        .putIfAbsent(moment.site().site(), scope);
                reach.of(scope.code())
                        .site(moment.site().site())
                        .ifPresent(site -> enter(site, new Link(scope, scope.code(), scope.code(), site.site())));
            }
        }
    }

    /** Functions that are handed to a method which opens a transaction may well run in it. */
    private void handedToHelpers(List<TransactionScope> scopes) {
        Map<Code, TransactionScope> helpers = new LinkedHashMap<>();
        scopes.stream()
                .filter(TransactionScope::isTransaction)
                .forEach(scope -> helpers.putIfAbsent(Code.of(scope.code().method()), scope));
        for (int round = 0; round < MAX_HELPERS; round++) {
            Map<Code, TransactionScope> more = new LinkedHashMap<>();
            for (CodeFacts facts : reach.facts()) {
                for (CodeFacts.SiteFacts site : facts.sites()) {
                    helperOf(site, helpers).ifPresent(scope -> {
                        functions(site, new Link(scope, facts.code(), facts.code(), site.site()));
                        if (!facts.code().method().parameters().isEmpty()) {
                            more.putIfAbsent(Code.of(facts.code().method()), scope);
                        }
                    });
                }
            }
            more.forEach(helpers::putIfAbsent);
        }
    }

    private static Optional<TransactionScope> helperOf(CodeFacts.SiteFacts site, Map<Code, TransactionScope> helpers) {
        if (site.site().arguments().isEmpty()) {
            return Optional.empty();
        }
        for (CodeFacts.Lead lead : site.leads()) {
            TransactionScope scope = helpers.get(lead.code());
            if (scope != null) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    private void functions(CodeFacts.SiteFacts site, Link link) {
        for (CodeFacts.Lead lead : site.leads()) {
            if (lead.code().isLambda() && lead.same()) {
                put(lead.code(), link);
            }
        }
    }

    private void enter(CodeFacts.SiteFacts site, Link link) {
        for (CodeFacts.Lead lead : site.leads()) {
            if (lead.same()) {
                put(lead.code(), link);
            }
        }
    }

    private void put(Code code, Link link) {
        if (links.putIfAbsent(code, link) == null) {
            work.add(code);
        }
    }

    /** Every piece of code of which some call may run inside, in the order in which they are reached. */
    Set<Code> codes() {
        Set<Code> codes = new LinkedHashSet<>(links.keySet());
        codes.addAll(begun.keySet());
        return codes;
    }

    /** Code that a transaction enters first: that of the declared method, or what runs next after the opening call. */
    Map<Code, TransactionScope> openings() {
        Map<Code, TransactionScope> openings = new LinkedHashMap<>();
        links.forEach((code, link) -> {
            if (link.caller() == null || link.caller().equals(link.opener())) {
                openings.put(code, link.scope());
            }
        });
        return openings;
    }

    /** The transaction that the code itself began before a call of it. */
    Optional<TransactionScope> begunAt(Code code, int site) {
        Map<Integer, TransactionScope> calls = begun.get(code);
        return calls == null ? Optional.empty() : Optional.ofNullable(calls.get(site));
    }

    /** Whether some call of the code may run inside a transaction. */
    boolean mayRunInside(Code code) {
        return links.containsKey(code) || begun.containsKey(code);
    }

    /** Whether a statement of the transaction may have run before the last call of a way. */
    boolean mayHaveRunStatement(Way way) {
        return way.scope().begins() == ConnectionState.OPEN
                || way.hops().stream()
                        .anyMatch(hop -> outlines.of(hop.caller()).moments().stream()
                                .anyMatch(moment ->
                                        moment.site().site() == hop.site().site()
                                                && moment.state().statements().ran()));
    }

    /** The way to a call that runs inside, the call itself last; empty for calls that do not. */
    Optional<Way> to(Code code, CallSite site) {
        Map<Integer, TransactionScope> calls = begun.get(code);
        TransactionScope own = calls == null ? null : calls.get(site.site());
        if (own != null) {
            return Optional.of(new Way(own, code, List.of(new Occurrence.Hop(code, site, ""))));
        }
        Link link = links.get(code);
        if (link == null) {
            return Optional.empty();
        }
        List<Occurrence.Hop> hops = new ArrayList<>(List.of(new Occurrence.Hop(code, site, "")));
        Link at = link;
        while (at != null && at.caller() != null && at.site() != null) {
            hops.add(0, new Occurrence.Hop(at.caller(), at.site(), ""));
            at = at.caller().equals(at.opener()) ? null : links.get(at.caller());
        }
        return Optional.of(new Way(link.scope(), link.opener(), hops));
    }
}
