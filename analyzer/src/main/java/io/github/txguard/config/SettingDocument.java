package io.github.txguard.config;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings that hold together: a file, or one of the documents in it.
 *
 * @param folder folder of the file
 * @param conditional whether they hold in some profile only
 * @param values values by canonical key: lower case, without dashes and underscores
 */
record SettingDocument(String folder, boolean conditional, SortedMap<String, String> values) {
    SettingDocument {
        values = Collections.unmodifiableSortedMap(values);
    }

    /** A document of settings as they are written. */
    static SettingDocument of(String folder, boolean conditional, SortedMap<String, String> written) {
        SortedMap<String, String> values = new TreeMap<>();
        written.forEach((key, value) -> values.put(canonical(key), resolve(value)));
        return new SettingDocument(folder, conditional, values);
    }

    /** The key without what spellings differ in. */
    static String canonical(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** The value; of a placeholder its default, which stands where nobody says otherwise. */
    private static String resolve(String value) {
        String text = value.strip();
        int colon = text.indexOf(':');
        return text.startsWith("${") && text.endsWith("}") && colon > 0
                ? text.substring(colon + 1, text.length() - 1).strip()
                : text;
    }

    /** The value of the first key, in the order of keys, that is one of these or ends in a dot and one of these. */
    Optional<String> find(Iterable<String> keys) {
        for (var entry : values.entrySet()) {
            for (String key : keys) {
                if (entry.getKey().equals(key) || entry.getKey().endsWith("." + key)) {
                    return Optional.of(entry.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
