package io.github.txguard.sonarit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Maven that runs us, for further runs. */
final class Maven {
    private Maven() {}

    /**
     * A run of Maven.
     *
     * @param folder where it starts
     * @param arguments goals and options
     */
    static Command command(Path folder, List<String> arguments) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        List<String> line = new ArrayList<>();
        line.add(Settings.mavenHome()
                .resolve(windows ? "bin/mvn.cmd" : "bin/mvn")
                .toString());
        line.addAll(List.of("-B", "-ntp"));
        if (Settings.offline()) {
            line.add("-o");
        }
        line.addAll(arguments);
        return new Command(
                folder, line, Map.of("JAVA_HOME", Jdk.current().home().toString()));
    }
}
