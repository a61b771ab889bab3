package io.github.txguard.sonarit;

import java.util.Arrays;
import java.util.List;

/**
 * A release of SonarQube Community Build, and the JDK it runs on here.
 *
 * @param version its version on Maven Central
 * @param jdk what it runs on
 */
record ServerVersion(String version, Jdk jdk) {
    /** The newest. */
    static final String NEWEST = "26.9.0.129388";

    /** The sibling of the long-term release 2026.1. */
    static final String LONG_TERM = "26.1.0.118079";

    /** The sibling of the long-term release 2025.1, which still runs on JDK 17. */
    static final String ON_JDK_17 = "25.1.0.102122";

    /** The servers that were asked for with {@code -Dsonar-it.servers}, or the newest that runs on a JDK of this machine. */
    static List<ServerVersion> wanted() {
        String asked = Settings.optional("sonar-it.servers");
        if (asked.isEmpty()) {
            return List.of(Jdk.newer()
                    .map(jdk -> new ServerVersion(NEWEST, jdk))
                    .orElseGet(() -> new ServerVersion(ON_JDK_17, Jdk.current())));
        }
        return Arrays.stream(asked.split(","))
                .map(String::strip)
                .map(ServerVersion::of)
                .toList();
    }

    private static ServerVersion of(String version) {
        if (version.startsWith("25.")) {
            return new ServerVersion(version, Jdk.current());
        }
        Jdk jdk = Jdk.newer()
                .orElseThrow(() -> new MissingPrerequisite("SonarQube " + version + " needs a JDK " + Jdk.NEWER
                        + " or later, and there is none in the usual folders; name one with -Dsonar-it.jdk=…, or take"
                        + " -Dsonar-it.servers=" + ON_JDK_17));
        return new ServerVersion(version, jdk);
    }

    @Override
    public String toString() {
        return "SonarQube " + version + " on JDK " + jdk.feature();
    }
}
