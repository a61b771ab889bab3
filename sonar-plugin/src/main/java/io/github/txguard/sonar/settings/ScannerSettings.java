package io.github.txguard.sonar.settings;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.settings.SettingException;
import io.github.txguard.settings.SettingParser;
import java.util.List;
import org.sonar.api.config.Configuration;

/**
 * What a project sets, understood.
 *
 * @param enabled whether to analyze at all
 * @param minConfidence least confidence of what is reported
 * @param pairs which pairs of transaction and call are reported
 * @param includes patterns of files that alone are analyzed; all if empty
 * @param excludes patterns of files that are left out
 * @param threads number of threads; 0 for one per processor
 */
public record ScannerSettings(
        boolean enabled,
        Confidence minConfidence,
        Pairs pairs,
        List<String> includes,
        List<String> excludes,
        int threads) {
    /** Copies the lists so that the settings are immutable. */
    public ScannerSettings {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /**
     * Reads the settings of a project.
     *
     * @param config properties of the scan
     * @throws SettingException if one cannot be followed
     */
    public static ScannerSettings of(Configuration config) {
        return new ScannerSettings(
                config.getBoolean(ScannerProperties.ENABLED).orElse(true),
                constant(config, ScannerProperties.MIN_CONFIDENCE, Confidence.LIKELY, Confidence.class),
                constant(config, ScannerProperties.PAIRS, Pairs.MINIMAL, Pairs.class),
                globs(config, ScannerProperties.INCLUDES),
                globs(config, ScannerProperties.EXCLUDES),
                threads(config));
    }

    private static <E extends Enum<E>> E constant(Configuration config, String key, E otherwise, Class<E> type) {
        return config.get(key)
                .filter(written -> !written.isBlank())
                .map(written -> SettingParser.constant(key, written, type))
                .orElse(otherwise);
    }

    private static List<String> globs(Configuration config, String key) {
        return SettingParser.globs(key, List.of(config.getStringArray(key)));
    }

    private static int threads(Configuration config) {
        String written = config.get(ScannerProperties.THREADS).orElse("0").strip();
        try {
            int threads = Integer.parseInt(written);
            if (threads >= 0) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new SettingException(ScannerProperties.THREADS + ": must be a number, not negative, but is " + written);
    }

    /**
     * Asks for what is set.
     *
     * @param request request
     */
    public void applyTo(AnalysisRequest.Builder request) {
        request.includes(includes)
                .excludes(excludes)
                .minConfidence(minConfidence)
                .pairs(pairs);
        if (threads > 0) {
            request.threads(threads);
        }
    }
}
