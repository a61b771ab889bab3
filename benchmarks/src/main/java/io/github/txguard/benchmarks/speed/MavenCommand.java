package io.github.txguard.benchmarks.speed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Asks Maven for artifacts and class paths, from the repositories that the user has set up. */
final class MavenCommand {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>io.github.txguard.benchmarks</groupId>
              <artifactId>class-path</artifactId>
              <version>1</version>
              <dependencies>
            %s  </dependencies>
            </project>
            """;

    private static final String DEPENDENCY = """
                <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>
            """;

    private MavenCommand() {}

    /**
     * The class path of artifacts and all that they need; kept for the next time.
     *
     * @param coordinates groupId:artifactId:version
     * @param folder folder for the answer
     * @throws IOException if Maven cannot tell
     * @throws InterruptedException if we are asked to stop
     */
    static List<Path> classPath(List<String> coordinates, Path folder) throws IOException, InterruptedException {
        StringBuilder dependencies = new StringBuilder();
        for (String one : coordinates) {
            dependencies.append(DEPENDENCY.formatted((Object[]) one.split(":", -1)));
        }
        String text = POM.formatted(dependencies);
        Path pom = folder.resolve("pom.xml");
        if (!Files.exists(pom) || !Files.readString(pom).equals(text)) {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve("class-path.txt"));
            Files.writeString(pom, text);
        }
        return classPath(pom, "runtime");
    }

    /**
     * The class path of a project; kept for the next time.
     *
     * @param pom its description
     * @param scope scope, compile or runtime
     */
    static List<Path> classPath(Path pom, String scope) throws IOException, InterruptedException {
        Path answer = pom.resolveSibling("class-path.txt").toAbsolutePath();
        if (!Files.exists(answer)) {
            Path part = answer.resolveSibling("class-path.part");
            run(
                    pom.resolveSibling("maven.log"),
                    "-f",
                    pom.toString(),
                    PLUGIN + "build-classpath",
                    "-Dmdep.includeScope=" + scope,
                    "-Dmdep.outputFile=" + part);
            Files.move(part, answer);
        }
        return Stream.of(Files.readString(answer).strip().split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    /**
     * Brings an artifact.
     *
     * @param coordinates groupId:artifactId:version:type, or with a classifier behind
     * @param folder folder that it is put into
     * @return the file
     */
    static Path copy(String coordinates, Path folder) throws IOException, InterruptedException {
        String[] parts = coordinates.split(":", -1);
        Path file =
                folder.resolve(parts[1] + "-" + parts[2] + (parts.length > 4 ? "-" + parts[4] : "") + "." + parts[3]);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            run(
                    folder.resolve("maven.log"),
                    PLUGIN + "copy",
                    "-Dartifact=" + coordinates,
                    "-DoutputDirectory=" + folder.toAbsolutePath());
        }
        return file;
    }

    private static void run(Path log, String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> command = new ArrayList<>(List.of(windows ? "mvn.cmd" : "mvn", "-B", "-ntp", "-q"));
        command.add("-Dstyle.color=never");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(log.resolveSibling(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            try (Stream<String> lines = Files.lines(log)) {
                String cause = lines.filter(line -> line.startsWith("[ERROR]"))
                        .findFirst()
                        .orElse("exit code " + process.exitValue());
                throw new IOException("Maven: " + cause.replace("[ERROR] ", ""));
            }
        }
    }
}
