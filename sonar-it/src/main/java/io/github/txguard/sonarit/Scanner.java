package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scans projects for one server with the scanners that users have, and waits until the server has judged. */
final class Scanner {
    private static final String GOAL = "org.sonarsource.scanner.maven:sonar-maven-plugin:5.8.0.7211:sonar";
    private static final MavenArtifact COMMAND_LINE =
            new MavenArtifact("org.sonarsource.scanner.cli", "sonar-scanner-cli", "8.1.0.6389", "jar", "");

    private final WebApi api;
    private final Path scratch;
    private final Path logs;
    private int scans;

    /**
     * Makes one.
     *
     * @param server the server that is told
     * @param logs folder for what the scanners say
     */
    Scanner(SonarServer server, Path logs) {
        this.api = server.api();
        this.scratch = server.folder();
        this.logs = logs;
    }

    /**
     * Scans a Maven project by its own build.
     *
     * @param project folder of the project
     * @param key its key on the server
     * @param goals goals before the scan, such as {@code compile}
     * @param settings further settings, as {@code name=value}
     * @throws IOException if Maven cannot be started
     * @throws InterruptedException if we are asked to stop
     */
    Command.Outcome maven(Path project, String key, List<String> goals, List<String> settings)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(goals);
        arguments.add(GOAL);
        arguments.add("-Dmaven.repo.local=" + Settings.repository());
        common(key, settings).forEach(setting -> arguments.add("-D" + setting));
        return run(Maven.command(project, arguments), key);
    }

    /**
     * Scans a folder without any build.
     *
     * @param project the folder
     * @param key its key on the server
     * @param settings further settings, as {@code name=value}, that say at least where the sources are
     * @throws IOException if the scanner cannot be started
     * @throws InterruptedException if we are asked to stop
     */
    Command.Outcome commandLine(Path project, String key, List<String> settings)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Jdk.current().java().toString());
        line.add("-Djava.awt.headless=true");
        line.add("-Dscanner.home=" + scratch);
        line.add("-Dproject.home=" + project);
        line.add("-cp");
        line.add(COMMAND_LINE.resolve().toString());
        line.add("org.sonarsource.scanner.cli.Main");
        common(key, settings).forEach(setting -> line.add("-D" + setting));
        return run(new Command(project, line, Map.of()), key);
    }

    private Command.Outcome run(Command command, String key) throws IOException, InterruptedException {
        scans++;
        return command.run(logs.resolve("scan-" + scans + "-" + key + ".log"));
    }

    private List<String> common(String key, List<String> settings) {
        List<String> all = new ArrayList<>();
        all.add("sonar.host.url=" + api.url());
        all.add("sonar.token=" + api.token());
        all.add("sonar.projectKey=" + key);
        all.add("sonar.projectName=" + key);
        all.add("sonar.scm.disabled=true");
        all.add("sonar.qualitygate.wait=true");
        // What the scanner downloads from the server goes where the server goes.
        all.add("sonar.userHome=" + scratch.resolve("scanner"));
        all.addAll(settings);
        return all;
    }
}
