package io.github.txguard.explain;

import io.github.txguard.api.Explanation.Call;
import io.github.txguard.api.Explanation.Note;
import io.github.txguard.api.Explanation.Place;
import io.github.txguard.api.Explanation.Target;
import io.github.txguard.api.Explanation.Why;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallKind;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.flow.BlindCause;
import io.github.txguard.flow.Inquiry;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what calls were taken for, and what keeps them from being followed. */
final class CallExplainer {
    /** So many targets of one call are shown. */
    private static final int MAX_TARGETS = 12;

    /** Once so many bodies are shown, no more are. */
    private static final int MAX_BODIES = 60;

    private final Inquiry inquiry;
    private final MethodSearch search;
    private final RowNotes rows;
    private final int depth;
    private final Set<Code> shown = new LinkedHashSet<>();

    CallExplainer(Inquiry inquiry, MethodSearch search, int depth) {
        this.inquiry = inquiry;
        this.search = search;
        this.rows = new RowNotes(inquiry.graph());
        this.depth = depth;
    }

    /**
     * Every call of a method, its lambdas included.
     *
     * @param method the method
     * @param arrivals how transactions make its calls, by code and site
     */
    List<Call> all(MethodModel method, Map<Code, Map<Integer, Inquiry.Arrival>> arrivals) {
        List<Call> calls = new ArrayList<>();
        shown.addAll(inquiry.codes(method));
        for (Code code : inquiry.codes(method)) {
            Map<Integer, Inquiry.Arrival> here = arrivals.getOrDefault(code, new LinkedHashMap<>());
            for (CallSite site : inquiry.graph().code(method).calls(code)) {
                Inquiry.Arrival arrival = here.get(site.site());
                Frame frame = arrival == null ? inquiry.frame(code) : arrival.frame();
                calls.add(call(frame, site, arrival == null ? null : arrival.held(), 1));
            }
        }
        return calls;
    }

    /** A call, with what it leads to as deep as asked for. */
    Call call(Frame frame, CallSite site, @Nullable HeldState held, int level) {
        Code code = frame.code();
        CallRoles roles = inquiry.roles(code, site);
        List<CallEdge> edges = inquiry.graph().edges(frame, site);
        List<Note> notes = new ArrayList<>(rows.of(code, site, roles));
        inquiry.blind(code, site)
                .ifPresent(cause ->
                        notes.add(new Note(Why.NOT_UNDERSTOOD, cause.kind().name() + subject(cause))));
        if (edges.isEmpty() && isAsynchronous(site)) {
            notes.add(new Note(Why.OTHER_THREAD, ""));
        }
        if (notes.isEmpty() && edges.isEmpty() && site.call().target() == null) {
            notes.add(new Note(Why.NO_ROW, ""));
        }
        List<Target> targets = new ArrayList<>();
        for (CallEdge edge : edges) {
            if (targets.size() < MAX_TARGETS) {
                target(edge, level).ifPresentOrElse(targets::add, () -> notes.add(functionNote(edge)));
            }
        }
        return new Call(
                location(code, site), site.shortName(), declaration(site), held, roles.isSink(), notes, targets);
    }

    /** Whether one cannot follow a call: it is not understood, or runs elsewhere. */
    boolean isEnd(Inquiry.Way way) {
        Code code = way.code();
        CallSite site = way.site();
        boolean asynchronous = isAsynchronous(site)
                && inquiry.graph().edges(inquiry.frame(code), site).isEmpty();
        return asynchronous
                || inquiry.blind(code, site).isPresent()
                || rows.of(code, site, inquiry.roles(code, site)).stream()
                        .anyMatch(note -> note.why() == Why.OTHER_THREAD);
    }

    private static String subject(BlindCause cause) {
        return cause.type().isEmpty() ? "" : " " + cause.type();
    }

    private boolean isAsynchronous(CallSite site) {
        MethodModel target = site.call().target();
        return target != null
                && (inquiry.graph().isAsynchronous(target)
                        || inquiry.graph().program().sourceSubtypes(target.type()).stream()
                                .flatMap(type -> type.methods().stream())
                                .anyMatch(method -> method.name().equals(target.name())
                                        && inquiry.graph().isAsynchronous(method)));
    }

