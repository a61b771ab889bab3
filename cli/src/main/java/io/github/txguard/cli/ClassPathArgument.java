package io.github.txguard.cli;

import io.github.txguard.settings.SettingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A class path as users write it. */
final class ClassPathArgument {
    private static final String ALL_JARS = "*";

    private ClassPathArgument() {}

    /**
     * The entries, in order; {@code DIR/*} gives the jars of the folder in the order of names. Entries that do not exist are
     * passed on, the analysis lists them.
     *
     * @throws SettingException if an entry is no path, or a folder of jars cannot be read
     */
    static List<Path> parse(List<String> written) {
        List<Path> entries = new ArrayList<>();
        for (String part : written) {
            for (String entry : part.split(Pattern.quote(File.pathSeparator), -1)) {
                if (!entry.isBlank()) {
                    add(entry, entries);
                }
            }
        }
        return entries;
    }

    private static void add(String entry, List<Path> entries) {
        try {
            if (entry.equals(ALL_JARS) || entry.endsWith("/" + ALL_JARS) || entry.endsWith(File.separator + ALL_JARS)) {
                addJars(Path.of(entry.substring(0, entry.length() - 1)), entries);
            } else {
                entries.add(Path.of(entry));
            }
        } catch (InvalidPathException e) {
            throw new SettingException("--classpath: " + entry + " is not a path: " + e.getReason());
        }
    }

    private static void addJars(Path folder, List<Path> entries) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .sorted()
                    .forEach(entries::add);
        } catch (IOException e) {
            throw new SettingException("--classpath: " + folder + " cannot be listed: " + Causes.of(e));
        }
    }
}
