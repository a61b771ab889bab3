package io.github.txguard.rules;

import io.github.txguard.api.CallPath;
import io.github.txguard.api.Finding;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.catalog.KindInfo;
import io.github.txguard.catalog.Kinds;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.flow.Occurrence;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Says to users what an occurrence means. */
public final class FindingFactory {
    private final ProgramModel program;
    private final RuleBook rules;
    private final Kinds kinds;

    /**
     * A factory.
     *
     * @param program program of the occurrences
     * @param rules the rules
     * @param kinds what is known of classes of sinks
     */
    public FindingFactory(ProgramModel program, RuleBook rules, Kinds kinds) {
        this.program = program;
        this.rules = rules;
        this.kinds = kinds;
    }

    /**
     * The finding of an occurrence; empty if no rule is about its class of sink.
     *
     * @param occurrence occurrence
     */
    public Optional<Finding> of(Occurrence occurrence) {
        BlockingEntry entry = Objects.requireNonNull(occurrence.roles().blocking());
        return rules.forKind(entry.kind()).map(rule -> finding(occurrence, entry, rule));
    }

    private Finding finding(Occurrence occurrence, BlockingEntry entry, RuleInfo rule) {
        TransactionRef transaction = transaction(occurrence);
        SinkRef sink = sink(occurrence, entry);
        return new Finding(
                rule.id(),
                entry.kind(),
                severity(occurrence, entry, rule),
                occurrence.confidence(),
                occurrence.held(),
                message(occurrence, entry, transaction),
                rule.advice(),
                "",
                transaction,
                sink,
                path(occurrence));
    }

    private Severity severity(Occurrence occurrence, BlockingEntry entry, RuleInfo rule) {
        String own = entry.severity();
        Severity severity = own != null
                ? Severity.valueOf(own.toUpperCase(Locale.ROOT))
                : kinds.find(entry.kind()).map(KindInfo::severity).orElse(rule.severity());
        return occurrence.held().isOpen() ? severity : severity.lowered();
    }

    private TransactionRef transaction(Occurrence occurrence) {
        TransactionScope scope = occurrence.scope();
        boolean own = occurrence.opener().equals(scope.code());
        SourceLocation location =
                own ? scope.location() : location(occurrence.hops().get(0));
        String helper = own ? "" : " in " + shortName(scope.code().method());
        return new TransactionRef(
                label(scope) + helper, occurrence.opener().method().id(), location);
    }

    /** How the transaction is opened, as its user wrote it. */
    private static String label(TransactionScope scope) {
        TransactionEntry entry = scope.entry();
        String type = entry.pattern().types().get(0);
        String simple = type.substring(type.lastIndexOf('.') + 1);
        if (entry.pattern().annotation()) {
            return "@" + simple;
        }
        String method = entry.pattern().methods().isEmpty()
                ? ""
                : "." + entry.pattern().methods().get(0).name();
        return simple + method;
    }

    private String message(Occurrence occurrence, BlockingEntry entry, TransactionRef transaction) {
        String what = kinds.find(entry.kind()).map(KindInfo::what).orElse("something else");
        String opener = shortName(occurrence.opener().method()) + " (" + transaction.kind() + ")";
        String held = switch (occurrence.held()) {
            case CONNECTION_HELD -> "while it holds the connection of " + opener;
            case TRANSACTION_OPEN -> "while the transaction of " + opener + " is open";
            case LOCKS_HELD -> "while the transaction of " + opener + " keeps rows locked";
        };
        return occurrence.sink().shortName() + " waits for " + what + " " + held;
    }

    private static String shortName(MethodModel method) {
        String type = method.type();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.name();
    }

    private SinkRef sink(Occurrence occurrence, BlockingEntry entry) {
        ResolvedCall call = occurrence.sink().call();
        String type = call.declaringType().isEmpty() ? call.receiver().name() : call.declaringType();
        return new SinkRef(
                type + "#" + call.name(),
                entry.id(),
                occurrence.sinkCode().method().id(),
                location(occurrence.sinkCode(), occurrence.sink()));
    }

    private CallPath path(Occurrence occurrence) {
        List<PathStep> steps = new ArrayList<>();
        for (Occurrence.Hop hop : occurrence.hops()) {
            String callee = hop.site().shortName();
            steps.add(new PathStep(hop.caller().method().id(), location(hop), callee, hop.reason()));
        }
        return new CallPath(steps);
    }

    private SourceLocation location(Occurrence.Hop hop) {
        return location(hop.caller(), hop.site());
    }

    private SourceLocation location(Code code, CallSite site) {
        String file = program.type(code.method().type())
                .map(type -> program.unitOf(type).file())
                .orElse("");
        return new SourceLocation(file, site.line(), site.column());
    }
}
