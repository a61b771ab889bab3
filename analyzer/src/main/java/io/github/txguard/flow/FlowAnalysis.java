package io.github.txguard.flow;

import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.Confidence;
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
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.transactions.Callers;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.ScopeFinder;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.Collection;
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

    private final Focus focus;
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
        this.focus = Focus.ALL;
        this.parallel = parallel;
        this.catalog = catalog;
        this.graph = new CallGraph(program, catalog, config);
        this.declared = new DeclaredTransactions(program, catalog, config);
        this.callers = new Callers(graph);
        this.finder = new ScopeFinder(graph, catalog, config, declared, callers);
        this.reach = new Reach(new FactsFinder(graph, declared), parallel, false);
        this.outlines = new Outlines(graph, reach);
        this.firstUses = new FirstUses(graph);
        this.knowledge = new TypeKnowledge(program, catalog);
        this.persistence = program.program().types().values().stream().anyMatch(knowledge::isEntity);
    }

    /** An analysis of a part of the program, of which the reach is known. */
    FlowAnalysis(FlowAnalysis whole, Reach reach, Focus focus) {
        this.focus = focus;
        this.reach = reach;
        this.parallel = whole.parallel;
        this.catalog = whole.catalog;
        this.graph = whole.graph;
        this.declared = whole.declared;
        this.callers = whole.callers;
        this.finder = whole.finder;
        this.outlines = new Outlines(graph, reach);
        this.firstUses = whole.firstUses;
        this.knowledge = whole.knowledge;
        this.persistence = whole.persistence;
    }

    /** What some code may run; it takes down what else it is asked about. */
    Reach reachOf(Collection<Code> roots) {
        Reach some = new Reach(new FactsFinder(graph, declared), parallel, true);
        some.add(roots);
        return some;
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
        walk(pairs, found, issues);
        MandatoryCalls mandatory = new MandatoryCalls(this, scopes);
        found.removeIf(occurrence -> mandatory.neverOpens(occurrence.scope()));
        issues.addAll(mandatory.issues());
        InsideWays inside = new InsideWays(this, scopes);
        List<BlindSpot> blindSpots = new BlindSpots(this, inside, scopes).find();
        issues.addAll(boundaries(found));
        issues.addAll(new IneffectiveDeclarations(this).find(inside));
        return folded(pairs, found, issues, blindSpots);
    }

    /** The result, with each wait told of those transactions only that say the most about it. */
    Result folded(Pairs pairs, List<Occurrence> occurrences, List<BoundaryIssue> issues, List<BlindSpot> blindSpots) {
        LibraryWaits libraries = new LibraryWaits(graph.program().program());
        issues.removeIf(issue -> !libraries.isJudged(issue));
        List<Occurrence> found = libraries.fold(occurrences);
        boolean all = pairs == Pairs.ALL;
        List<Occurrence> kept = all ? found : PairFolder.fold(found);
        List<Occurrence> located = kept.stream().map(new Loops(graph)::locate).toList();
        return result(located, all ? issues : PairFolder.foldIssues(issues), blindSpots);
    }

    /**
     * Runs as much of the analysis as tells of the transactions that open in one file: what the code of this file may run, if
     * that is enough.
     *
     * @param pairs which pairs are wanted
     * @param file path of the file
     * @param least findings that are less sure are not wanted
     * @return what {@link #run(Pairs)} says of transactions that open in the file, perhaps with some of others
     */
    public Result run(Pairs pairs, String file, Confidence least) {
        return new FileAnalysis(this, file, pairs, least).run().orElseGet(() -> run(pairs));
    }

    private Walks walks(Pairs pairs) {
        return new Walks(this, parallel, pairs == Pairs.MINIMAL, WalkTrace.NONE);
    }

    /** Questions about the analysis, once it has run. */
    public Inquiry inquiry() {
        return new Inquiry(this, scopes);
    }

    /** Adds what the walks from all transactions find. */
    void walk(Pairs pairs, List<Occurrence> found, List<BoundaryIssue> issues) {
        for (Walks.Walked walked : walks(pairs).from(scopes)) {
            found.addAll(walked.occurrences());
            issues.addAll(walked.issues());
        }
    }

    /** What is wrong with the boundaries of single transactions. */
    List<BoundaryIssue> boundaries(List<Occurrence> found) {
        List<BoundaryIssue> issues = new ArrayList<>(new Leaks(this).find(scopes));
        issues.addAll(new NeedlessScopes(this, knowledge).find(scopes, found));
        return issues;
    }

    private Result result(List<Occurrence> occurrences, List<BoundaryIssue> issues, List<BlindSpot> blindSpots) {
        ProgramModel program = graph.program().program();
        Set<MethodModel> methods = new LinkedHashSet<>();
        int calls = 0;
        int resolved = 0;
        for (CodeFacts facts : reach.facts()) {
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

    void findScopes() {
        List<MethodModel> candidates =
                finder.candidates().stream().filter(focus::contains).toList();
        parallel.map(candidates, graph::code);
        List<TypeModel> types = List.copyOf(graph.program().program().types().values());
        List<TransactionScope> found = parallel.flatMap(types, type -> finder.declared(type, focus::contains));
        found.forEach(scope -> declaredScopes.put(scope.code(), scope));
        found.addAll(parallel.flatMap(candidates, finder::functions));
        Set<Code> roots = new LinkedHashSet<>();
        found.forEach(scope -> roots.add(scope.code()));
        Set<MethodModel> programmatic = new LinkedHashSet<>(candidates);
        programmatic.forEach(method -> roots.addAll(graph.code(method).codes()));
        reach.add(roots);
        settleEffects(programmatic);
        outlines.settleWrites(parallel);
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
            for (List<Callers.Caller> found : parallel.map(changed, this::callersOf)) {
                found.forEach(caller -> calling.add(caller.code().method()));
            }
            programmatic.addAll(calling);
            Set<Code> roots = new LinkedHashSet<>();
            calling.forEach(method -> roots.addAll(graph.code(method).codes()));
            reach.add(roots);
            changed = outlines.settle(calling);
        }
    }

    private void manualScopes(Code code) {
        if (!outlines.mayOpenOrEnd(code)) {
            return;
        }
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
            List<MethodModel> asked = new ArrayList<>();
            for (MethodModel helper : helpers) {
                if (seen.add(helper) && !helper.parameters().isEmpty()) {
                    asked.add(helper);
                }
            }
            Set<MethodModel> handing = new LinkedHashSet<>();
            for (List<Callers.Caller> found : parallel.map(asked, this::callersOf)) {
                for (Callers.Caller caller : found) {
                    if (!handing.contains(caller.code().method()) && handsFunctions(caller)) {
                        handing.add(caller.code().method());
                    }
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

    List<TransactionScope> scopes() {
        return scopes;
    }

    CallGraph graph() {
        return graph;
    }

    ParallelMap parallel() {
        return parallel;
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

    /** Calls that may run the method, as far as the program is looked into. */
    List<Callers.Caller> callersOf(MethodModel method) {
        return focus.isAll() ? callers.of(method) : callers.of(method, focus::contains);
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
