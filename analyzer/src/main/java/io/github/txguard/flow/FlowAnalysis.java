package io.github.txguard.flow;

import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Pairs;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.FirstUses;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.ScopeFinder;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole analysis of a linked program: finds transactions, what can run in them, in which state each call is made, and
 * walks from every transaction to its sinks.
 */
public final class FlowAnalysis {
    private static final int MAX_EFFECT_ROUNDS = 4;

    private final ParallelMap parallel;
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final Callers callers;
    private final ScopeFinder finder;
    private final Reach reach;
    private final Outlines outlines;
    private final TypeKnowledge knowledge;
    private final FirstUses firstUses;
    private final boolean persistence;
    private final ApiCatalog catalog;
    private final List<TransactionScope> scopes = new ArrayList<>();
    private final Map<Code, TransactionScope> declaredScopes = new LinkedHashMap<>();

    /**
     * An analysis.
     *
     * @param program linked program
     * @param catalog knowledge of APIs
     * @param config what the application says of its transactions elsewhere
     * @param parallel how to use threads
     */
    public FlowAnalysis(LinkedProgram program, ApiCatalog catalog, ApplicationConfig config, ParallelMap parallel) {
        this.parallel = parallel;
        this.catalog = catalog;
        this.graph = new CallGraph(program, catalog, config);
        this.declared = new DeclaredTransactions(program, catalog, config);
        this.callers = new Callers(graph);
        this.finder = new ScopeFinder(graph, catalog, config, declared, callers);
        this.reach = new Reach(new FactsFinder(graph, declared), parallel);
        this.outlines = new Outlines(graph, reach);
        this.firstUses = new FirstUses(graph);
        this.knowledge = new TypeKnowledge(program, catalog);
        this.persistence = program.program().types().values().stream().anyMatch(knowledge::isEntity);
    }

    /**
     * What an analysis yields.
     *
     * @param occurrences sinks reached from transactions
     * @param issues transactions whose boundaries are not what they seem
     * @param blindSpots what could not be seen inside transactions
     * @param scopes number of places where a transaction opens
     * @param methods methods looked into
     * @param calls calls in these
     * @param callsResolved of these, with a known declaration
     */
    public record Result(
            List<Occurrence> occurrences,
            List<BoundaryIssue> issues,
            List<BlindSpot> blindSpots,
            int scopes,
            int methods,
            int calls,
            int callsResolved) {
        /** Copies the lists so that the result is immutable. */
        public Result {
            occurrences = List.copyOf(occurrences);
            issues = List.copyOf(issues);
            blindSpots = List.copyOf(blindSpots);
        }
    }

    /**
     * Runs the analysis.
     *
     * @param pairs which pairs are wanted
     */
    public Result run(Pairs pairs) {
        findScopes();
        List<Occurrence> found = new ArrayList<>();
        List<BoundaryIssue> issues = new ArrayList<>();
        for (Walks.Walked walked : walks(pairs).from(scopes)) {
            found.addAll(walked.occurrences());
            issues.addAll(walked.issues());
        }
        MandatoryCalls mandatory = new MandatoryCalls(this, scopes);
        found.removeIf(occurrence -> mandatory.neverOpens(occurrence.scope()));
        issues.addAll(mandatory.issues());
        InsideWays inside = new InsideWays(this, scopes);
        List<BlindSpot> blindSpots = new BlindSpots(this, inside, scopes).find();
        issues.addAll(boundaries(found, inside));
        LibraryWaits libraries = new LibraryWaits(graph.program().program());
        issues.removeIf(issue -> !libraries.isJudged(issue));
        found = libraries.fold(found);
        boolean all = pairs == Pairs.ALL;
        List<Occurrence> kept = all ? found : PairFolder.fold(found);
        List<Occurrence> located = kept.stream().map(new Loops(graph)::locate).toList();
        return result(located, all ? issues : PairFolder.foldIssues(issues), blindSpots);
    }

    private Walks walks(Pairs pairs) {
        return new Walks(this, parallel, pairs == Pairs.MINIMAL, WalkTrace.NONE);
    }

    /** Questions about the analysis, once it has run. */
    public Inquiry inquiry() {
        return new Inquiry(this, scopes);
    }

    private List<BoundaryIssue> boundaries(List<Occurrence> found, InsideWays inside) {
        List<BoundaryIssue> issues = new ArrayList<>();
        issues.addAll(new Leaks(this).find(scopes));
        issues.addAll(new NeedlessScopes(this, knowledge).find(scopes, found));
        issues.addAll(new IneffectiveDeclarations(this, inside).find());
        return issues;
    }

