package io.github.txguard.catalogcheck;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The class files of every jar that the catalog names, and of the running JDK. */
final class Libraries implements Closeable {
    private static final String SUFFIX = ".class";

    private final Map<Coordinate, JarFile> jars = new LinkedHashMap<>();
    private final Map<String, List<Coordinate>> homes = new HashMap<>();
    private final Map<String, Optional<LibraryType>> parsed = new HashMap<>();

    /**
     * Opens jars.
     *
     * @param folder folder that they lie in
     * @param coordinates which
     */
    Libraries(Path folder, SortedSet<Coordinate> coordinates) {
        for (Coordinate coordinate : coordinates) {
            try {
                JarFile jar = new JarFile(folder.resolve(coordinate.fileName()).toFile());
                jars.put(coordinate, jar);
                jar.stream()
                        .map(JarEntry::getName)
                        .filter(Libraries::isClass)
                        .forEach(entry -> homes.computeIfAbsent(
                                        entry.substring(0, entry.length() - SUFFIX.length()),
                                        unused -> new ArrayList<>(1))
                                .add(coordinate));
            } catch (IOException e) {
                throw new UncheckedIOException("jar of " + coordinate + " cannot be read", e);
            }
        }
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(SUFFIX) && !entry.startsWith("META-INF/") && !entry.endsWith("-info.class");
    }

    /** Jars that hold a class of this internal name, the oldest version first. */
    List<Coordinate> homes(String internalName) {
        return homes.getOrDefault(internalName, List.of());
    }

    /** Internal names of a jar's classes, sorted. */
    List<String> classes(Coordinate coordinate) {
        List<String> names = new ArrayList<>();
        jar(coordinate).stream()
                .map(JarEntry::getName)
                .filter(Libraries::isClass)
                .sorted()
                .forEach(entry -> names.add(entry.substring(0, entry.length() - SUFFIX.length())));
        return names;
    }

    /**
     * A class of a jar.
     *
     * @param coordinate jar
     * @param internalName its name
     */
    Optional<LibraryType> find(Coordinate coordinate, String internalName) {
        return parsed.computeIfAbsent(coordinate + "!" + internalName, unused -> read(coordinate, internalName));
    }

    /**
     * A class as code sees it that was compiled beside a jar: from the jar itself, from its siblings of the same version,
     * from any other jar, or from the JDK.
     *
     * @param beside jar to begin with
     * @param internalName its name
     */
    Optional<LibraryType> findNear(Coordinate beside, String internalName) {
        Coordinate best = null;
        for (Coordinate home : homes(internalName)) {
            if (best == null || nearness(home, beside) >= nearness(best, beside)) {
                best = home;
            }
        }
        return best == null ? findInJdk(internalName) : find(best, internalName);
    }

    private static int nearness(Coordinate home, Coordinate beside) {
        if (home.equals(beside)) {
            return 3;
        }
        if (home.group().equals(beside.group()) && home.version().equals(beside.version())) {
            return 2;
        }
        return home.group().equals(beside.group()) ? 1 : 0;
    }

    private Optional<LibraryType> findInJdk(String internalName) {
        return parsed.computeIfAbsent("jdk!" + internalName, unused -> {
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(internalName + SUFFIX)) {
                return parse(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Optional<LibraryType> read(Coordinate coordinate, String internalName) {
        JarFile jar = jar(coordinate);
        JarEntry entry = jar.getJarEntry(internalName + SUFFIX);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(internalName + " of " + coordinate + " cannot be read", e);
        }
    }

    private static Optional<LibraryType> parse(@Nullable InputStream in) throws IOException {
        return in == null ? Optional.empty() : Optional.of(LibraryType.parse(in.readAllBytes()));
    }

    private JarFile jar(Coordinate coordinate) {
        JarFile jar = jars.get(coordinate);
        if (jar == null) {
            throw new IllegalArgumentException("not opened: " + coordinate);
        }
        return jar;
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : jars.values()) {
            jar.close();
        }
    }
}
