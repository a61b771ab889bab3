package io.github.txguard.settings;

import io.github.txguard.api.RuleInfo;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Turns settings as written into values; says what is accepted where they are wrong. */
public final class SettingParser {
    private SettingParser() {}

    /**
     * A constant, in any case.
     *
     * @param <E> type of the constant
     * @param setting what the user calls the setting
     * @param written value as written
     * @param type type of the constant
     * @throws SettingException if there is no such constant
     */
    public static <E extends Enum<E>> E constant(String setting, String written, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(written.strip()))
                .findFirst()
                .orElseThrow(() -> {
                    String known = constants.stream()
                            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
                    return new SettingException(setting + ": there is no " + written + ", only " + known);
                });
    }

    /**
     * An encoding.
     *
     * @param setting what the user calls the setting
     * @param written value as written
     * @throws SettingException if this Java does not know it
     */
    public static Charset charset(String setting, String written) {
        try {
            return Charset.forName(written);
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting + ": there is no encoding " + written);
        }
    }

    /**
     * Glob patterns, unchanged.
     *
     * @param setting what the user calls the setting
     * @param written values as written
     * @throws SettingException if one is no pattern
     */
    public static List<String> globs(String setting, List<String> written) {
        for (String glob : written) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                throw new SettingException(setting + ": " + glob + " is not a pattern: " + e.getDescription());
            }
        }
        return written;
    }

    /**
     * Files that are there, unchanged.
     *
     * @param setting what the user calls the setting
     * @param written files as written
     * @throws SettingException if one is no file
     */
    public static List<Path> files(String setting, List<Path> written) {
        for (Path file : written) {
            if (!Files.isRegularFile(file)) {
                throw new SettingException(setting + ": there is no file " + file);
            }
        }
        return written;
    }

    /**
     * Ids of rules, in any case.
     *
     * @param setting what the user calls the setting
     * @param written values as written
     * @param rules the rules that there are
     * @throws SettingException if there is no such rule
     */
    public static List<String> rules(String setting, List<String> written, List<RuleInfo> rules) {
        return written.stream().map(id -> rule(setting, id, rules).id()).toList();
    }

    /**
     * A rule by its id, in any case.
     *
     * @param setting what the user calls the setting
     * @param written value as written
     * @param rules the rules that there are
     * @throws SettingException if there is no such rule
     */
    public static RuleInfo rule(String setting, String written, List<RuleInfo> rules) {
        return rules.stream()
                .filter(rule -> rule.id().equalsIgnoreCase(written.strip()))
                .findFirst()
                .orElseThrow(() -> {
                    String known = rules.stream().map(RuleInfo::id).collect(Collectors.joining(", "));
                    return new SettingException(setting + ": there is no rule " + written + ", only " + known);
                });
    }
}
