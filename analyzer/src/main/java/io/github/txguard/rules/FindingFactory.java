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
import io.github.txguard.flow.BoundaryIssue;
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
import org.jspecify.annotations.Nullable;

/** Says to users what occurrences and boundary issues mean. */
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

    /**
     * The finding of a boundary that is not what it seems; empty if no rule is about its kind.
     *
     * @param issue what is wrong
     */
    public Optional<Finding> of(BoundaryIssue issue) {
        return rules.forKind(issue.kind().id()).map(rule -> finding(issue, rule));
    }

    private Finding finding(BoundaryIssue issue, RuleInfo rule) {
        String kind = issue.kind().id();
        TransactionRef transaction =
                transaction(issue.scope(), issue.opener(), issue.hops().get(0));
        return new Finding(
                rule.id(),
                kind,
                kinds.find(kind).map(KindInfo::severity).orElse(rule.severity()),
                issue.confidence(),
                issue.held(),
                BoundaryMessages.of(issue, transaction.kind()),
                rule.advice(),
                "",
                transaction,
                place(issue),
                path(issue.hops()));
    }

    private SinkRef place(BoundaryIssue issue) {
        String entry = issue.scope().entry().id();
        MethodModel method = issue.place().code().method();
        return issue.place() instanceof BoundaryIssue.Call call
                ? new SinkRef(api(call.site()), entry, method.id(), location(call.code(), call.site()))
                : new SinkRef(
                        method.type() + "#" + method.name(),
                        entry,
                        method.id(),
                        issue.scope().location());
    }

    private Finding finding(Occurrence occurrence, BlockingEntry entry, RuleInfo rule) {
        TransactionRef transaction = transaction(
                occurrence.scope(), occurrence.opener(), occurrence.hops().get(0));
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
                path(occurrence.hops()),
                loop(occurrence));
    }

    private Severity severity(Occurrence occurrence, BlockingEntry entry, RuleInfo rule) {
        String own = entry.severity();
        Severity severity = own != null
                ? Severity.valueOf(own.toUpperCase(Locale.ROOT))
                : kinds.find(entry.kind()).map(KindInfo::severity).orElse(rule.severity());
        return occurrence.held().isOpen() ? severity : severity.lowered();
    }

    private TransactionRef transaction(TransactionScope scope, Code opener, Occurrence.Hop first) {
        boolean own = opener.equals(scope.code());
        SourceLocation location = own ? scope.location() : location(first);
        String helper =
                own ? "" : " in " + BoundaryMessages.shortName(scope.code().method());
        return new TransactionRef(scope.label() + helper, opener.method().id(), location, scope.isTransaction());
    }

    private String message(Occurrence occurrence, BlockingEntry entry, TransactionRef transaction) {
        String what = entry.mode() == BlockingEntry.Mode.INSIDE
                ? "its back-off between attempts"
                : kinds.find(entry.kind()).map(KindInfo::what).orElse("something else");
        String opener = BoundaryMessages.shortName(occurrence.opener().method()) + " (" + transaction.kind() + ")";
        String held = switch (occurrence.held()) {
            case NOTHING_HELD, CONNECTION_HELD -> "while it holds the connection of " + opener;
            case TRANSACTION_OPEN -> "while the transaction of " + opener + " is open";
            case LOCKS_HELD -> "while the transaction of " + opener + " keeps rows locked";
        };
        return occurrence.sink().shortName() + " waits for " + what + " " + held + inLoop(occurrence);
    }

    /** Where the wait is repeated; the file only if it is another than that of the call. */
    private String inLoop(Occurrence occurrence) {
        SourceLocation loop = loop(occurrence);
        if (loop == null) {
            return "";
        }
        String file = loop.file()
                        .equals(location(occurrence.sinkCode(), occurrence.sink())
                                .file())
                ? ""
                : " of " + loop.file().substring(loop.file().lastIndexOf('/') + 1);
        return LinesInMessages.LOOP + loop.line() + file;
    }

    private @Nullable SourceLocation loop(Occurrence occurrence) {
        Occurrence.Loop loop = occurrence.loop();
        return loop == null ? null : new SourceLocation(file(loop.code()), loop.line(), 0);
    }

    private SinkRef sink(Occurrence occurrence, BlockingEntry entry) {
        return new SinkRef(
                api(occurrence.sink()),
                entry.id(),
                occurrence.sinkCode().method().id(),
                location(occurrence.sinkCode(), occurrence.sink()));
    }

    private static String api(CallSite site) {
        ResolvedCall call = site.call();
        String type = call.declaringType().isEmpty() ? call.receiver().name() : call.declaringType();
        return type + "#" + call.name();
    }

    private CallPath path(List<Occurrence.Hop> hops) {
        List<PathStep> steps = new ArrayList<>();
        for (Occurrence.Hop hop : hops) {
            String callee = hop.site().shortName();
            steps.add(new PathStep(hop.caller().method().id(), location(hop), callee, hop.reason()));
        }
        return new CallPath(steps);
    }

    private SourceLocation location(Occurrence.Hop hop) {
        return location(hop.caller(), hop.site());
    }

    private SourceLocation location(Code code, CallSite site) {
        return new SourceLocation(file(code), site.line(), site.column());
    }

    private String file(Code code) {
        return program.type(code.method().type())
                .map(type -> program.unitOf(type).file())
                .orElse("");
    }
}
