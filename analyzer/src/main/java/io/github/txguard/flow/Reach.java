package io.github.txguard.flow;

import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.DatabaseEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can run in a transaction: found forward from the scopes, then marked backward with what it can reach. Only
 * this part of the program is ever linked. Code that is added later only adds to what is marked, so that nothing is marked twice.
 */
final class Reach {
    private static final int TOUCHES = 1;
    private static final int BINDS = 1 << 1;
    private static final int WRITES = 1 << 2;
    private static final int MATTERS = 1 << 3;
    /** Of a lead: it runs after the commit, where a write matters to the caller. */
    private static final int LATE = 1 << 4;
    /** A caller is kept as its number and, below that, the marks that its lead hands on. */
    private static final int LEAD_BITS = 5;

    private final FactsFinder finder;
    private final ParallelMap parallel;
    private final Map<Code, Node> nodes = new LinkedHashMap<>();
    private final List<Node> numbered = new ArrayList<>();
    private final List<CodeFacts> facts = new ArrayList<>();
    /** Nodes with marks that their callers have not heard of. */
    private final Deque<Node> work = new ArrayDeque<>();
    /** Code that was asked about and never added; null where nobody wants to know. */
    private final @Nullable Set<Code> missed;

    Reach(FactsFinder finder, ParallelMap parallel, boolean watched) {
        this.finder = finder;
        this.parallel = parallel;
        this.missed = watched ? ConcurrentHashMap.newKeySet() : null;
    }

    /** A piece of code that was added, or that such code leads to. */
    private static final class Node {
        private final int number;
        private @Nullable CodeFacts facts;
        private boolean wanted;
        private int marks;
        private int untold;
        private int[] callers = new int[2];
        private int callerCount;

        Node(int number) {
            this.number = number;
        }

        void calledBy(Node caller, int handsOn) {
            if (callerCount == callers.length) {
                callers = Arrays.copyOf(callers, callerCount * 2);
            }
            callers[callerCount++] = caller.number << LEAD_BITS | handsOn;
        }
    }

    private Node node(Code code) {
        Node known = nodes.get(code);
        if (known == null) {
            known = new Node(numbered.size());
            numbered.add(known);
            nodes.put(code, known);
        }
        return known;
    }

    /** Code that was asked about and never added, in no order. */
    Set<Code> missed() {
        return missed == null ? Collections.emptySet() : Collections.unmodifiableSet(missed);
    }

    private void note(Code code, @Nullable Node node) {
        if (missed != null && (node == null || node.facts == null)) {
            missed.add(code);
        }
    }

    /** Adds code and everything that it may call. */
    void add(Collection<Code> roots) {
        List<Code> wave = new ArrayList<>();
        roots.forEach(code -> want(code, node(code), wave));
        while (!wave.isEmpty()) {
            List<CodeFacts> found = parallel.map(wave, finder::find);
            wave.clear();
            for (CodeFacts code : found) {
                add(code, wave);
            }
        }
        spread();
    }

    private static void want(Code code, Node node, List<Code> wave) {
        if (!node.wanted) {
            node.wanted = true;
            wave.add(code);
        }
    }

    private void add(CodeFacts found, List<Code> next) {
        Node node = node(found.code());
        node.facts = found;
        facts.add(found);
        int own = 0;
        for (CodeFacts.SiteFacts site : found.sites()) {
            own |= marks(site);
            for (CodeFacts.Lead lead : site.leads()) {
                Node callee = node(lead.code());
                want(lead.code(), callee, next);
                int handsOn = handsOn(lead);
                callee.calledBy(node, handsOn);
                own |= handed(callee.marks, handsOn);
            }
        }
        mark(node, own);
    }

    /** What a call says of its code by itself. What matters: a sink, a boundary of another transaction. */
    private static int marks(CodeFacts.SiteFacts site) {
        DatabaseEntry database = site.roles().database();
        boolean matters =
                site.roles().isSink() || site.sinkReference() || site.roles().takesConnection();
        for (CodeFacts.Lead lead : site.leads()) {
            matters |= lead.crossing();
        }
        return (site.roles().touchesDatabase() || site.touchReference() ? TOUCHES : 0)
                | (database != null && database.binds() ? BINDS : 0)
                | (site.roles().writesForCertain() ? WRITES : 0)
                | (matters ? MATTERS : 0);
    }

    private static int handsOn(CodeFacts.Lead lead) {
        return WRITES | MATTERS | (lead.same() ? TOUCHES : 0) | (lead.joins() ? BINDS : 0) | (lead.late() ? LATE : 0);
    }

    /** Marks of a callee that its caller gets; a write after the commit matters, too. */
    private static int handed(int marks, int handsOn) {
        boolean writesLate = (marks & WRITES) != 0 && (handsOn & LATE) != 0;
        return (marks & handsOn) | (writesLate ? MATTERS : 0);
    }

    private void mark(Node node, int marks) {
        int more = marks & ~node.marks;
        if (more != 0) {
            if (node.untold == 0) {
                work.add(node);
            }
            node.marks |= more;
            node.untold |= more;
        }
    }

    /** Hands the marks on to whoever leads there. */
    private void spread() {
        while (!work.isEmpty()) {
            Node node = work.remove();
            int marks = node.untold;
            node.untold = 0;
            for (int i = 0; i < node.callerCount; i++) {
                int caller = node.callers[i];
                mark(numbered.get(caller >>> LEAD_BITS), handed(marks, caller));
            }
        }
    }

    /** Of all code that was added, in the order in which it was reached. */
    List<CodeFacts> facts() {
        return Collections.unmodifiableList(facts);
    }

    CodeFacts of(Code code) {
        Node node = nodes.get(code);
        note(code, node);
        CodeFacts known = node == null ? null : node.facts;
        return known != null ? known : new CodeFacts(code, List.of());
    }

    private boolean is(Code code, int mark) {
        Node node = nodes.get(code);
        boolean marked = node != null && (node.marks & mark) != 0;
        if (!marked) {
            note(code, node);
        }
        return marked;
    }

    /** Whether a statement may run in the code or what it calls, on the connection that it was entered with. */
    boolean mayTouch(Code code) {
        return is(code, TOUCHES);
    }

    /** Whether a statement of the code may leave its connection with a caller that has no transaction. */
    boolean mayBind(Code code) {
        return is(code, BINDS);
    }

    /** Whether the code may write, in whatever transaction. */
    boolean mayWrite(Code code) {
        return is(code, WRITES);
    }

    /** Whether the code may lead to anything that is worth reporting if a transaction is open: a sink, or work after the commit. */
    boolean mayMatter(Code code) {
        return is(code, MATTERS);
    }
}
