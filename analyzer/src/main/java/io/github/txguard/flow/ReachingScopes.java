package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which transactions may be current where a piece of code runs, each by its number in the list of scopes. */
final class ReachingScopes {
    private final Reach reach;
    private final InsideWays inside;
    private final int words;
    private final Map<TransactionScope, Integer> numbers = new LinkedHashMap<>();
    /** Bit sets as words: they are joined more often than anything else is done with them. */
    private final Map<Code, long[]> reaching = new LinkedHashMap<>();

    private final Deque<Code> work = new ArrayDeque<>();

    ReachingScopes(FlowAnalysis analysis, InsideWays inside, List<TransactionScope> scopes) {
        this.reach = analysis.reach();
        this.inside = inside;
        this.words = scopes.size() / Long.SIZE + 1;
        for (TransactionScope scope : scopes) {
            numbers.putIfAbsent(scope, numbers.size());
        }
        inside.openings().forEach((code, scope) -> enter(code, only(scope)));
        for (TransactionScope scope : scopes) {
            if (scope.isTransaction() && scope.kind() == TransactionScope.Kind.DECLARED) {
                enter(scope.code(), only(scope));
            }
        }
        while (!work.isEmpty()) {
            Code code = work.remove();
            long[] here = reaching.getOrDefault(code, new long[words]);
            for (CodeFacts.SiteFacts site : reach.of(code).sites()) {
                for (CodeFacts.Lead lead : site.leads()) {
                    if (lead.same()) {
                        enter(lead.code(), here);
                    }
                }
            }
        }
    }

    private long[] only(TransactionScope scope) {
        long[] bits = new long[words];
        int number = numbers.getOrDefault(scope, 0);
        bits[number / Long.SIZE] = 1L << (number % Long.SIZE);
        return bits;
    }

    private void enter(Code code, long[] scopes) {
        long[] known = reaching.computeIfAbsent(code, c -> new long[words]);
        boolean more = false;
        for (int i = 0; i < words; i++) {
            long joined = known[i] | scopes[i];
            more |= joined != known[i];
            known[i] = joined;
        }
        if (more) {
            work.add(code);
        }
    }

    /** Adds the numbers of the transactions in which a call of the code may run. */
    void addTo(BitSet set, Code code, int site) {
        long[] scopes = reaching.get(code);
        if (scopes != null) {
            set.or(BitSet.valueOf(scopes));
        }
        inside.begunAt(code, site).ifPresent(scope -> set.or(BitSet.valueOf(only(scope))));
    }
}
