package io.github.txguard.sonarit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An unpacked server: with the analyzer for Java and our plugin, without what else it brings. */
final class ServerFolder {
    /** Nobody: Elasticsearch refuses to run as root, and this user is on every Linux. */
    static final String NOBODY = "65534";

    private static final String OWN_PLUGINS = "lib/extensions/";

    // The first compiler is enough for a server that lives for minutes: half of the processor time.
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Path home;
    private final int port;

    private ServerFolder(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /**
     * Unpacks a server.
     *
     * @param zip its archive
     * @param folder an empty folder
     * @param plugin the plugin that it gets
     * @throws IOException if something cannot be read or written
     * @throws InterruptedException if we are asked to stop
     */
    static ServerFolder unpack(Path zip, Path folder, Path plugin) throws IOException, InterruptedException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (!entry.isDirectory() && isWanted(name)) {
                    Path file = folder.resolve(name).normalize();
                    Files.createDirectories(file.getParent());
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
        for (String name : List.of("data", "logs", "temp", "extensions/plugins")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.copy(plugin, folder.resolve("extensions/plugins").resolve(plugin.getFileName()));
        int port = configure(folder.resolve("conf/sonar.properties"));
        if (isRoot()) {
            give(folder);
        }
        return new ServerFolder(folder, port);
    }

    private static boolean isWanted(String name) {
        return !name.startsWith(OWN_PLUGINS) || name.startsWith(OWN_PLUGINS + "sonar-java-plugin");
    }

    private static int configure(Path file) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Held together, so that they differ; free again before the server starts.
        try (ServerSocket web = new ServerSocket(0, 1, loopback);
                ServerSocket search = new ServerSocket(0, 1, loopback);
                ServerSocket database = new ServerSocket(0, 1, loopback)) {
            Files.writeString(file, """
                    sonar.web.host=127.0.0.1
                    sonar.web.port=%d
                    sonar.search.host=127.0.0.1
                    sonar.search.port=%d
                    sonar.embeddedDatabase.port=%d
                    sonar.telemetry.enable=false
                    sonar.updatecenter.activate=false
                    sonar.web.javaOpts=-Xmx512m -Xms128m -XX:+UseSerialGC %s
                    sonar.ce.javaOpts=-Xmx384m -Xms64m -XX:+UseSerialGC %s
                    sonar.search.javaOpts=-Xmx512m -Xms512m -XX:MaxDirectMemorySize=256m %s
                    """.formatted(
                            web.getLocalPort(),
                            search.getLocalPort(),
                            database.getLocalPort(),
                            QUICK_START,
                            QUICK_START,
                            QUICK_START));
            return web.getLocalPort();
        }
    }

    private static void give(Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            throw new MissingPrerequisite("SonarQube refuses to run as root, and there is no /usr/bin/setpriv (package"
                    + " util-linux) to run it as somebody else; install it or run this as another user");
        }
        Command chown = new Command(folder, List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()), Map.of());
        Command.Outcome outcome = chown.run(Settings.output().resolve("chown.log"));
        if (outcome.exitCode() != 0) {
            throw new IOException("cannot hand " + folder + " to another user: " + outcome.text());
        }
    }

    /** Whether we are the superuser. */
    static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    /** Where it was unpacked. */
    Path home() {
        return home;
    }

    /** The port of its web pages, on the loopback address. */
    int port() {
        return port;
    }
}
