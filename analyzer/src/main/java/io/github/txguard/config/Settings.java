package io.github.txguard.config;

import java.util.List;
import java.util.Optional;

/**
 * The settings of an application, of all its modules and profiles. Where they contradict each other nothing is settled, and
 * whoever asks goes by what holds without the setting.
 */
final class Settings {
    private final List<SettingDocument> documents;

    Settings(List<SettingDocument> documents) {
        this.documents = List.copyOf(documents);
    }

    /**
     * Whether a setting has a value wherever it matters: some document gives it, none gives another, and each that configures
     * the subject gives it itself or leaves it to a file of its folder that holds in every profile.
     *
     * @param keys canonical keys of the setting; those that end in one after a dot count as well
     * @param value wanted value
     * @param subject canonical beginning of keys that tell of documents that configure the same subject
     */
    boolean isEverywhere(List<String> keys, String value, String subject) {
        boolean any = false;
        for (SettingDocument document : documents) {
            Optional<String> given = document.find(keys);
            if (given.isPresent()) {
                if (!given.get().equalsIgnoreCase(value)) {
                    return false;
                }
                any = true;
            } else if (configures(document, subject) && !isInherited(document, keys)) {
                return false;
            }
        }
        return any;
    }

    private static boolean configures(SettingDocument document, String subject) {
        return document.values().keySet().stream().anyMatch(key -> key.startsWith(subject));
    }

    private boolean isInherited(SettingDocument document, List<String> keys) {
        return documents.stream()
                .anyMatch(other -> !other.conditional()
                        && other.folder().equals(document.folder())
                        && other.find(keys).isPresent());
    }

    /**
     * Whether a setting is given this value anywhere.
     *
     * @param keys canonical keys of the setting
     * @param value wanted value
     */
    boolean isAnywhere(List<String> keys, String value) {
        return documents.stream()
                .flatMap(document -> document.find(keys).stream())
                .anyMatch(given -> given.equalsIgnoreCase(value));
    }

    /**
     * The value of a setting on which all documents agree, if it is given for every profile.
     *
     * @param key the setting as it is written in full
     */
    Optional<String> agreed(String key) {
        String canonical = SettingDocument.canonical(key);
        String agreed = null;
        boolean always = false;
        for (SettingDocument document : documents) {
            String given = document.values().get(canonical);
            if (given != null && agreed != null && !given.equalsIgnoreCase(agreed)) {
                return Optional.empty();
            }
            if (given != null) {
                agreed = given;
                always |= !document.conditional();
            }
        }
        return always ? Optional.ofNullable(agreed) : Optional.empty();
    }
}
