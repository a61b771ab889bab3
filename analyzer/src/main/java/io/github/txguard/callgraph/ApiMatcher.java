package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ApiPattern;
import io.github.txguard.catalog.BlockingEntry;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.catalog.When;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.resolve.ResolvedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the catalog rows that speak of a call. Of several rows of one role the one about the nearest supertype wins, then the
 * one that names the overload, then the one with a condition.
 */
final class ApiMatcher {
    private static final Set<String> OBJECT_METHODS = new TreeSet<>(
            List.of("equals", "hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "finalize"));

    private static final List<String> PROMISES = List.of(
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow.Publisher",
            "org.reactivestreams.Publisher");

    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final ApplicationConfig config;
    private final CallAnnotations annotations;
    private final Map<Called, List<Row>> known = new ConcurrentHashMap<>();

    ApiMatcher(LinkedProgram program, ApiCatalog catalog, ApplicationConfig config) {
        this.program = program;
        this.catalog = catalog;
        this.config = config;
        this.annotations = new CallAnnotations(program);
    }

    /** A method of a type by its name. */
    private record Called(String type, String name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Called that && that.type.equals(type) && that.name.equals(name);
        }

        @Override
        public int hashCode() {
            return type.hashCode() * 31 + name.hashCode();
        }
    }

    /**
     * A row that may speak of a call.
     *
     * @param entry the row
     * @param distance how far above the receiver's type the nearest of its types is; {@link #ANNOTATION} for one about an annotation
     */
    private record Row(ApiEntry entry, int distance) {
        static final int ANNOTATION = -1;
    }

    /** What the catalog knows of the call at a site of a method. */
    CallRoles roles(MethodCode method, CallSite site) {
        ResolvedCall call = site.call();
        List<CallAnnotations.Used> of = annotations.of(method.linked().type(), site);
        List<Row> candidates = candidates(site, of);
        if (candidates.isEmpty()) {
            return CallRoles.NONE;
        }
        List<CallAnnotations.Used> used = used(site, of);
        Best<BlockingEntry> blocking = new Best<>(BlockingEntry.class);
        Best<DatabaseEntry> database = new Best<>(DatabaseEntry.class);
        Best<ExecutionEntry> execution = new Best<>(ExecutionEntry.class);
        Best<TransactionEntry> transaction = new Best<>(TransactionEntry.class);
        for (Row row : candidates) {
            ApiEntry entry = row.entry();
            int rank = rank(row, call);
            if (rank >= 0 && conditionsHold(entry, method, site, used)) {
                blocking.offer(entry, rank);
                database.offer(entry, rank);
                if (!isAboutCollectedEvents(entry)) {
                    execution.offer(entry, rank);
                }
                transaction.offer(entry, rank);
            }
        }
        BlockingEntry sink = sink(blocking.entry, call);
        return new CallRoles(
                sink,
                certainty(sink),
                database.entry,
                writes(database.entry, method, site),
                execution.entry,
                effective(transaction.entry, method, site));
    }

    /** Every row that names what is called, nearest first. */
    List<RowMatch> rows(MethodCode method, CallSite site) {
        ResolvedCall call = site.call();
        List<CallAnnotations.Used> of = annotations.of(method.linked().type(), site);
        List<CallAnnotations.Used> used = used(site, of);
        return candidates(site, of).stream()
                .filter(row -> rank(row, call) >= 0)
                .distinct()
                .sorted(Comparator.comparingInt(row -> rank(row, call)))
                .map(row -> new RowMatch(row.entry(), conditionsHold(row.entry(), method, site, used)))
                .toList();
    }

    private List<CallAnnotations.Used> used(CallSite site, List<CallAnnotations.Used> of) {
        List<CallAnnotations.Used> around = annotations.around(site);
        return around.isEmpty()
                ? of
                : Stream.concat(of.stream(), around.stream()).toList();
    }

    private List<Row> candidates(CallSite site, List<CallAnnotations.Used> of) {
        ResolvedCall call = site.call();
        MethodModel target = call.target();
        List<Row> plain = target != null && target.hasBody() ? List.of() : byType(call);
        List<CallAnnotations.Used> around = annotations.around(site);
        if (of.isEmpty() && around.isEmpty()) {
            return plain;
        }
        List<Row> candidates = new ArrayList<>(plain);
        if (!OBJECT_METHODS.contains(call.name())) {
            // Annotations of an interface whose methods a library implements, such as a declarative HTTP client.
            addRows(of, ApiMatcher::isMarker, candidates);
        }
        addRows(around, ApiMatcher::waitsAround, candidates);
        return candidates;
    }

    /** Whether the call writes, its statement's text read where that decides. */
    private DatabaseEntry.Writes writes(@Nullable DatabaseEntry entry, MethodCode method, CallSite site) {
        if (entry == null || entry.writes() != DatabaseEntry.Writes.TEXT) {
            return entry == null ? DatabaseEntry.Writes.NO : entry.writes();
        }
        boolean locks = StatementText.of(program, method, site)
                .filter(StatementText::locksRows)
                .isPresent();
        return locks ? DatabaseEntry.Writes.STATEMENT : DatabaseEntry.Writes.NO;
    }

    private @Nullable BlockingEntry sink(@Nullable BlockingEntry entry, ResolvedCall call) {
        return entry == null
                ? null
                : switch (entry.mode()) {
                    case BLOCK, WAIT, SEND, COND, INSIDE, CPU -> entry;
                    case MARKER -> call.isStatic() || returnsLater(call) ? null : entry;
                    case LAZY, CHEAP, REFERENCE -> null;
                };
    }

    /** Whether the call gives a promise of its result: on a type of which every call is remote, such do not wait. */
    private boolean returnsLater(ResolvedCall call) {
        String type = call.returnType().erasure();
        return PROMISES.stream().anyMatch(promise -> program.isSubtype(type, promise));
    }

    private static Confidence certainty(@Nullable BlockingEntry entry) {
        boolean unproven = entry != null
                && (entry.mode() == BlockingEntry.Mode.SEND
                        || (entry.mode() == BlockingEntry.Mode.COND
                                && entry.when().isEmpty()));
        return unproven ? Confidence.POSSIBLE : Confidence.CERTAIN;
    }

    private @Nullable TransactionEntry effective(@Nullable TransactionEntry entry, MethodCode method, CallSite site) {
        if (entry == null) {
            return null;
        }
        boolean plain =
                entry.mode() == TransactionEntry.Mode.REFERENCE || entry.mode() == TransactionEntry.Mode.DEFINITION;
        if (plain) {
            return null;
        }
        return site.expr() instanceof Expr.Call call
                ? config.called(method.linked().type(), method.linked().method(), call, entry)
                : entry;
    }

    /** Rows about a method of that name on the type that it is called on, whatever the arguments. */
    private List<Row> byType(ResolvedCall call) {
        ResolvedType receiver = call.receiver();
        if (receiver.dimensions() > 0) {
            return List.of();
        }
        String type = receiver.isKnown() ? receiver.name() : call.declaringType();
        if (type.isEmpty()) {
            return List.of();
        }
        Called called = new Called(type, call.name());
        List<Row> rows = known.get(called);
        if (rows == null) {
            rows = find(called);
            known.put(called, rows);
        }
        return rows;
    }

    private List<Row> find(Called called) {
        List<ApiEntry> entries = new ArrayList<>(catalog.forMethod(called.name()));
        List<String> supertypes = program.supertypes(called.type());
        // a row about every call on a type means every call of its own
        for (String type : OBJECT_METHODS.contains(called.name()) ? List.<String>of() : supertypes) {
            for (ApiEntry entry : catalog.forType(type)) {
                if (entry.pattern().methods().isEmpty() && isMarker(entry)) {
                    entries.add(entry);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (ApiEntry entry : entries) {
            ApiPattern pattern = entry.pattern();
            int distance = distance(pattern, supertypes);
            boolean tooFar = distance > 0 && (pattern.exact() || called.name().equals(MethodModel.CONSTRUCTOR));
            if (distance >= 0 && !tooFar) {
                rows.add(new Row(entry, distance));
            }
        }
        return List.copyOf(rows);
    }

    /** How far up the nearest of the row's types is; negative if none is a supertype. */
    private static int distance(ApiPattern pattern, List<String> supertypes) {
        int nearest = -1;
        for (String type : pattern.types()) {
            int index = supertypes.indexOf(type);
            nearest = index >= 0 && (nearest < 0 || index < nearest) ? index : nearest;
        }
        return nearest;
    }

    private void addRows(List<CallAnnotations.Used> annotated, Predicate<ApiEntry> wanted, List<Row> rows) {
        for (CallAnnotations.Used used : annotated) {
            for (ApiEntry entry : catalog.forAnnotation(used.name())) {
                if (wanted.test(entry)) {
                    rows.add(new Row(entry, Row.ANNOTATION));
                }
            }
        }
    }

    /** A row about an annotation of methods around which a container waits, such as between attempts. */
    private static boolean waitsAround(ApiEntry entry) {
        return entry instanceof BlockingEntry blocking && blocking.mode() == BlockingEntry.Mode.INSIDE;
    }

    /**
     * Whether the field that holds the receiver is marked as a stub, so that the call leads to another process, whatever
     * implements its type here.
     */
    boolean isOnStub(MethodCode method, CallSite site) {
        return annotations.of(method.linked().type(), site).stream()
                .filter(CallAnnotations.Used::onField)
                .flatMap(used -> catalog.forAnnotation(used.name()).stream())
                .anyMatch(entry ->
                        entry instanceof BlockingEntry blocking && blocking.mode() == BlockingEntry.Mode.MARKER);
    }

    /** Such a row leaves it open what the call does otherwise. */
    private static boolean isAboutCollectedEvents(ApiEntry entry) {
        return entry instanceof ExecutionEntry execution
                && (execution.mode() == ExecutionEntry.Mode.PUBLISH_COLLECTED
                        || execution.mode() == ExecutionEntry.Mode.COLLECT);
    }

    private static boolean isMarker(ApiEntry entry) {
        return (entry instanceof BlockingEntry blocking && blocking.mode() == BlockingEntry.Mode.MARKER)
                || (entry instanceof DatabaseEntry database && database.mode() == DatabaseEntry.Mode.MARKER);
    }

    /** How well a row fits, smaller is better; negative if it does not. */
    private static int rank(Row row, ResolvedCall call) {
        ApiPattern pattern = row.entry().pattern();
        int overload = pattern.methods().isEmpty() ? 3 : overload(pattern.methods(), call);
        if (overload < 0 || row.distance() == Row.ANNOTATION) {
            return overload;
        }
        boolean conditional = !conditions(row.entry()).isEmpty();
        return row.distance() * 8 + overload * 2 + (conditional ? 0 : 1);
    }

    private static int overload(List<MethodPattern> patterns, ResolvedCall call) {
        int best = -1;
        for (MethodPattern pattern : patterns) {
            if (!pattern.name().equals(call.name())) {
                continue;
            }
            List<String> parameters = pattern.parameters();
            if (parameters == null) {
                best = best < 0 ? 1 : best;
            } else if (parametersMatch(parameters, call)) {
                return 0;
            }
        }
        return best;
    }

    private static boolean parametersMatch(List<String> wanted, ResolvedCall call) {
        List<String> actual = call.parameterTypes();
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String type = actual.get(i);
            String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
            boolean known = call.known() && !type.isEmpty();
            if (known && !simple.equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<When> conditions(ApiEntry entry) {
        if (entry instanceof BlockingEntry blocking) {
            return blocking.when();
        } else if (entry instanceof TransactionEntry transaction) {
            return transaction.when();
        } else if (entry instanceof ExecutionEntry execution) {
            return execution.when();
        }
        return entry instanceof DatabaseEntry database ? database.when() : List.of();
    }

    private boolean conditionsHold(
            ApiEntry entry, MethodCode method, CallSite site, List<CallAnnotations.Used> annotated) {
        List<When> conditions = conditions(entry);
        if (entry.pattern().annotation()) {
            return annotated.stream()
                    .filter(used -> entry.pattern().types().contains(used.name()))
                    .anyMatch(used -> AnnotationConditions.hold(conditions, used.annotation()));
        }
        for (When condition : conditions) {
            if (holds(condition, method, site) == condition.not()) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(When condition, MethodCode method, CallSite site) {
        String text = condition.text();
        if (text != null) {
            return StatementText.of(program, method, site)
                    .filter(statement -> statement.startsWith(text))
                    .isPresent();
        }
        Expr subject = subject(condition, site);
        if (subject == null) {
            return false;
        }
        String literal = condition.is();
        if (literal != null && !literal.equals(text(subject))) {
            return false;
        }
        if (condition.types().isEmpty()) {
            return true;
        }
        Set<String> origins = Origins.of(method, subject);
        ResolvedType type = condition.argument() == When.RECEIVER
                ? site.call().receiver()
                : site.call().argumentTypes().get(condition.argument());
        return condition.types().stream()
                .anyMatch(wanted -> origins.contains(wanted)
                        || program.isSubtype(type.erasure(), wanted)
                        || origins.stream().anyMatch(origin -> program.isSubtype(origin, wanted)));
    }

    private static @Nullable Expr subject(When condition, CallSite site) {
        if (condition.argument() == When.RECEIVER) {
            return site.target();
        }
        return condition.argument() < site.arguments().size() ? site.arguments().get(condition.argument()) : null;
    }

    private static @Nullable String text(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal.text();
        }
        if (expr instanceof Expr.Select select) {
            return select.name();
        }
        return expr instanceof Expr.Name name ? name.name() : null;
    }

    private static final class Best<E extends ApiEntry> {
        private final Class<E> type;
        private int rank = Integer.MAX_VALUE;
        private @Nullable E entry;

        Best(Class<E> type) {
            this.type = type;
        }

        void offer(ApiEntry candidate, int candidateRank) {
            if (type.isInstance(candidate) && candidateRank < rank) {
                rank = candidateRank;
                entry = type.cast(candidate);
            }
        }
    }
}
