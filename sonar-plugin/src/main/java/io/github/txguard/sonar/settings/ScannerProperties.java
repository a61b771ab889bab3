package io.github.txguard.sonar.settings;

import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sonar.api.PropertyType;
import org.sonar.api.config.PropertyDefinition;
import org.sonar.api.config.PropertyDefinition.ConfigScope;

/**
 * The properties that the plugin listens to. Which rules run is no property: quality profiles say that. What is not set is looked up in
 * the project's {@code txguard.yml}, so there are no default values here, which could not be told from values that somebody set.
 */
public final class ScannerProperties {
    /** Whether to analyze at all. */
    public static final String ENABLED = "sonar.txguard.enabled";

    /** Least confidence of what is reported. */
    public static final String MIN_CONFIDENCE = "sonar.txguard.minConfidence";

    /** Which pairs of transaction and call are reported. */
    public static final String PAIRS = "sonar.txguard.pairs";

    /** Patterns of files that alone are analyzed. */
    public static final String INCLUDES = "sonar.txguard.includes";

    /** Patterns of files that are left out. */
    public static final String EXCLUDES = "sonar.txguard.excludes";

    /** Report with the findings that are not to be raised. */
    public static final String BASELINE = "sonar.txguard.baseline";

    /** Number of threads. */
    public static final String THREADS = "sonar.txguard.threads";

    private static final String CATEGORY = "TxGuard";

    private ScannerProperties() {}

    /** What the server shows in its settings. */
    public static List<PropertyDefinition> definitions() {
        return List.of(
                project(ENABLED, "Enabled")
                        .description("Whether TxGuard looks for transactions that wait.")
                        .type(PropertyType.BOOLEAN)
                        .defaultValue("true")
                        .build(),
                project(MIN_CONFIDENCE, "Least confidence")
                        .description("Findings less sure than this raise no issue; <code>likely</code> if not set.")
                        .type(PropertyType.SINGLE_SELECT_LIST)
                        .options(names(Confidence.values()))
                        .build(),
                project(PAIRS, "Pairs")
                        .description(
                                "<code>minimal</code> leaves out the transactions that reach a call only through another"
                                        + " reported one; <code>all</code> reports every pair of transaction and call. <code>minimal</code> if not set.")
                        .type(PropertyType.SINGLE_SELECT_LIST)
                        .options(names(Pairs.values()))
                        .build(),
                project(INCLUDES, "Files that alone are analyzed")
                        .description("Patterns such as <code>orders/**</code>, relative to the project; all if empty.")
                        .multiValues(true)
                        .build(),
                project(EXCLUDES, "Files that are left out")
                        .description(
                                "Patterns such as <code>**/generated/**</code>, relative to the project. Files that the"
                                        + " scan itself leaves out need not be named here.")
                        .multiValues(true)
                        .build(),
                project(BASELINE, "Baseline")
                        .description(
                                "JSON report of an earlier run of TxGuard, relative to the project; what it lists raises no"
                                        + " issue.")
                        .build(),
                project(THREADS, "Threads")
                        .description("Number of threads of the analysis; one per processor if 0.")
                        .type(PropertyType.INTEGER)
                        .defaultValue("0")
                        .build());
    }

    private static PropertyDefinition.Builder project(String key, String name) {
        return PropertyDefinition.builder(key).name(name).category(CATEGORY).onConfigScopes(ConfigScope.PROJECT);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(ScannerProperties::name).toList();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
