package io.github.txguard.cli;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Coverage;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The command line as tests run it: within the process, streams captured. */
final class Cli {
    private final Function<AnalysisRequest, AnalysisResult> analysis;
    private final List<AnalysisRequest> requests = new ArrayList<>();
    private boolean terminal;

    private Cli(Function<AnalysisRequest, AnalysisResult> analysis) {
        this.analysis = analysis;
    }

    /** With the real analysis. */
    static Cli real() {
        return new Cli(TxGuard::analyze);
    }

    /** With an analysis that always gives the same result. */
    static Cli returning(AnalysisResult result) {
        return new Cli(request -> {
            request.progress().progress("parse", 1, 2);
            return result;
        });
    }

    static Cli failing(RuntimeException failure) {
        return new Cli(request -> {
            throw failure;
        });
    }

    static Cli clean() {
        return returning(
                new AnalysisResult(List.of(), List.of(), new Coverage(1, 1, 1, 1, 1, 0, 0, 1), TxGuard.rules()));
    }

    Cli onTerminal() {
        terminal = true;
        return this;
    }

    /** What a run left behind. */
    record Outcome(int exitCode, String out, String err) {}

    Outcome run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, new PrintWriter(err, true, StandardCharsets.UTF_8), terminal);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int exitCode = new Main(console, this::analyze).run(words);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private AnalysisResult analyze(AnalysisRequest request) {
        requests.add(request);
        return analysis.apply(request);
    }

    /** The only request made. */
    AnalysisRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError("not one analysis but " + requests.size());
        }
        return requests.get(0);
    }
}
