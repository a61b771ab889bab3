package io.github.txguard.maven;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.SessionData;

/**
 * One analysis for all modules that are the same program: in a build of many modules, most run together with most others, and
 * each would analyze everything again.
 */
final class SharedAnalysis {
    private SharedAnalysis() {}

    /**
     * The result of an analysis, from an earlier module if that asked for the same and no file has changed since.
     *
     * @param request what to analyze
     * @param build what is kept during a build
     */
    static AnalysisResult of(AnalysisRequest request, SessionData build) {
        String key = SharedAnalysis.class.getName() + key(request);
        if (build.get(key) instanceof AnalysisResult earlier) {
            return earlier;
        }
        AnalysisResult result = TxGuard.analyze(request);
        build.set(key, result);
        return result;
    }

    private static List<Object> key(AnalysisRequest request) {
        return List.of(
                request.root(),
                request.classPath(),
                request.summaries().stream().map(SharedAnalysis::stamp).toList(),
                request.catalogs().stream().map(SharedAnalysis::stamp).toList(),
                request.includes(),
                request.excludes(),
                request.encoding(),
                request.minConfidence(),
                request.pairs(),
                request.enabledRules(),
                request.disabledRules(),
                request.sources().stream().map(SharedAnalysis::state).toList());
    }

    /** A folder with what tells whether its files are the same. */
    private static String state(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().map(SharedAnalysis::stamp).collect(Collectors.joining("|"));
        } catch (IOException e) {
            // The analysis will say so; what cannot be read now may be readable later.
            return folder + " " + System.nanoTime();
        }
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
        } catch (IOException e) {
            return file.toString();
        }
    }
}
