package io.github.txguard.catalogcheck;

import java.util.Arrays;
import java.util.List;

/**
 * A jar in a Maven repository.
 *
 * @param group group id
 * @param artifact artifact id
 * @param version version
 */
record Coordinate(String group, String artifact, String version) implements Comparable<Coordinate> {
    /**
     * The jars that {@code group:artifact:version/version} names; none for the JDK.
     *
     * @param text coordinates as the catalog writes them
     */
    static List<Coordinate> parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts[0].equals("jdk")) {
            return List.of();
        }
        if (parts.length != 3) {
            throw new IllegalArgumentException("not group:artifact:versions: " + text);
        }
        return Arrays.stream(parts[2].split("/", -1))
                .map(version -> new Coordinate(parts[0], parts[1], version))
                .toList();
    }

    /** Group and artifact. */
    String module() {
        return group + ":" + artifact;
    }

    /** Name under which the dependency plugin copies the jar. */
    String fileName() {
        return group + "." + artifact + "-" + version + ".jar";
    }

    /** Older versions first, then by module. */
    @Override
    public int compareTo(Coordinate other) {
        int byVersion = Arrays.compare(numbers(), other.numbers());
        return byVersion != 0 ? byVersion : toString().compareTo(other.toString());
    }

    private int[] numbers() {
        return Arrays.stream(version.split("\\D+", -1))
                .filter(part -> !part.isEmpty() && part.length() < 10)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Override
    public String toString() {
        return module() + ":" + version;
    }
}
