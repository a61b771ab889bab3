package io.github.txguard.benchmarks.truth;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what was reported with what is true. */
final class Scorer {
    /** A call over several lines may be placed at any of its ends. */
    private static final int SINK_TOLERANCE = 1;

    /** An annotation stands some lines before the method's name. */
    private static final int ROOT_TOLERANCE = 3;

    private final List<Reported> reported;

    Scorer(List<Reported> reported) {
        this.reported = List.copyOf(reported);
    }

    /** How well a label was found. */
    Match match(Label label) {
        List<Reported> sameSink =
                atSink(label.app(), label.sinkFile(), label.sinkLine()).toList();
        if (sameSink.stream()
                .anyMatch(finding -> isFrom(finding, label.rootFile(), label.rootLine(), label.rootMethod()))) {
            return Match.EXACT;
        }
        if (!sameSink.isEmpty()) {
            return Match.SINK;
        }
        return categories(label.app(), label.rootFile(), label.rootMethod()).contains(label.category())
                ? Match.ROOT
                : Match.MISS;
    }

    /** Whether an innocent call was reported. */
    boolean isReported(Negative negative) {
        return atSink(negative.app(), negative.file(), negative.line())
                .anyMatch(finding -> isFrom(finding, negative.rootFile(), negative.rootLine(), negative.rootMethod()));
    }

    /** The kinds of sinks that were reported for a transaction. */
    SortedSet<String> categories(JudgedTransaction transaction) {
        return categories(transaction.app(), transaction.rootFile(), transaction.rootMethod());
    }

    private SortedSet<String> categories(String app, String rootFile, String rootMethod) {
        SortedSet<String> categories = new TreeSet<>();
        for (Reported finding : reported) {
            if (finding.app().equals(app)
                    && finding.rootFile().equals(rootFile)
                    && isSameMethod(finding.rootMethod(), rootMethod)) {
                categories.add(finding.category());
            }
        }
        return categories;
    }

    private Stream<Reported> atSink(String app, String file, int line) {
        return reported.stream()
                .filter(finding -> finding.app().equals(app)
                        && finding.sinkFile().equals(file)
                        && Math.abs(finding.sinkLine() - line) <= SINK_TOLERANCE);
    }

    private static boolean isFrom(Reported finding, String rootFile, int rootLine, String rootMethod) {
        return finding.rootFile().equals(rootFile)
                && (isSameMethod(finding.rootMethod(), rootMethod)
                        || Math.abs(finding.rootLine() - rootLine) <= ROOT_TOLERANCE);
    }

    private static boolean isSameMethod(String one, String other) {
        return Reported.simpleName(one).equals(Reported.simpleName(other));
    }
}
