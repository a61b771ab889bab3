package io.github.txguard.sonarit;

import java.nio.file.Path;

/** What the build told this run, as system properties. */
final class Settings {
    private Settings() {}

    /** The clone of TxGuard. */
    static Path txguard() {
        return Path.of(required("txguard.folder")).toAbsolutePath().normalize();
    }

    /** The one plugin jar that every server gets. */
    static Path plugin() {
        return txguard().resolve("sonar-plugin/target/txguard-sonar-plugin-" + required("txguard.version") + ".jar");
    }

    /** The command line's executable jar. */
    static Path commandLine() {
        return txguard().resolve("cli/target/txguard.jar");
    }

    /** Maven's own folder. */
    static Path mavenHome() {
        return Path.of(required("maven.home"));
    }

    /** Maven's local repository. */
    static Path repository() {
        return Path.of(required("maven.repository"));
    }

    /** Where logs and figures go. */
    static Path output() {
        return Path.of(required("sonar-it.output"));
    }

    /** Whether nothing may be downloaded. */
    static boolean offline() {
        return required("sonar-it.offline").endsWith("true");
    }

    /** How many minutes the server stays up after the tests, for people who want to look at it. */
    static int lingerMinutes() {
        return Integer.getInteger("sonar-it.linger", 0);
    }

    /** A setting that may be left out; empty then. */
    static String optional(String name) {
        return System.getProperty(name, "").strip();
    }

    private static String required(String name) {
        String value = optional(name);
        if (value.isEmpty()) {
            throw new MissingPrerequisite("start this through Maven, which sets " + name
                    + ": mvn -DskipTests verify -Psonar-it -pl sonar-it -am");
        }
        return value;
    }
}
