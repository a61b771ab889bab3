package io.github.txguard.sonar.settings;

import io.github.txguard.TxGuard;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import io.github.txguard.settings.SettingException;
import io.github.txguard.settings.SettingFile;
import io.github.txguard.settings.SettingFile.Setting;
import io.github.txguard.settings.SettingParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonar.api.config.Configuration;

/**
 * What a project sets, understood: by properties of the scan or, where these say nothing, by its {@code txguard.yml}.
 *
 * @param enabled whether to analyze at all
 * @param minConfidence least confidence of what is reported
 * @param pairs which pairs of transaction and call are reported
 * @param includes patterns of files that alone are analyzed; all if empty
 * @param excludes patterns of files that are left out
 * @param disabledRules ids of rules that the project does not want, whatever its profile says
 * @param baseline report whose findings are not raised; null if there is none
 * @param threads number of threads; 0 for one per processor
 */
public record ScannerSettings(
        boolean enabled,
        Confidence minConfidence,
        Pairs pairs,
        List<String> includes,
        List<String> excludes,
        List<String> disabledRules,
        @Nullable Path baseline,
        int threads) {
    /** Copies the lists so that the settings are immutable. */
    public ScannerSettings {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        disabledRules = List.copyOf(disabledRules);
    }

    /**
     * Reads the settings of a project.
     *
     * @param config properties of the scan
     * @param root folder of the project
     * @throws SettingException if one cannot be followed
     */
    public static ScannerSettings of(Configuration config, Path root) {
        Source source = new Source(config, SettingFile.in(root), root);
        return new ScannerSettings(
                config.getBoolean(ScannerProperties.ENABLED).orElse(true),
                source.constant(
                        ScannerProperties.MIN_CONFIDENCE, Setting.MIN_CONFIDENCE, Confidence.LIKELY, Confidence.class),
                source.constant(ScannerProperties.PAIRS, Setting.PAIRS, Pairs.MINIMAL, Pairs.class),
                source.globs(ScannerProperties.INCLUDES, Setting.INCLUDES),
                source.globs(ScannerProperties.EXCLUDES, Setting.EXCLUDES),
                SettingParser.rules(
                        source.file.label(Setting.DISABLED_RULES),
                        source.file.many(Setting.DISABLED_RULES),
                        TxGuard.rules()),
                source.path(ScannerProperties.BASELINE, Setting.BASELINE),
                threads(config));
    }

    /** Where a setting may stand. */
    private record Source(Configuration config, SettingFile file, Path root) {
        <E extends Enum<E>> E constant(String property, Setting setting, E otherwise, Class<E> type) {
            String written = property(property);
            if (written != null) {
                return SettingParser.constant(property, written, type);
            }
            return file.one(setting)
                    .map(value -> SettingParser.constant(file.label(setting), value, type))
                    .orElse(otherwise);
        }

        List<String> globs(String property, Setting setting) {
            List<String> written = List.of(config.getStringArray(property));
            return written.isEmpty()
                    ? SettingParser.globs(file.label(setting), file.many(setting))
                    : SettingParser.globs(property, written);
        }

        @Nullable
        Path path(String property, Setting setting) {
            String written = property(property);
            try {
                return written == null
                        ? file.path(setting).orElse(null)
                        : root.resolve(written).normalize();
            } catch (InvalidPathException e) {
                throw new SettingException(property + ": " + written + " is no path");
            }
        }

        private @Nullable String property(String property) {
            return config.get(property)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .orElse(null);
        }
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
