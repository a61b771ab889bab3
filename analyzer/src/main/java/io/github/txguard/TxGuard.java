package io.github.txguard;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Question;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.engine.Pipeline;
import io.github.txguard.rules.RuleBook;
import java.util.List;

/** The whole entry to the analyzer. */
public final class TxGuard {
    private TxGuard() {}

    /**
     * Analyzes sources. Broken sources, missing jars and the like are listed as problems of the result.
     *
     * @param request what to analyze
     */
    public static AnalysisResult analyze(AnalysisRequest request) {
        return Pipeline.run(request);
    }

    /**
     * Analyzes sources and tells why something about a method is reported, or is not.
     *
     * @param request what to analyze, as for {@link #analyze}
     * @param question what to explain
     */
    public static Explanation explain(AnalysisRequest request, Question question) {
        return Pipeline.explain(request, question);
    }

    /** Metadata of every rule, in the order of ids. */
    public static List<RuleInfo> rules() {
        return RuleBook.builtIn().rules();
    }
}
