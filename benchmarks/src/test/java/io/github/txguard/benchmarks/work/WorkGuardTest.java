package io.github.txguard.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.txguard.TxGuard;
import io.github.txguard.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails when an analysis does more than it did, on any machine and however busy that is. */
class WorkGuardTest {
    private static final Path LIMITS = Path.of("work.tsv");

    @TempDir
    Path folder;

    @Test
    void analysesDoNotMoreThanTheirLimits() throws IOException {
        assumeThat(TxGuard.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .as("nothing is cached by an analyzer that is no jar yet, such as with mvn test in place of mvn verify")
                .endsWith(".jar");
        Map<String, Work> done = new LinkedHashMap<>();
        // What is made once for all analyses must not count for the first one.
        runs("", GuardedProgram.compiled(Files.createDirectory(folder.resolve("before"))), new LinkedHashMap<>());
        runs("generated", GuardedProgram.layered(Files.createDirectory(folder.resolve("generated"))), done);
        runs(
                "generated, half of it as a jar",
                GuardedProgram.compiled(Files.createDirectory(folder.resolve("half"))),
                done);
        runs("shop", GuardedProgram.shop(Files.createDirectory(folder.resolve("shop"))), done);

        if (System.getProperty("golden.update") != null) {
            WorkTable.write(LIMITS, done);
        }
        Map<String, Work> limits = WorkTable.read(LIMITS);
        assertThat(done).containsOnlyKeys(limits.keySet());
        List<String> complaints = new ArrayList<>();
        done.forEach((name, work) ->
                complaints.addAll(WorkTable.complaints(name, Objects.requireNonNull(limits.get(name)), work)));
        assertThat(complaints)
                .as("if that is meant, rewrite work.tsv with -Dgolden.update")
                .isEmpty();
    }

    private void runs(String name, GuardedProgram program, Map<String, Work> done) throws IOException {
        Path cache = program.root().resolve("cache");
        done.put(name + ": cold", run(program, cache));
        done.put(name + ": nothing changed", run(program, cache));
        program.body().make();
        done.put(name + ": one body changed", run(program, cache));
        program.signature().make();
        done.put(name + ": one signature changed", run(program, cache));
        try (Workspace editor = new Workspace()) {
            done.put(
                    name + ": one body changed in an editor",
                    MeteredRun.inEditor(program, program.root().resolve("other-cache"), editor));
        }
    }

    private static Work run(GuardedProgram program, Path cache) {
        try (Workspace fresh = new Workspace()) {
            return MeteredRun.of(program, cache, fresh);
        }
    }
}
