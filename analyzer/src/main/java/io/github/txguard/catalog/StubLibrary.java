package io.github.txguard.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Recorded hierarchy and signatures of library types. A library's file is read when a type of one of its packages is asked
 * for, a type is decoded when it is asked for itself. Safe to share between threads.
 *
 * <p>The catalog check writes the files; what they look like is told there, in {@code StubText}.
 */
final class StubLibrary {
    private static final String FOLDER = "stubs/";

    private final Map<String, List<String>> librariesByPackage = new HashMap<>();
    private final Map<String, StubFile> files = new ConcurrentHashMap<>();
    private final Map<String, Optional<StubType>> types = new ConcurrentHashMap<>();

    private StubLibrary() {}

    /** The types that come with the analyzer. */
    static StubLibrary builtIn() {
        return Holder.BUILT_IN;
    }

    private static StubLibrary read() {
        StubLibrary library = new StubLibrary();
        for (String line : CatalogResources.lines(FOLDER + "index.txt")) {
            List<String> words = List.of(line.split(" ", -1));
            library.librariesByPackage.put(words.get(0), words.subList(1, words.size()));
        }
        return library;
    }

    /**
     * A recorded type.
     *
     * @param qualifiedName fully qualified name, nested types with a dot
     */
    Optional<StubType> find(String qualifiedName) {
        String home = packageOf(qualifiedName);
        return home == null ? Optional.empty() : types.computeIfAbsent(qualifiedName, name -> decode(home, name));
    }

    /** Whether types of that very package are recorded. */
    boolean hasPackage(String name) {
        return librariesByPackage.containsKey(name);
    }

    /** The longest package with recorded types that the name may lie in, or null. */
    private @Nullable String packageOf(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        while (dot > 0) {
            String home = qualifiedName.substring(0, dot);
            if (librariesByPackage.containsKey(home)) {
                return home;
            }
            dot = home.lastIndexOf('.');
        }
        return null;
    }

    private Optional<StubType> decode(String home, String qualifiedName) {
        String name = home.replace('.', '/')
                + "/"
                + qualifiedName.substring(home.length() + 1).replace('.', '$');
        for (String library : librariesByPackage.getOrDefault(home, List.of())) {
            StubFile file = files.computeIfAbsent(library, unused -> StubFile.read(FOLDER + library + ".txt"));
            Optional<StubType> type = file.find(name);
            if (type.isPresent()) {
                return type;
            }
        }
        return Optional.empty();
    }

    /** Packages with recorded types. */
    Set<String> packages() {
        return Collections.unmodifiableSet(librariesByPackage.keySet());
    }

    /** Fully qualified names of every recorded type, sorted by library. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        librariesByPackage.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .forEach(library ->
                        names.addAll(files.computeIfAbsent(library, unused -> StubFile.read(FOLDER + library + ".txt"))
                                .names()));
        return names;
    }

    private static final class Holder {
        private static final StubLibrary BUILT_IN = read();
    }
}