    private Result result(List<Occurrence> occurrences, List<BoundaryIssue> issues, List<BlindSpot> blindSpots) {
        ProgramModel program = graph.program().program();
        Set<MethodModel> methods = new LinkedHashSet<>();
        int calls = 0;
        int resolved = 0;
        for (CodeFacts facts : reach.facts().values()) {
            if (program.originOf(facts.code().method().type()) != UnitModel.Origin.SOURCE) {
                continue;
            }
            methods.add(facts.code().method());
            calls += facts.sites().size();
            resolved += (int) facts.sites().stream()
                    .filter(site -> site.site().call().known())
                    .count();
        }
        return new Result(occurrences, issues, blindSpots, scopes.size(), methods.size(), calls, resolved);
    }

    private void findScopes() {
        List<MethodModel> candidates = finder.candidates();
        parallel.map(candidates, graph::code);
        List<TransactionScope> found = finder.declared();
        found.forEach(scope -> declaredScopes.put(scope.code(), scope));
        parallel.map(candidates, finder::functions).forEach(found::addAll);
        Set<Code> roots = new LinkedHashSet<>();
        found.forEach(scope -> roots.add(scope.code()));
        Set<MethodModel> programmatic = new LinkedHashSet<>(candidates);
        programmatic.forEach(method -> roots.addAll(graph.code(method).codes()));
        reach.add(roots);
        settleEffects(programmatic);
        outlines.settleWrites();
        scopes.addAll(found);
        for (MethodModel method : programmatic) {
            for (Code code : graph.code(method).codes()) {
                manualScopes(code);
            }
        }
        addHelperCallers();
    }

    /** Methods that leave a transaction begun or ended make their callers methods of that kind, too. */
    private void settleEffects(Set<MethodModel> programmatic) {
        List<MethodModel> changed = outlines.settle(programmatic);
        for (int round = 0; round < MAX_EFFECT_ROUNDS && !changed.isEmpty(); round++) {
            Set<MethodModel> calling = new LinkedHashSet<>();
            for (MethodModel method : changed) {
                callers.of(method).forEach(caller -> calling.add(caller.code().method()));
            }
            programmatic.addAll(calling);
            Set<Code> roots = new LinkedHashSet<>();
            calling.forEach(method -> roots.addAll(graph.code(method).codes()));
            reach.add(roots);
            changed = outlines.settle(calling);
        }
    }

    private void manualScopes(Code code) {
        Set<Integer> opening = new LinkedHashSet<>();
        for (Outline.Moment moment : outlines.of(code).moments()) {
            opening.addAll(moment.state().open().keySet());
        }
        for (CallSite site : graph.code(code.method()).calls(code)) {
            if (opening.contains(site.site())) {
                outlines.begins(code, site).ifPresent(entry -> scopes.add(finder.manual(entry, code, site)));
            }
        }
    }

    /** Code that hands functions to a helper which opens a transaction, directly or through others, runs in it. */
    private void addHelperCallers() {
        Set<MethodModel> seen = new LinkedHashSet<>();
        Set<MethodModel> helpers = new LinkedHashSet<>();
        scopes.forEach(scope -> helpers.add(scope.code().method()));
        Set<Code> roots = new LinkedHashSet<>();
        for (int depth = 0; depth < Walks.MAX_LIFT && !helpers.isEmpty(); depth++) {
            Set<MethodModel> handing = new LinkedHashSet<>();
            for (MethodModel helper : helpers) {
                if (seen.add(helper) && !helper.parameters().isEmpty()) {
                    callers.of(helper).stream()
                            .filter(this::handsFunctions)
                            .forEach(caller -> handing.add(caller.code().method()));
                }
            }
            handing.forEach(method -> roots.addAll(graph.code(method).codes()));
            helpers.clear();
            helpers.addAll(handing);
        }
        reach.add(roots);
    }

    private boolean handsFunctions(Callers.Caller caller) {
        Frame frame = FactsFinder.frame(graph, caller.code());
        return caller.site().arguments().stream()
                .anyMatch(argument -> !graph.values(argument, frame).isEmpty());
    }

    /** Whether the program's transactions are those of persistence contexts, as its entities tell. */
    boolean usesPersistenceContexts() {
        return persistence;
    }

    CallGraph graph() {
        return graph;
    }

    DeclaredTransactions declared() {
        return declared;
    }

    ScopeFinder finder() {
        return finder;
    }

    ApiCatalog catalog() {
        return catalog;
    }

    Callers callers() {
        return callers;
    }

    FirstUses firstUses() {
        return firstUses;
    }

    Reach reach() {
        return reach;
    }

    Outlines outlines() {
        return outlines;
    }

    /** Scopes that are declared for methods, by these. */
    Map<Code, TransactionScope> declaredScopes() {
        return declaredScopes;
    }
}
