package io.github.txguard.sonar.scanner;

import io.github.txguard.TxGuard;
import io.github.txguard.sonar.rules.TxGuardRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.fs.internal.DefaultInputFile;
import org.sonar.api.batch.fs.internal.TestInputFileBuilder;
import org.sonar.api.batch.rule.ActiveRules;
import org.sonar.api.batch.rule.internal.ActiveRulesBuilder;
import org.sonar.api.batch.rule.internal.NewActiveRule;
import org.sonar.api.batch.sensor.internal.SensorContextTester;
import org.sonar.api.batch.sensor.issue.Issue;
import org.sonar.api.config.internal.MapSettings;

/** A scan as the scanner does it: a sensor for each module, then the one for the project. */
final class Scan {
    private final Path root;
    private final Set<Path> modules = new LinkedHashSet<>();
    private final Set<String> inactive = new LinkedHashSet<>();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final SensorContextTester context;

    Scan(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.context = SensorContextTester.create(this.root);
    }

    /** A module by its folder, relative to the root. */
    Scan module(String folder) {
        modules.add(root.resolve(folder).normalize());
        return this;
    }

    /** Turns a rule off. */
    Scan without(String rule) {
        inactive.add(rule);
        return this;
    }

    /** Leaves files out whose name ends so, as {@code sonar.exclusions} would. */
    Scan excluding(String end) {
        excluded.add(end);
        return this;
    }

    Scan set(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** The context of the project, to be changed before the scan or looked at after it. */
    SensorContextTester context() {
        return context;
    }

    /** What is shown on the page of the project. */
    List<String> warnings() {
        return warnings;
    }

    /** Scans. */
    List<Issue> run() {
        ActiveRules rules = rules();
        MapSettings settings = new MapSettings();
        properties.forEach(settings::setProperty);
        ScannedModules scanned = new ScannedModules();
        for (Path module : modules) {
            SensorContextTester own = SensorContextTester.create(module);
            own.setActiveRules(rules).setSettings(settings);
            own.fileSystem().setEncoding(StandardCharsets.UTF_8);
            new ModuleCollector(scanned).execute(own);
            files(module).forEach(file -> context.fileSystem().add(input(module, file)));
        }
        context.setActiveRules(rules).setSettings(settings);
        new ProgramSensor(scanned, warnings::add).execute(context);
        return List.copyOf(context.allIssues());
    }

    private List<Path> files(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> excluded.stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DefaultInputFile input(Path module, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        boolean test = module.relativize(file).startsWith("src/test");
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return TestInputFileBuilder.create("project", name)
                    .setModuleBaseDir(root)
                    .setProjectBaseDir(root)
                    .setLanguage("java")
                    .setType(test ? InputFile.Type.TEST : InputFile.Type.MAIN)
                    .setCharset(StandardCharsets.UTF_8)
                    .initMetadata(text)
                    .setContents(text)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ActiveRules rules() {
        ActiveRulesBuilder rules = new ActiveRulesBuilder();
        TxGuard.rules().stream()
                .filter(rule -> rule.enabled() && !inactive.contains(rule.id()))
                .forEach(rule -> rules.addRule(new NewActiveRule.Builder()
                        .setRuleKey(TxGuardRules.key(rule.id()))
                        .setSeverity(rule.severity().name())
                        .build()));
        return rules.build();
    }
}
