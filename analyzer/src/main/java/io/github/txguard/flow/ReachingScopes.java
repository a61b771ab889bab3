package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which transactions may be current where a piece of code runs, each by its number in the list of scopes. */
final class ReachingScopes {
    /** Words in a block. */
    private static final int WORDS = 8;

    private static final int BITS = WORDS * Long.SIZE;

    /** A part of a bit set. */
    private static final class Block {
        private final long[] words = new long[WORDS];

        /** Adds the bits of another one; false if it had them all. */
        boolean join(Block added) {
            boolean more = false;
            for (int i = 0; i < WORDS; i++) {
                long joined = words[i] | added.words[i];
                more |= joined != words[i];
                words[i] = joined;
            }
            return more;
        }
    }

    private final Reach reach;
    private final InsideWays inside;
    private final int blocks;
    private final Map<TransactionScope, Integer> numbers = new LinkedHashMap<>();
    /**
     * Bit sets as blocks of words: they are joined more often than anything else is done with them, and in a large program most code
     * is reached from few transactions. A block without bits is missing.
     */
    private final Map<Code, @Nullable Block[]> reaching = new LinkedHashMap<>();

    private final Deque<Code> work = new ArrayDeque<>();

    ReachingScopes(FlowAnalysis analysis, InsideWays inside, List<TransactionScope> scopes) {
        this.reach = analysis.reach();
        this.inside = inside;
        this.blocks = scopes.size() / BITS + 1;
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
            @Nullable Block[] here = reaching.getOrDefault(code, new Block[blocks]);
            for (CodeFacts.SiteFacts site : reach.of(code).sites()) {
                for (CodeFacts.Lead lead : site.leads()) {
                    if (lead.same()) {
                        enter(lead.code(), here);
                    }
                }
            }
        }
    }

    private @Nullable Block[] only(TransactionScope scope) {
        @Nullable Block[] bits = new Block[blocks];
        int number = numbers.getOrDefault(scope, 0);
        Block block = new Block();
        block.words[number % BITS / Long.SIZE] = 1L << (number % Long.SIZE);
        bits[number / BITS] = block;
        return bits;
    }

    private void enter(Code code, @Nullable Block[] scopes) {
        @Nullable Block[] known = reaching.computeIfAbsent(code, c -> new Block[blocks]);
        boolean more = false;
        for (int i = 0; i < blocks; i++) {
            Block added = scopes[i];
            if (added != null) {
                Block block = known[i];
                if (block == null) {
                    block = new Block();
                    known[i] = block;
                }
                more |= block.join(added);
            }
        }
        if (more) {
            work.add(code);
        }
    }

    /** Adds the numbers of the transactions in which a call of the code may run. */
    void addTo(BitSet set, Code code, int site) {
        @Nullable Block[] scopes = reaching.get(code);
        for (int i = 0; scopes != null && i < blocks; i++) {
            Block block = scopes[i];
            if (block != null) {
                int first = i * BITS;
                BitSet.valueOf(block.words).stream().forEach(bit -> set.set(first + bit));
            }
        }
        inside.begunAt(code, site).ifPresent(scope -> set.set(numbers.getOrDefault(scope, 0)));
    }
}
