package io.github.txguard;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Problem;
import io.github.txguard.api.Question;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.engine.Pipeline;
import io.github.txguard.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
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

    /**
     * A hash of all that the result of a request follows from, by content: sources, class path, configuration, catalogs, settings,
     * the running JDK and the version of the analyzer. Times and places do not count, nor do threads. For those who keep results.
     *
     * @param request what would be analyzed
     * @throws IOException if a source cannot be read
     */
    public static String inputDigest(AnalysisRequest request) throws IOException {
        return Pipeline.digest(request);
    }

    /**
     * Writes what the analysis of another build needs of a module in place of its sources, for
     * {@link AnalysisRequest.Builder#summaries}. The same sources give the same bytes on every machine.
     *
     * @param request the module; its root is the module's folder
     * @param name name of the module, unlike that of any other; in results its files begin with it
     * @param file where to write; its folder is made if need be
     * @return what could not be read, and is not in the summary
     * @throws IOException if the file cannot be written
     */
    public static List<Problem> summarize(AnalysisRequest request, String name, Path file) throws IOException {
        return Pipeline.summarize(request, name, file);
    }

    /** Metadata of every rule, in the order of ids. */
    public static List<RuleInfo> rules() {
        return RuleBook.builtIn().rules();
    }
}