    private static Note functionNote(CallEdge edge) {
        if (edge.callee() instanceof Callee.Api api) {
            return new Note(
                    Why.ROW,
                    api.roles().blocking() == null ? "" : api.roles().blocking().id());
        }
        return new Note(Why.FUNCTION_OF_CALLER, "");
    }

    private Optional<Target> target(CallEdge edge, int level) {
        if (!(edge.callee() instanceof Callee.Body body)) {
            return Optional.empty();
        }
        Code code = body.frame().code();
        List<Note> notes = new ArrayList<>(boundary(edge, code));
        List<Call> calls = List.of();
        if (!inquiry.matters(code)) {
            notes.add(new Note(Why.NOTHING_WAITS, ""));
        } else if (!shown.add(code)) {
            notes.add(new Note(Why.SHOWN_ABOVE, ""));
        } else if (level >= depth || shown.size() > MAX_BODIES) {
            notes.add(new Note(Why.TOO_DEEP, ""));
            shown.remove(code);
        } else {
            calls = inner(body.frame(), level + 1);
        }
        return Optional.of(new Target(place(code), edge.confidence(), edge.reason(), notes, calls));
    }

    private List<Call> inner(Frame frame, int level) {
        List<Call> calls = new ArrayList<>();
        for (CallSite site : inquiry.graph().code(frame.code().method()).calls(frame.code())) {
            Call call = call(frame, site, null, level);
            if (!isHarmless(call)) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static boolean isHarmless(Call call) {
        return !call.waits()
                && call.targets().stream().allMatch(Target::isPlain)
                && call.notes().stream()
                        .allMatch(note -> note.why() == Why.NO_ROW
                                || note.why() == Why.HARMLESS_ROW
                                || note.why() == Why.CONDITION);
    }

    /** What the way into the code does to the transaction. */
    private List<Note> boundary(CallEdge edge, Code code) {
        List<Note> notes = new ArrayList<>();
        if (edge.kind() == CallKind.AFTER_COMMIT) {
            notes.add(new Note(Why.AFTER_COMMIT, ""));
        } else if (edge.kind() == CallKind.BEFORE_COMMIT) {
            notes.add(new Note(Why.BEFORE_COMMIT, ""));
        }
        TransactionEntry entry = edge.transaction();
        if (entry != null && !entry.nonSql()) {
            notes.add(new Note(Why.OPENS, entry.id()));
        }
        if (!code.isLambda()) {
            inquiry.declared()
                    .of(code.method())
                    .ifPresent(attribute -> notes.add(declared(edge, code.method(), attribute)));
        }
        return notes;
    }

    private static Note declared(CallEdge edge, MethodModel method, TransactionAttribute attribute) {
        Propagation propagation = attribute.propagation();
        if (!DeclaredTransactions.takesEffect(method, attribute, edge.proxied())) {
            return new Note(Why.NO_PROXY, propagation.name());
        }
        if (propagation == Propagation.NEVER) {
            return new Note(Why.REFUSED, propagation.name());
        }
        return new Note(propagation.suspends() ? Why.SUSPENDS : Why.OPENS, propagation.name());
    }

    private Place place(Code code) {
        Place place = search.place(code.method());
        return code.isLambda() ? new Place(place.method() + " (lambda)", lambdaPlace(code, place)) : place;
    }

    private SourceLocation lambdaPlace(Code code, Place around) {
        int line = inquiry.graph().code(code.method()).calls(code).stream()
                .mapToInt(CallSite::line)
                .min()
                .orElse(around.location().line());
        return new SourceLocation(around.location().file(), line, 0);
    }

    /** The place of a call. */
    SourceLocation location(Code code, CallSite site) {
        return new SourceLocation(search.file(code.method()), site.line(), site.column());
    }

    /** What a call refers to by its static types. */
    static String declaration(CallSite site) {
        ResolvedCall call = site.call();
        MethodModel target = call.target();
        if (target != null) {
            return target.id();
        }
        String type = call.declaringType().isEmpty() ? call.receiver().name() : call.declaringType();
        String parameters = call.known()
                ? String.join(
                        ",",
                        call.parameterTypes().stream()
                                .map(CallExplainer::simple)
                                .toList())
                : "?";
        return (type.isEmpty() ? "?" : type) + "#" + call.name() + "(" + parameters + ")";
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
