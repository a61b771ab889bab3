package io.github.txguard.sonarit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sonarsource.sonarlint.core.rpc.client.ClientJsonRpcLauncher;
import org.sonarsource.sonarlint.core.rpc.protocol.SonarLintRpcServer;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.analysis.AnalyzeFilesAndTrackParams;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.config.binding.BindingConfigurationDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.config.scope.ConfigurationScopeDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.config.scope.DidAddConfigurationScopesParams;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.connection.config.SonarQubeConnectionConfigurationDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.file.DidUpdateFileSystemParams;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.initialize.BackendCapability;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.initialize.ClientConstantInfoDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.initialize.HttpConfigurationDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.initialize.InitializeParams;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.initialize.TelemetryClientConstantAttributesDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.log.LogLevel;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.rules.GetEffectiveRuleDetailsParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.issue.RaisedIssueDto;
import org.sonarsource.sonarlint.core.rpc.protocol.common.Language;

/**
 * The engine of SonarQube for IDE as a process of its own, as editors start it, bound to a project of a server.
 */
final class EditorEngine implements AutoCloseable {
    private static final MavenArtifact ENGINE = new MavenArtifact(
            "org.sonarsource.sonarlint.core", "sonarlint-backend-cli", "10.47.0.84936", "zip", "no-arch");
    private static final String CONNECTION = "server";
    private static final String SCOPE = "project";
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final SonarLintRpcServer engine;
    private final EditorClient client;
    private final Path home;

    private EditorEngine(Process process, SonarLintRpcServer engine, EditorClient client, Path home) {
        this.process = process;
        this.engine = engine;
        this.client = client;
        this.home = home;
    }

    /**
     * Issues of a file, and how long that took.
     *
     * @param issues what the editor would show
     * @param millis from the request until the engine said that the analysis is done
     */
    record Answer(List<RaisedIssueDto> issues, long millis) {
        /** Makes one; the list is copied. */
        Answer {
            issues = List.copyOf(issues);
        }

        /**
         * Those of one of our rules.
         *
         * @param rule rule without repository
         */
        List<RaisedIssueDto> of(String rule) {
            return issues.stream()
                    .filter(issue -> issue.getRuleKey().equals("txguard:" + rule))
                    .toList();
        }
    }

    /**
     * Starts the engine.
     *
     * @param jdk what it runs on
     * @param project what is open in the editor
     * @param server the server to connect to
     * @param home a folder for what the engine keeps
     * @throws IOException if it cannot be started
     * @throws InterruptedException if we are asked to stop
     */
    static EditorEngine start(Jdk jdk, EditorProject project, WebApi server, Path home)
            throws IOException, InterruptedException {
        Path libraries = unpack(ENGINE.resolve(), home.resolve("engine"));
        Path log = Settings.output().resolve("editor-engine.err");
        Process process = new ProcessBuilder(
                        jdk.java().toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        libraries.resolve("*").toString(),
                        "org.sonarsource.sonarlint.core.backend.cli.SonarLintServerCli")
                .redirectError(log.toFile())
                .start();
        EditorClient client = new EditorClient(project, server.token());
        ClientJsonRpcLauncher launcher =
                new ClientJsonRpcLauncher(process.getInputStream(), process.getOutputStream(), client);
        EditorEngine started = new EditorEngine(process, launcher.getServerProxy(), client, home);
        try {
            started.connect(project, server);
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private static Path unpack(Path zip, Path folder) throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    String name = entry.getName();
                    Files.copy(in, libraries.resolve(name.substring(name.lastIndexOf('/') + 1)));
                }
            }
        }
        return libraries;
    }

    private void connect(EditorProject project, WebApi server) throws IOException, InterruptedException {
        await(engine.initialize(new InitializeParams(
                new ClientConstantInfoDto("TxGuard", "TxGuard"),
                new TelemetryClientConstantAttributesDto("txguard", "TxGuard", "1", "1", Map.of()),
                HttpConfigurationDto.defaultConfig(),
                null,
                Set.of(BackendCapability.PROJECT_SYNCHRONIZATION, BackendCapability.FULL_SYNCHRONIZATION),
                home.resolve("storage"),
                home.resolve("work"),
                Set.of(),
                Map.of(),
                Set.of(Language.JAVA),
                Set.of(),
                Set.of(),
                List.of(new SonarQubeConnectionConfigurationDto(CONNECTION, server.url(), true)),
                List.of(),
                home.toString(),
                Map.of(),
                false,
                null,
                false,
                null,
                LogLevel.DEBUG)));
        engine.getConfigurationService()
                .didAddConfigurationScopes(new DidAddConfigurationScopesParams(List.of(new ConfigurationScopeDto(
                        SCOPE, null, true, "project", new BindingConfigurationDto(CONNECTION, project.key(), true)))));
        if (!client.awaitReadiness(PATIENCE_SECONDS)) {
            throw new IOException("the engine is not ready for analysis:\n" + client.log());
        }
    }

    /**
     * Analyzes a file as the editor does after it was opened or changed.
     *
     * @param file the file
     * @throws IOException if the engine fails
     * @throws InterruptedException if we are asked to stop
     */
    Answer analyze(Path file) throws IOException, InterruptedException {
        client.forgetIssues();
        long begun = System.nanoTime();
        var done = await(engine.getAnalysisService()
                .analyzeFilesAndTrack(new AnalyzeFilesAndTrackParams(
                        SCOPE, UUID.randomUUID(), List.of(file.toUri()), Map.of(), true)));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (!done.getFailedAnalysisFiles().isEmpty()) {
            throw new IOException("not analyzed: " + done.getFailedAnalysisFiles() + "\n" + client.log());
        }
        return new Answer(client.issues(file.toUri()), millis);
    }

    /**
     * Types into a file without saving it.
     *
     * @param file the file
     * @param text its new text
     */
    void type(Path file, String text) {
        engine.getFileService()
                .didUpdateFileSystem(new DidUpdateFileSystemParams(
                        List.of(), List.of(client.project().file(SCOPE, file, text)), List.of()));
    }

    /**
     * The titles of the tabs in which a rule is described.
     *
     * @param rule rule with its repository
     * @throws IOException if the engine does not know it
     * @throws InterruptedException if we are asked to stop
     */
    List<String> tabs(String rule) throws IOException, InterruptedException {
        var details = await(engine.getRulesService()
                        .getEffectiveRuleDetails(new GetEffectiveRuleDetailsParams(SCOPE, rule, null)))
                .details();
        return details.getDescription().isLeft()
                ? List.of("description")
                : details.getDescription().getRight().getTabs().stream()
                        .map(tab -> tab.getTitle())
                        .toList();
    }

    /** What the engine said. */
    String log() {
        return client.log();
    }

    /** Its process. */
    ProcessTree processes() {
        return new ProcessTree(process.toHandle());
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the engine does not answer: " + e, e);
        }
    }

    @Override
    public void close() {
        engine.shutdown()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
        new ProcessTree(process.toHandle()).kill();
    }
}
