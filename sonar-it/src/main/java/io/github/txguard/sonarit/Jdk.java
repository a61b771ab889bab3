package io.github.txguard.sonarit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param feature its feature release, such as 17
 */
record Jdk(Path home, int feature) {
    /** The first release on which the servers of 2026 run. */
    static final int NEWER = 21;

    /** The JDK that runs us. */
    static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home", "")), Runtime.version().feature());
    }

    /**
     * A JDK on which newer servers run: the one of {@code -Dsonar-it.jdk}, else the one that runs us, else one from the usual
     * folders, long-term releases first.
     */
    static Optional<Jdk> newer() {
        String asked = Settings.optional("sonar-it.jdk");
        if (!asked.isEmpty()) {
            return Optional.of(at(Path.of(asked))
                    .orElseThrow(
                            () -> new MissingPrerequisite("-Dsonar-it.jdk=" + asked + " is not the folder of a JDK")));
        }
        if (current().feature >= NEWER) {
            return Optional.of(current());
        }
        Path user = Path.of(System.getProperty("user.home", ""));
        List<Jdk> found = new ArrayList<>();
        for (Path folder :
                List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"), user.resolve(".sdkman/candidates/java"))) {
            children(folder)
                    .forEach(
                            home -> at(home).filter(jdk -> jdk.feature >= NEWER).ifPresent(found::add));
        }
        return found.stream()
                .min(Comparator.comparing((Jdk jdk) -> jdk.feature != 25 && jdk.feature != 21)
                        .thenComparing(Comparator.comparingInt(Jdk::feature).reversed())
                        .thenComparing(Jdk::home));
    }

    /** The executable that starts programs. */
    Path java() {
        return home.resolve("bin/java");
    }

    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(release)) {
            properties.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        String modules = properties.getProperty("MODULES", "jdk.jdi");
        // A trimmed runtime lacks what Elasticsearch asks for.
        return version.matches("\\d+.*") && modules.contains("jdk.jdi")
                ? Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()))
                : Optional.empty();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
