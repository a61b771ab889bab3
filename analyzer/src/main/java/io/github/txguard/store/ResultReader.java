package io.github.txguard.store;

import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.BlindSpot;
import io.github.txguard.api.CallPath;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Finding;
import io.github.txguard.api.HeldState;
import io.github.txguard.api.PathStep;
import io.github.txguard.api.Problem;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import io.github.txguard.api.SinkRef;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.api.TransactionRef;
import java.util.List;

/** Reads what {@link ResultWriter} wrote; arguments are evaluated in the order in which they were written. */
final class ResultReader {
    private final ByteSource in;

    ResultReader(ByteSource in) {
        this.in = in;
    }

    AnalysisResult result(List<RuleInfo> rules) {
        return new AnalysisResult(
                in.list(this::finding), in.list(this::problem), coverage(), in.list(this::blindSpot), rules);
    }

    private Finding finding() {
        return new Finding(
                in.text(),
                in.text(),
                Severity.valueOf(in.text()),
                Confidence.valueOf(in.text()),
                HeldState.valueOf(in.text()),
                in.text(),
                in.text(),
                in.text(),
                transaction(),
                sink(),
                new CallPath(in.list(this::step)),
                in.flag() ? location() : null);
    }

    private TransactionRef transaction() {
        return new TransactionRef(in.text(), in.text(), location(), in.flag());
    }

    private SinkRef sink() {
        return new SinkRef(in.text(), in.text(), in.text(), location());
    }

    private PathStep step() {
        return new PathStep(in.text(), location(), in.text(), in.text());
    }

    private SourceLocation location() {
        return new SourceLocation(in.text(), in.number(), in.number());
    }

    Problem problem() {
        return new Problem(Problem.Kind.valueOf(in.text()), in.text(), in.number(), in.text());
    }

    private Coverage coverage() {
        return new Coverage(
                in.number(), in.number(), in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private BlindSpot blindSpot() {
        return new BlindSpot(
                BlindSpot.Kind.valueOf(in.text()),
                in.text(),
                in.number(),
                in.number(),
                in.list(() -> new BlindSpot.Member(in.text(), in.number())),
                in.text(),
                location());
    }
}
