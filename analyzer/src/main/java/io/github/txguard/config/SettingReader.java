package io.github.txguard.config;

import io.github.txguard.api.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads properties and YAML files into documents of settings. */
final class SettingReader {
    /** What a build fills in is no YAML before it has. */
    private static final Pattern FILLED_IN_BY_BUILD = Pattern.compile("@([\\w.-]+)@");

    private static final Pattern NEXT_DOCUMENT = Pattern.compile("(?m)^[#!]---\\s*$");
    private static final Pattern PROFILE_NAME = Pattern.compile("(application|bootstrap)-.+");
    private static final List<String> PROFILE_KEYS = List.of("spring.config.activate.onprofile", "spring.profiles");
    private static final int MAX_DEPTH = 30;

    private final Consumer<Problem> problems;

    SettingReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** The documents of a settings file; none if it is broken. */
    List<SettingDocument> read(ConfigFile file) {
        String name = file.simpleName().toLowerCase(Locale.ROOT);
        List<SortedMap<String, String>> written = name.endsWith(".properties") ? properties(file) : yaml(file);
        boolean ofProfile = PROFILE_NAME.matcher(name).matches();
        List<SettingDocument> documents = new ArrayList<>();
        for (SortedMap<String, String> values : written) {
            addDocuments(file.folder(), ofProfile, values, documents);
        }
        return documents;
    }

    /** A key may begin with the profile for which it holds, as in {@code %dev.datasource.url}. */
    private static void addDocuments(
            String folder, boolean ofProfile, SortedMap<String, String> values, List<SettingDocument> documents) {
        SortedMap<String, String> common = new TreeMap<>();
        SortedMap<String, SortedMap<String, String>> byProfile = new TreeMap<>();
        values.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (key.startsWith("%") && dot > 0) {
                byProfile
                        .computeIfAbsent(key.substring(1, dot), p -> new TreeMap<>())
                        .put(key.substring(dot + 1), value);
            } else {
                common.put(key, value);
            }
        });
        SettingDocument first = SettingDocument.of(folder, ofProfile, common);
        boolean conditional =
                PROFILE_KEYS.stream().anyMatch(key -> first.values().containsKey(key));
        documents.add(conditional ? new SettingDocument(folder, true, first.values()) : first);
        byProfile.forEach((profile, own) -> {
            if (!profile.equals("test")) {
                documents.add(SettingDocument.of(folder, true, own));
            }
        });
    }

    private List<SortedMap<String, String>> properties(ConfigFile file) {
        List<SortedMap<String, String>> documents = new ArrayList<>();
        for (String part : NEXT_DOCUMENT.split(file.text(), -1)) {
            Properties read = new Properties();
            try {
                read.load(new StringReader(part));
            } catch (IOException | IllegalArgumentException e) {
                problem(file, 0, String.valueOf(e.getMessage()));
                return List.of();
            }
            SortedMap<String, String> values = new TreeMap<>();
            read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
            documents.add(values);
        }
        return documents;
    }

    private List<SortedMap<String, String>> yaml(ConfigFile file) {
        String text = FILLED_IN_BY_BUILD.matcher(file.text()).replaceAll("_$1_");
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.name())
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(100)
                .build();
        List<SortedMap<String, String>> documents = new ArrayList<>();
        try {
            for (Object document : new Load(settings).loadAllFromString(text)) {
                SortedMap<String, String> values = new TreeMap<>();
                flatten("", document, values, 0);
                documents.add(values);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problem(file, line, e.getProblem());
            return List.of();
        } catch (YamlEngineException e) {
            problem(file, 0, String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
            return List.of();
        }
        return documents;
    }

    private static void flatten(String prefix, @Nullable Object value, SortedMap<String, String> values, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) ->
                    flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, inner, values, depth + 1));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(prefix + "[" + i + "]", list.get(i), values, depth + 1);
            }
        } else if (value != null && !prefix.isEmpty()) {
            values.put(prefix, String.valueOf(value));
        }
    }

    private void problem(ConfigFile file, int line, String why) {
        problems.accept(new Problem(Problem.Kind.CONFIGURATION, file.name(), line, "not understood: " + why));
    }
}
