package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.Code;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * As much of an analysis as tells of the transactions that open in one file. It looks into nothing but what the code of this file
 * may run, and gives up where who else runs that code may make a difference.
 */
final class FileAnalysis {
    /** Functions that others have put somewhere are found while walking; what they run has to be looked into first. */
    private static final int MAX_ROUNDS = 4;

    private final FlowAnalysis whole;
    private final List<MethodModel> own;
    private final Pairs pairs;
    private final Confidence least;

    /**
     * An analysis of a file.
     *
     * @param whole analysis of the program, which has not run
     * @param file path of the file
     * @param pairs which pairs are wanted
     * @param least findings that are less sure are not wanted
     */
    FileAnalysis(FlowAnalysis whole, String file, Pairs pairs, Confidence least) {
        this.whole = whole;
        this.pairs = pairs;
        this.least = least;
        this.own = whole.graph().program().program().units().stream()
                .filter(unit -> unit.file().equals(file))
                .flatMap(unit -> unit.types().stream())
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.hasBody())
                .toList();
    }

    /** The result, in which only what is said of transactions in the file is complete; empty if it takes more of the program. */
    Optional<FlowAnalysis.Result> run() {
        CallGraph graph = whole.graph();
        Set<Code> roots = new LinkedHashSet<>();
        own.forEach(method -> roots.addAll(graph.code(method).codes()));
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Reach reach = whole.reachOf(roots);
            List<MethodModel> methods = new ArrayList<>(own);
            reach.facts().forEach(facts -> methods.add(facts.code().method()));
            FlowAnalysis narrow = new FlowAnalysis(whole, reach, Focus.on(methods));
            Optional<FlowAnalysis.Result> result = run(narrow);
            if (result.isEmpty() || reach.missed().isEmpty()) {
                return result;
            }
            roots.addAll(reach.missed());
        }
        return Optional.empty();
    }

    private Optional<FlowAnalysis.Result> run(FlowAnalysis narrow) {
        narrow.findScopes();
        List<TransactionScope> scopes = narrow.scopes();
        if (scopes.stream().anyMatch(scope -> scope.propagation().needsTransaction())) {
            return Optional.empty();
        }
        InsideWays inside = new InsideWays(narrow, scopes);
        UnseenTransactions unseen = new UnseenTransactions(narrow);
        IneffectiveDeclarations ineffective = new IneffectiveDeclarations(narrow);
        Map<MethodModel, TransactionScope> candidates = ineffective.candidates(own);
        if (!ineffective.selfCalls(inside).isEmpty()
                || candidates.keySet().stream()
                        .anyMatch(method -> ineffective.isLeftToOthers(method, inside, unseen))) {
            return Optional.empty();
        }
        List<Occurrence> found = new ArrayList<>();
        List<BoundaryIssue> issues = new ArrayList<>();
        narrow.walk(pairs, found, issues);
        issues.addAll(narrow.boundaries(found));
        issues.addAll(ineffective.withoutTransaction(candidates, inside));
        FlowAnalysis.Result result = narrow.folded(pairs, found, issues, List.of());
        boolean covered = result.occurrences().stream()
                .filter(occurrence -> own.contains(occurrence.opener().method()))
                .filter(occurrence -> occurrence.confidence().isAtLeast(least))
                .anyMatch(occurrence -> mayBeToldOfOthers(occurrence, unseen));
        return covered ? Optional.empty() : Optional.of(result);
    }

    /** Whether a wait may be told of a transaction that was not looked into, and not of this one (see {@link PairFolder}). */
    private static boolean mayBeToldOfOthers(Occurrence occurrence, UnseenTransactions unseen) {
        return occurrence.through()
                || (!occurrence.scope().isTransaction()
                        && unseen.mayRun(occurrence.opener().method()));
    }
}
