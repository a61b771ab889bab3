package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.transactions.DeclaredTransactions;
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

/** Finds classes whose every method runs in a transaction though none can use the database, and that wait for something else. */
final class NeedlessScopes {
    private final ProgramModel program;
    private final DeclaredTransactions declared;
    private final Reach reach;
    private final TypeKnowledge knowledge;

    NeedlessScopes(FlowAnalysis analysis, TypeKnowledge knowledge) {
        this.program = analysis.graph().program().program();
        this.declared = analysis.declared();
        this.reach = analysis.reach();
        this.knowledge = knowledge;
    }

    /** One issue a class, about the surest of its waits. */
    List<BoundaryIssue> find(List<TransactionScope> scopes, List<Occurrence> occurrences) {
        Map<String, Occurrence> waiting = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            TransactionScope scope = occurrence.scope();
            if (scope.kind() == TransactionScope.Kind.DECLARED
                    && scope.isTransaction()
                    && occurrence.confidence() != Confidence.POSSIBLE) {
                waiting.merge(
                        scope.code().method().type(),
                        occurrence,
                        (a, b) -> b.confidence().compareTo(a.confidence()) < 0 ? b : a);
            }
        }
        Map<String, List<Code>> declaring = new LinkedHashMap<>();
        for (TransactionScope scope : scopes) {
            if (scope.kind() == TransactionScope.Kind.DECLARED) {
                declaring
                        .computeIfAbsent(scope.code().method().type(), name -> new ArrayList<>())
                        .add(scope.code());
            }
        }
        List<BoundaryIssue> found = new ArrayList<>();
        waiting.forEach((name, occurrence) -> program.type(name)
                .filter(type -> usesNoDatabase(type, declaring.getOrDefault(name, List.of())))
                .flatMap(type -> issue(type, occurrence))
                .ifPresent(found::add));
        return found;
    }

    private Optional<BoundaryIssue> issue(TypeModel type, Occurrence occurrence) {
        return declared.annotationOf(type).map(annotation -> {
            TransactionScope scope = occurrence.scope();
            SourceLocation location = new SourceLocation(program.unitOf(type).file(), annotation.line(), 0);
            return new BoundaryIssue(
                    BoundaryIssue.Kind.NEEDLESS_SCOPE,
                    new TransactionScope(
                            scope.kind(),
                            scope.entry(),
                            scope.propagation(),
                            scope.code(),
                            scope.site(),
                            scope.begins(),
                            scope.holds(),
                            location),
                    occurrence.opener(),
                    new BoundaryIssue.Declaration(scope.code()),
                    occurrence.held(),
                    Confidence.LIKELY,
                    occurrence.hops(),
                    "");
        });
    }

    /** Whether nothing that the class does, inherits or calls may run a statement, as far as all of it is known. */
    private boolean usesNoDatabase(TypeModel type, List<Code> declaring) {
        Set<Code> seen = new LinkedHashSet<>();
        Deque<Code> work = new ArrayDeque<>(declaring);
        boolean plain = inheritsNothing(type)
                && type.methods().stream().noneMatch(method -> declared.isOwn(method) && method.hasBody());
        while (plain && !work.isEmpty()) {
            Code code = work.remove();
            if (seen.add(code)) {
                for (CodeFacts.SiteFacts site : reach.of(code).sites()) {
                    plain &= isKnownNotToTouch(code, site);
                    site.leads().forEach(lead -> work.add(lead.code()));
                }
            }
        }
        return plain;
    }

    /** A superclass brings methods that run in the transaction, too. */
    private boolean inheritsNothing(TypeModel type) {
        return type.superclass() == null && type.kind() == TypeModel.Kind.CLASS;
    }

    private boolean isKnownNotToTouch(Code code, CodeFacts.SiteFacts site) {
        if (!site.site().call().known() || site.roles().touchesDatabase() || site.touchReference()) {
            return false;
        }
        if (site.roles().database() != null || site.roles().transaction() != null) {
            return false;
        }
        MethodModel target = site.site().call().target();
        if (target != null && !target.hasBody() && site.leads().isEmpty()) {
            return site.roles().isSink();
        }
        if (target != null) {
            return program.type(target.type())
                    .filter(type -> !knowledge.isEntity(type))
                    .isPresent();
        }
        return site.roles().isSink() || site.roles().execution() != null || isHarmless(code, site.site());
    }

    /** A library's own service may do anything; what is not injected is but a value. */
    private boolean isHarmless(Code code, CallSite site) {
        String type = site.call().declaringType();
        boolean platform = type.startsWith("java.") && !type.startsWith("java.sql.");
        return platform || knowledge.waits(site.call().receiver().erasure()) || !isField(code, site.target());
    }

    private boolean isField(Code code, @Nullable Expr target) {
        String name = target instanceof Expr.Name plain
                ? plain.name()
                : target instanceof Expr.Select select && select.target() instanceof Expr.This ? select.name() : "";
        return program.type(code.method().type()).stream()
                .flatMap(type -> type.fields().stream())
                .anyMatch(
                        field -> field.name().equals(name) && !field.modifiers().contains(Modifier.STATIC));
    }
}
