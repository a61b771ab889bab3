package io.github.txguard.sonar.ide;

import io.github.txguard.TxGuard;
import io.github.txguard.api.RuleInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.rule.ActiveRule;
import org.sonar.api.rule.RuleKey;
import org.sonarsource.sonarlint.core.analysis.AnalysisScheduler;
import org.sonarsource.sonarlint.core.analysis.api.AnalysisConfiguration;
import org.sonarsource.sonarlint.core.analysis.api.AnalysisSchedulerConfiguration;
import org.sonarsource.sonarlint.core.analysis.api.ClientInputFile;
import org.sonarsource.sonarlint.core.analysis.api.ClientModuleFileEvent;
import org.sonarsource.sonarlint.core.analysis.api.ClientModuleFileSystem;
import org.sonarsource.sonarlint.core.analysis.api.Issue;
import org.sonarsource.sonarlint.core.analysis.api.TriggerType;
import org.sonarsource.sonarlint.core.analysis.command.AnalyzeCommand;
import org.sonarsource.sonarlint.core.analysis.command.NotifyModuleEventCommand;
import org.sonarsource.sonarlint.core.commons.api.SonarLanguage;
import org.sonarsource.sonarlint.core.commons.log.LogOutput;
import org.sonarsource.sonarlint.core.commons.log.SonarLintLogger;
import org.sonarsource.sonarlint.core.commons.progress.SonarLintCancelMonitor;
import org.sonarsource.sonarlint.core.commons.progress.TaskManager;
import org.sonarsource.sonarlint.core.plugin.commons.PluginsLoader;
import org.sonarsource.sonarlint.plugin.api.module.file.ModuleFileEvent;

/** An editor with a folder open: the engine of SonarQube for IDE with the jar that users install, beside sonar-java. */
final class Editor implements AutoCloseable {
    private static final String MODULE = "module";

    private final Path folder;
    private final Map<String, EditorFile> saved = new TreeMap<>();
    private final Map<String, EditorFile> files = new ConcurrentSkipListMap<>();
    private final AnalysisScheduler scheduler;
    private final List<String> log = new ArrayList<>();

    Editor(Path folder, Path work) throws IOException {
        this.folder = folder;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/src/test/"))
                    .sorted()
                    .toList()) {
                EditorFile opened = new EditorFile(folder, file, Files.readString(file, StandardCharsets.UTF_8));
                saved.put(opened.relativePath(), opened);
            }
        }
        files.putAll(saved);
        LogOutput output = new LogOutput() {
            @Override
            public void log(@Nullable String message, Level level, @Nullable String trace) {
                synchronized (log) {
                    log.add(level + " " + message + (trace == null ? "" : "\n" + trace));
                }
            }
        };
        SonarLintLogger.get().setTarget(output);
        var plugins = new PluginsLoader()
                .load(
                        new PluginsLoader.Configuration(
                                Set.of(
                                        Path.of(System.getProperty("plugin.jar")),
                                        Path.of(System.getProperty("sonar-java.jar"))),
                                Set.of(SonarLanguage.JAVA),
                                false,
                                Optional.empty()),
                        Set.of());
        plugins.getPluginCheckResultByKeys().forEach((key, result) -> {
            if (result.isSkipped()) {
                throw new IllegalStateException(key + " is skipped: " + result.getSkipReason());
            }
        });
        scheduler = new AnalysisScheduler(
                AnalysisSchedulerConfiguration.builder()
                        .setClientPid(ProcessHandle.current().pid())
                        .setWorkDir(work)
                        .setFileSystemProvider(module -> fileSystem())
                        .build(),
                plugins.getLoadedPlugins(),
                output);
    }

    private ClientModuleFileSystem fileSystem() {
        return new ClientModuleFileSystem() {
            @Override
            public Stream<ClientInputFile> files(String suffix, InputFile.Type type) {
                return files().filter(file -> file.relativePath().endsWith(suffix) && type == InputFile.Type.MAIN);
            }

            @Override
            public Stream<ClientInputFile> files() {
                return files.values().stream().map(ClientInputFile.class::cast);
            }
        };
    }

    /** The file whose name ends so. */
    EditorFile file(String end) {
        return files.values().stream()
                .filter(file -> file.relativePath().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    /** All files again, as they were opened. */
    void restore() {
        files.putAll(saved);
        saved.values().forEach(file -> {
            if (file.undo()) {
                announce(file);
            }
        });
    }

    /** Forgets all files but one, as when a single file is open without a project. */
    void keepOnly(EditorFile file) {
        files.values().removeIf(other -> other != file);
    }

    /** Tells the engine that a file changed that is not being analyzed. */
    void announce(EditorFile file) {
        scheduler.post(
                new NotifyModuleEventCommand(MODULE, ClientModuleFileEvent.of(file, ModuleFileEvent.Type.MODIFIED)));
    }

    /** Analyzes a file, as after it was opened or changed. */
    List<Issue> analyze(EditorFile file) throws InterruptedException, ExecutionException {
        List<Issue> issues = new ArrayList<>();
        AnalysisConfiguration configuration = AnalysisConfiguration.builder()
                .addInputFiles(file)
                .addActiveRules(TxGuard.rules().stream()
                        .filter(RuleInfo::enabled)
                        .map(rule -> (ActiveRule) new On(
                                RuleKey.of("txguard", rule.id()),
                                rule.severity().name()))
                        .toList())
                .setBaseDir(folder)
                .putExtraProperty("sonar.java.source", "17")
                .build();
        AnalyzeCommand command = new AnalyzeCommand(
                MODULE,
                UUID.randomUUID(),
                TriggerType.FORCED,
                () -> configuration,
                issues::add,
                null,
                new SonarLintCancelMonitor(),
                new TaskManager(),
                started -> {},
                () -> true,
                Set.of(),
                Map.of());
        scheduler.post(command);
        command.getFutureResult().get();
        return issues;
    }

    /** What the engine said. */
    String log() {
        synchronized (log) {
            return String.join("\n", log);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    /** A rule that is active. */
    private record On(RuleKey ruleKey, String severity) implements ActiveRule {
        @Override
        public String language() {
            return "java";
        }

        @Override
        public @Nullable String param(String key) {
            return null;
        }

        @Override
        public Map<String, String> params() {
            return Map.of();
        }

        @Override
        public @Nullable String internalKey() {
            return null;
        }

        @Override
        public @Nullable String templateRuleKey() {
            return null;
        }

        @Override
        public String qpKey() {
            return "";
        }
    }
}
