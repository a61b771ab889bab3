package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.DatabaseEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can run in a transaction: found forward from the scopes, then marked backward with what it can reach. Only
 * this part of the program is ever linked.
 */
final class Reach {
    private final FactsFinder finder;
    private final ParallelMap parallel;
    private final Map<Code, CodeFacts> facts = new LinkedHashMap<>();
    private Set<Code> touching = new LinkedHashSet<>();
    private Set<Code> binding = new LinkedHashSet<>();
    private Set<Code> writing = new LinkedHashSet<>();
    private Set<Code> mattering = new LinkedHashSet<>();
    /** Code that was asked about and never added; null where nobody wants to know. */
    private final @Nullable Set<Code> missed;

    Reach(FactsFinder finder, ParallelMap parallel, boolean watched) {
        this.finder = finder;
        this.parallel = parallel;
        this.missed = watched ? ConcurrentHashMap.newKeySet() : null;
    }

    /** Code that was asked about and never added, in no order. */
    Set<Code> missed() {
        return missed == null ? Collections.emptySet() : Collections.unmodifiableSet(missed);
    }

    private boolean is(Code code, Set<Code> marked) {
        boolean marks = marked.contains(code);
        if (!marks) {
            note(code);
        }
        return marks;
    }

    private void note(Code code) {
        if (missed != null && !facts.containsKey(code)) {
            missed.add(code);
        }
    }

    /** Adds code and everything that it may call. */
    void add(Collection<Code> roots) {
        Set<Code> frontier = new LinkedHashSet<>(roots);
        while (!frontier.isEmpty()) {
            List<Code> wave =
                    frontier.stream().filter(code -> !facts.containsKey(code)).toList();
            Set<Code> next = new LinkedHashSet<>();
            for (CodeFacts found : parallel.map(wave, finder::find)) {
                facts.put(found.code(), found);
                found.sites().forEach(site -> site.leads().forEach(lead -> next.add(lead.code())));
            }
            frontier = next;
            frontier.removeAll(facts.keySet());
        }
        mark();
    }

    private void mark() {
        touching = closure(Reach::touches, CodeFacts.Lead::same);
        binding = closure(Reach::binds, CodeFacts.Lead::joins);
        writing = closure(site -> site.roles().writesForCertain(), lead -> true);
        mattering = closure(this::matters, lead -> true);
    }

    private static boolean touches(CodeFacts.SiteFacts site) {
        return site.roles().touchesDatabase() || site.touchReference();
    }

    private static boolean binds(CodeFacts.SiteFacts site) {
        DatabaseEntry database = site.roles().database();
        return database != null && database.binds();
    }

    /** A sink, a boundary of another transaction, or work after the commit. */
    private boolean matters(CodeFacts.SiteFacts site) {
        return site.roles().isSink()
                || site.sinkReference()
                || site.roles().takesConnection()
                || site.leads().stream()
                        .anyMatch(lead -> lead.crossing() || (lead.late() && writing.contains(lead.code())));
    }

    /** Code with such a call, and code that leads to it. */
    private Set<Code> closure(Predicate<CodeFacts.SiteFacts> seed, Predicate<CodeFacts.Lead> through) {
        Map<Code, List<Code>> callers = new LinkedHashMap<>();
        Deque<Code> work = new ArrayDeque<>();
        for (CodeFacts code : facts.values()) {
            for (CodeFacts.SiteFacts site : code.sites()) {
                if (seed.test(site)) {
                    work.add(code.code());
                }
                for (CodeFacts.Lead lead : site.leads()) {
                    if (through.test(lead)) {
                        callers.computeIfAbsent(lead.code(), c -> new ArrayList<>())
                                .add(code.code());
                    }
                }
            }
        }
        Set<Code> marked = new LinkedHashSet<>();
        while (!work.isEmpty()) {
            Code code = work.remove();
            if (marked.add(code)) {
                work.addAll(callers.getOrDefault(code, List.of()));
            }
        }
        return marked;
    }

    /** Everything that may be called from the code, itself included. */
    Set<Code> forward(Collection<Code> roots) {
        Set<Code> reached = new LinkedHashSet<>();
        Deque<Code> work = new ArrayDeque<>(roots);
        while (!work.isEmpty()) {
            Code code = work.remove();
            if (reached.add(code)) {
                of(code).sites().forEach(site -> site.leads().forEach(lead -> work.add(lead.code())));
            }
        }
        return reached;
    }

    Map<Code, CodeFacts> facts() {
        return facts;
    }

    CodeFacts of(Code code) {
        CodeFacts known = facts.get(code);
        if (known == null) {
            note(code);
        }
        return known != null ? known : new CodeFacts(code, List.of());
    }

    /** Whether a statement may run in the code or what it calls, on the connection that it was entered with. */
    boolean mayTouch(Code code) {
        return is(code, touching);
    }

    /** Whether a statement of the code may leave its connection with a caller that has no transaction. */
    boolean mayBind(Code code) {
        return is(code, binding);
    }

    /** Whether the code may write, in whatever transaction. */
    boolean mayWrite(Code code) {
        return is(code, writing);
    }

    /** Whether the code may lead to anything that is worth reporting if a transaction is open. */
    boolean mayMatter(Code code) {
        return is(code, mattering);
    }
}
