package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can run in a transaction: found forward from the scopes, then marked backward with what it can reach. Only
 * this part of the program is ever linked.
 */
final class Reach {
    private final FactsFinder finder;
    private final ParallelMap parallel;
    private final Map<Code, CodeFacts> facts = new LinkedHashMap<>();
    private Set<Code> touching = new LinkedHashSet<>();
    private Set<Code> reachingSinks = new LinkedHashSet<>();

    Reach(FactsFinder finder, ParallelMap parallel) {
        this.finder = finder;
        this.parallel = parallel;
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
        Map<Code, List<Code>> callers = new LinkedHashMap<>();
        Map<Code, List<Code>> callersOnConnection = new LinkedHashMap<>();
        Deque<Code> touches = new ArrayDeque<>();
        Deque<Code> sinks = new ArrayDeque<>();
        for (CodeFacts code : facts.values()) {
            for (CodeFacts.SiteFacts site : code.sites()) {
                if (site.roles().touchesDatabase() || site.touchReference()) {
                    touches.add(code.code());
                }
                if (site.roles().isSink() || site.sinkReference()) {
                    sinks.add(code.code());
                }
                for (CodeFacts.Lead lead : site.leads()) {
                    callers.computeIfAbsent(lead.code(), c -> new ArrayList<>()).add(code.code());
                    if (lead.same()) {
                        callersOnConnection
                                .computeIfAbsent(lead.code(), c -> new ArrayList<>())
                                .add(code.code());
                    }
                }
            }
        }
        touching = closure(touches, callersOnConnection);
        reachingSinks = closure(sinks, callers);
    }

    private static Set<Code> closure(Deque<Code> work, Map<Code, List<Code>> callers) {
        Set<Code> marked = new LinkedHashSet<>();
        while (!work.isEmpty()) {
            Code code = work.remove();
            if (marked.add(code)) {
                work.addAll(callers.getOrDefault(code, List.of()));
            }
        }
        return marked;
    }

    Map<Code, CodeFacts> facts() {
        return facts;
    }

    CodeFacts of(Code code) {
        CodeFacts known = facts.get(code);
        return known != null ? known : new CodeFacts(code, List.of());
    }

    /** Whether a statement may run in the code or what it calls, on the connection that it was entered with. */
    boolean mayTouch(Code code) {
        return touching.contains(code);
    }

    /** Whether the code or what it calls may wait for something other than the database. */
    boolean mayReachSink(Code code) {
        return reachingSinks.contains(code);
    }
}
