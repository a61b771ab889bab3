package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that Maven gets, so that the user's mirrors, proxies and local repository hold.
 *
 * @param group group id
 * @param artifact artifact id
 * @param version version
 * @param type file name extension
 * @param classifier classifier, empty for none
 */
record MavenArtifact(String group, String artifact, String version, String type, String classifier) {
    private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get";

    /**
     * The file in the local repository, downloaded if it is not there yet.
     *
     * @throws MissingPrerequisite if it cannot be downloaded
     * @throws IOException if Maven cannot be started
     * @throws InterruptedException if we are asked to stop
     */
    Path resolve() throws IOException, InterruptedException {
        Path file = Settings.repository()
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(fileName());
        if (Files.exists(file)) {
            return file;
        }
        List<String> arguments = new ArrayList<>(List.of(
                GET,
                "-Dartifact=" + coordinates(),
                "-Dtransitive=false",
                "-Dmaven.repo.local=" + Settings.repository()));
        Command maven = Maven.command(Settings.output(), arguments);
        Command.Outcome outcome = maven.run(Settings.output().resolve("download-" + artifact + ".log"));
        if (outcome.exitCode() != 0 || !Files.exists(file)) {
            throw new MissingPrerequisite(coordinates() + " cannot be downloaded by Maven; see " + outcome.log());
        }
        return file;
    }

    /** As users write it. */
    String coordinates() {
        return group + ":" + artifact + ":" + version + ":" + type + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    private String fileName() {
        return artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + "." + type;
    }
}
