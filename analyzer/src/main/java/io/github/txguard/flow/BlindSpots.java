package io.github.txguard.flow;

import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Code;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.transactions.TransactionScope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the calls inside transactions that are not understood, by what would settle them. */
final class BlindSpots {
    private static final int MEMBERS = 5;

    /** How many parts of a package's name tell one library from another, as a rule. */
    private static final int PARTS = 3;

    /** Names below which each part is a library of its own. */
    private static final List<String> UMBRELLAS =
            List.of("org.apache.commons", "com.google.cloud", "software.amazon.awssdk", "com.amazonaws.services");

    private static final Comparator<BlindSpot> MOST_WORTH_FIRST = Comparator.comparing(BlindSpots::isBeyondReach)
            .thenComparing(Comparator.comparingInt(BlindSpots::worth).reversed())
            .thenComparing(BlindSpot::kind)
            .thenComparing(BlindSpot::subject);

    private final ProgramModel program;
    private final Reach reach;
    private final ParallelMap parallel;
    private final InsideWays inside;
    private final ReachingScopes scopes;
    private final BlindCalls calls;
    private final Map<String, Group> groups = new TreeMap<>();
    /** Beginnings of the packages of the sources: what is missing there are folders, not libraries. */
    private final Set<String> own = new TreeSet<>();

    BlindSpots(FlowAnalysis analysis, InsideWays inside, List<TransactionScope> scopes) {
        this.program = analysis.graph().program().program();
        this.reach = analysis.reach();
        this.parallel = analysis.parallel();
        this.inside = inside;
        this.scopes = new ReachingScopes(analysis, inside, scopes);
        this.calls = new BlindCalls(analysis.graph(), analysis.catalog());
        program.units().stream()
                .filter(unit -> unit.origin() != UnitModel.Origin.LIBRARY)
                .forEach(unit -> own.add(firstParts(unit.packageName(), PARTS)));
    }

    /** A call that is not understood. */
    private record Blind(Code code, CallSite site, BlindCause cause) {}

    /** A call that is first of its group, in the order of files and lines. */
    private record Example(String method, SourceLocation location) {
        static final Comparator<Example> FIRST = Comparator.comparing(
                        (Example e) -> e.location().file())
                .thenComparingInt(e -> e.location().line())
                .thenComparingInt(e -> e.location().column());
    }

    private static final class Group {
        private final BlindSpot.Kind kind;
        private final String subject;
        private final BitSet transactions = new BitSet();
        private final Map<String, Integer> members = new TreeMap<>();
        private Example first;
        private int calls;

        Group(BlindSpot.Kind kind, String subject, Example first) {
            this.kind = kind;
            this.subject = subject;
            this.first = first;
        }

        void add(CallSite site, Example example) {
            calls++;
            members.merge(site.shortName(), 1, Integer::sum);
            first = Example.FIRST.compare(example, first) < 0 ? example : first;
        }

        BlindSpot spot() {
            List<BlindSpot.Member> most = members.entrySet().stream()
                    .map(entry -> new BlindSpot.Member(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingInt(BlindSpot.Member::calls)
                            .reversed()
                            .thenComparing(BlindSpot.Member::name))
                    .limit(MEMBERS)
                    .toList();
            return new BlindSpot(
                    kind, subject, calls, transactions.cardinality(), most, first.method(), first.location());
        }
    }

    /** Most worth settling first. */
    List<BlindSpot> find() {
        parallel.flatMap(List.copyOf(inside.codes()), this::blind)
                .forEach(blind -> add(blind.code(), blind.site(), blind.cause()));
        return groups.values().stream()
                .map(Group::spot)
                .sorted(MOST_WORTH_FIRST)
                .toList();
    }

    private List<Blind> blind(Code code) {
        if (program.originOf(code.method().type()) == UnitModel.Origin.LIBRARY) {
            return List.of();
        }
        List<Blind> found = new ArrayList<>();
        for (CodeFacts.SiteFacts facts : reach.of(code).sites()) {
            calls.cause(facts, code, reach).ifPresent(cause -> found.add(new Blind(code, facts.site(), cause)));
        }
        return found;
    }

    private void add(Code code, CallSite site, BlindCause cause) {
        String subject = subject(site, cause);
        Example example = new Example(code.method().id(), new SourceLocation(file(code), site.line(), site.column()));
        Group group =
                groups.computeIfAbsent(cause.kind() + " " + subject, key -> new Group(cause.kind(), subject, example));
        scopes.addTo(group.transactions, code, site.site());
        group.add(site, example);
    }

    /** What one jar, one row or one folder of sources would settle together. */
    private String subject(CallSite site, BlindCause cause) {
        return switch (cause.kind()) {
            case MISSING_TYPE, UNKNOWN_BEHAVIOUR -> library(packageOf(cause.type())) + ".*";
            case NO_IMPLEMENTATION -> packageOf(cause.type()) + ".*";
            case WIDE_DISPATCH, REFLECTION, UNKNOWN_FUNCTION ->
                cause.type() + "#" + site.call().name();
            case UNKNOWN_RECEIVER -> "?";
        };
    }

    /** The first parts of a package, which mostly are those of one jar. */
    private String library(String packageName) {
        boolean umbrella = UMBRELLAS.stream().anyMatch(each -> packageName.startsWith(each + "."));
        String library = firstParts(packageName, umbrella ? PARTS + 1 : PARTS);
        return own.contains(library) ? packageName : library;
    }

    private static String firstParts(String packageName, int parts) {
        int end = -1;
        for (int part = 0; part < parts; part++) {
            end = packageName.indexOf('.', end + 1);
            if (end < 0) {
                return packageName;
            }
        }
        return packageName.substring(0, end);
    }

    /** Types begin with a capital by convention. */
    private static String packageOf(String type) {
        int end = type.lastIndexOf('.');
        for (int dot = type.indexOf('.'); dot >= 0 && dot < end; dot = type.indexOf('.', dot + 1)) {
            if (Character.isUpperCase(type.charAt(dot + 1))) {
                return type.substring(0, dot);
            }
        }
        return type.substring(0, Math.max(0, end));
    }

    private String file(Code code) {
        return program.type(code.method().type())
                .map(type -> program.unitOf(type).file())
                .orElse("");
    }

    /** Whether neither a jar nor a row would help. */
    private static boolean isBeyondReach(BlindSpot spot) {
        return switch (spot.kind()) {
            case MISSING_TYPE, UNKNOWN_BEHAVIOUR, NO_IMPLEMENTATION -> false;
            case WIDE_DISPATCH, UNKNOWN_FUNCTION, REFLECTION, UNKNOWN_RECEIVER -> true;
        };
    }

    /** Pairs of call and transaction would favour helpers that everything calls; each counts by itself. */
    private static int worth(BlindSpot spot) {
        return spot.calls() + spot.transactions();
    }
}
