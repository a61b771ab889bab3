package io.github.txguard.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The settings that lie with the sources, in {@value #NAME}: what is true of a program whoever analyzes it. */
public final class SettingFile {
    /** Name of the file, in the folder of the project. */
    public static final String NAME = "txguard.yml";

    private final Path file;
    private final Map<Setting, List<String>> values;

    private SettingFile(Path file, Map<Setting, List<String>> values) {
        this.file = file;
        this.values = values;
    }

    /** What may be set; written with small letters and capitals, as in {@code minConfidence}. */
    public enum Setting {
        /** Least confidence of what is reported. */
        MIN_CONFIDENCE("minConfidence"),
        /** Which pairs of transaction and call are reported. */
        PAIRS("pairs"),
        /** Patterns of files that alone are analyzed. */
        INCLUDES("includes"),
        /** Patterns of files that are left out. */
        EXCLUDES("excludes"),
        /** Rules that are not wanted. */
        DISABLED_RULES("disabledRules"),
        /** JSON report whose findings are not reported again, relative to the folder of the file. */
        BASELINE("baseline");

        private final String written;

        Setting(String written) {
            this.written = written;
        }
    }

    /**
     * Reads the file of a project.
     *
     * @param folder folder of the project
     * @return without settings if there is no such file
     * @throws SettingException if it cannot be read, is no YAML, or sets what there is not
     */
    public static SettingFile in(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new SettingFile(file, Map.of());
        }
        try {
            Object root = new Load(LoadSettings.builder().setLabel(NAME).build())
                    .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
            return new SettingFile(file, values(root));
        } catch (IOException e) {
            throw new SettingException(NAME + " cannot be read: " + e.getMessage());
        } catch (YamlEngineException e) {
            throw new SettingException(NAME + " is no YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Map<Setting, List<String>> values(Object root) {
        Map<Setting, List<String>> values = new TreeMap<>();
        if (root == null) {
            return values;
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw new SettingException(NAME + " must consist of settings such as \"minConfidence: likely\"");
        }
        map.forEach((name, value) -> values.put(setting(String.valueOf(name)), list(String.valueOf(name), value)));
        return values;
    }

    private static Setting setting(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.written.equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(NAME + ": there is no setting " + name + ", only "
                        + String.join(
                                ", ",
                                Arrays.stream(Setting.values())
                                        .map(setting -> setting.written)
                                        .toList())));
    }

    private static List<String> list(String name, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        if (value == null || value instanceof Map) {
            throw new SettingException(NAME + ": " + name + " must be a value or a list of values");
        }
        return List.of(String.valueOf(value));
    }

    /**
     * What the user calls a setting, for messages.
     *
     * @param setting setting
     */
    public String label(Setting setting) {
        return NAME + ": " + setting.written;
    }

    /**
     * A setting of one value.
     *
     * @param setting setting
     * @throws SettingException if several are given
     */
    public Optional<String> one(Setting setting) {
        List<String> given = many(setting);
        if (given.size() > 1) {
            throw new SettingException(label(setting) + " must be one value, but is " + given);
        }
        return given.stream().findFirst();
    }

    /**
     * A setting of any number of values.
     *
     * @param setting setting
     * @return empty if not set
     */
    public List<String> many(Setting setting) {
        return values.getOrDefault(setting, List.of());
    }

    /**
     * A setting that is a path.
     *
     * @param setting setting
     */
    public Optional<Path> path(Setting setting) {
        return one(setting).map(written -> file.resolveSibling(written).normalize());
    }
}
