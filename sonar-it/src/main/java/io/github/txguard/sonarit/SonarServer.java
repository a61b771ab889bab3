package io.github.txguard.sonarit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that runs: made for this run, gone without a trace afterwards. */
final class SonarServer implements AutoCloseable {
    /** Who logs in where a person does. */
    static final String ADMIN = "admin";

    /** The password of {@link #ADMIN}, on a server that nobody else can reach and that is thrown away. */
    static final String PASSWORD = "Thrown-away-2026!";

    private static final long START_MINUTES = 8;
    private static final long STOP_SECONDS = 90;
    private static final Set<String> OPTIONS = Set.of("java.base/jdk.internal.ref");

    private final Path folder;
    private final Process process;
    private final WebApi api;
    private final Cost start;
    private final Leftovers leftovers;

    private SonarServer(Path folder, Process process, WebApi api, Cost start, Leftovers leftovers) {
        this.folder = folder;
        this.process = process;
        this.api = api;
        this.start = start;
        this.leftovers = leftovers;
    }

    /**
     * Unpacks and starts a server, sets its password and makes a token.
     *
     * @param version which one
     * @param plugin the plugin it gets
     * @throws IOException if it does not come up; the message has the end of its log
     * @throws InterruptedException if we are asked to stop
     */
    static SonarServer start(ServerVersion version, Path plugin) throws IOException, InterruptedException {
        Path zip = new MavenArtifact("org.sonarsource.sonarqube", "sonar-application", version.version(), "zip", "")
                .resolve();
        Path folder = Files.createTempDirectory("txguard-sonar-");
        Leftovers leftovers = Leftovers.of(folder);
        try {
            ServerFolder unpacked = ServerFolder.unpack(zip, folder.resolve("server"), plugin);
            if (ServerFolder.isRoot()) {
                // Everybody may pass, nobody may list.
                new ProcessBuilder("chmod", "711", folder.toString()).start().waitFor();
            }
            return start(version, folder, unpacked, leftovers);
        } catch (IOException | InterruptedException | RuntimeException e) {
            leftovers.remove();
            throw e;
        }
    }

    private static SonarServer start(ServerVersion version, Path folder, ServerFolder unpacked, Leftovers leftovers)
            throws IOException, InterruptedException {
        Path log = Settings.output().resolve("server-" + version.version() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(version.jdk(), unpacked))
                .directory(unpacked.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(Set.of("LANG", "LC_ALL", "TZ", "TMPDIR"));
        builder.environment().put("HOME", unpacked.home().resolve("temp").toString());
        builder.environment().put("PATH", version.jdk().home().resolve("bin") + ":/usr/bin:/bin");
        long begun = System.nanoTime();
        Process process = builder.start();
        leftovers.add(process);
        ProcessTree tree = new ProcessTree(process.toHandle());
        WebApi api = new WebApi("http://127.0.0.1:" + unpacked.port());
        // The web pages come first; a server that is stopped before the rest is there does not end.
        awaitStart(version, process, log, api);
        Cost start = new Cost((System.nanoTime() - begun) / 1e9, tree.cpuSeconds(), tree.mebibytes());
        api.post(
                "api/users/change_password", Map.of("login", ADMIN, "previousPassword", "admin", "password", PASSWORD));
        String token = api.as(ADMIN, PASSWORD)
                .post("api/user_tokens/generate", Map.of("name", "txguard", "type", "USER_TOKEN"))
                .path("token")
                .asText();
        return new SonarServer(folder, process, api.withToken(token), start, leftovers);
    }

    private static List<String> command(Jdk jdk, ServerFolder unpacked) throws IOException {
        List<String> line = new ArrayList<>();
        if (ServerFolder.isRoot()) {
            // It becomes the server itself, so that signals reach the server.
            line.addAll(List.of(
                    "/usr/bin/setpriv",
                    "--reuid=" + ServerFolder.NOBODY,
                    "--regid=" + ServerFolder.NOBODY,
                    "--clear-groups"));
        }
        line.add(jdk.java().toString());
        OPTIONS.forEach(name -> line.add("--add-exports=" + name + "=ALL-UNNAMED"));
        for (String name : List.of(
                "java.base/java.lang",
                "java.base/java.nio",
                "java.base/sun.nio.ch",
                "java.management/sun.management",
                "jdk.management/com.sun.management.internal")) {
            line.add("--add-opens=" + name + "=ALL-UNNAMED");
        }
        try (Stream<Path> jars = Files.list(unpacked.home().resolve("lib"))) {
            Path jar = jars.filter(file -> file.getFileName().toString().startsWith("sonar-application-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the archive of the server has no lib/sonar-application-*.jar"));
            line.addAll(List.of("-jar", jar.toString()));
        }
        return line;
    }

    private static void awaitStart(ServerVersion version, Process process, Path log, WebApi api)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(START_MINUTES);
        while (System.nanoTime() < deadline) {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IOException(version + " ended while it started:\n" + end(log));
            }
            if (Files.readString(log).contains("SonarQube is operational") && api.isUp()) {
                return;
            }
        }
        throw new IOException(version + " is not up after " + START_MINUTES + " minutes:\n" + end(log));
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Its web API, with a token of an administrator. */
    WebApi api() {
        return api;
    }

    /** What its start took, until it said that it is operational; memory as it was then. */
    Cost startCost() {
        return start;
    }

    /** Memory and processor time of all its processes until now. */
    ProcessTree processes() {
        return new ProcessTree(process.toHandle());
    }

    /** A folder beside the server, gone with it. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leftovers.remove();
    }
}
