package io.github.txguard.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.TxGuard;
import io.github.txguard.Workspace;
import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Finding;
import io.github.txguard.catalog.Catalogs;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.report.ReportFormat;
import io.github.txguard.resolve.ClassPathIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of the class path while the sources change is what would be read of it anew. */
final class CompiledUnitsTest {
    private static final int TYPES = 2;
    private static final int EDITS = 60;

    /** Waits in each of these depend on something else that sources say. */
    private static final Map<String, String> LIBRARY = Map.of(
            "lib/Gate.java",
            """
            package lib;
            public class Gate {
                public void open() throws Exception { Thread.sleep(1); }
                public void pass(Door door) { door.enter(); }
                public void announce(Bell bell) { bell.ring(); }
                public Inner inner() { return new Inner(); }
                public static class Inner { public void turn() throws Exception { new Gate().open(); } }
            }
            """,
            "lib/Bell.java",
            "package lib; public interface Bell { void ring(); void mute(); }",
            "lib/Door.java",
            "package lib; public interface Door { void enter(); void leave(); }",
            "lib/SlowDoor.java",
            """
            package lib;
            public class SlowDoor implements Door {
                public void enter() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
                public void leave() { enter(); }
            }
            """,
            "beside/Beside.java",
            """
            package beside;
            public class Beside extends app.S00 { public void call() { try { Thread.sleep(1); } catch (Exception e) { } } }
            """,
            "app/S00.java",
            "package app; public class S00 { public void call() { } }");

    private static final List<String> BODIES = List.of(
            "new lib.Gate().open();",
            "new Gate().inner().turn();",
            "Gate gate = null; gate.inner();",
            "door.enter();",
            "door.leave();",
            "Object o = new SlowDoor();",
            "new Gate().pass(door);",
            "new Gate().pass(new Door() { public void enter() { other.call(); } public void leave() { } });",
            "other.call();",
            "other.unknown();",
            "other.enter();",
            "Thread.sleep(1);",
            "int i = 0;",
            "");

    @TempDir
    Path folder;

    private Path jar = Path.of("");
    private Path sources = Path.of("");

    @BeforeEach
    void compile() throws IOException {
        Path classes = Compiled.classes(folder, LIBRARY);
        jar = folder.resolve("lib.jar");
        Compiled.pack(classes, "", jar);
        sources = Files.createDirectories(folder.resolve("src"));
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String type(int number, Random random) {
        return """
                package %s;
                import lib.*; import app.*;
                %s
                public class %s%02d%s {
                    org.springframework.jdbc.core.JdbcTemplate jdbc; S00 other; %s
                    @org.springframework.transaction.annotation.Transactional
                    public void place() throws Exception { jdbc.update("u"); %s }
                    public void call() throws Exception { %s }
                    public void enter() { try { Thread.sleep(1); } catch (Exception e) { } }
                }
                """.formatted(
                        pick(random, List.of("app", "app", "beside")),
                        pick(random, List.of("", "", "import lib.Gate;")),
                        pick(random, List.of("S", "S", "T")),
                        number,
                        pick(random, List.of("", "", "", " extends lib.SlowDoor", " implements Door")),
                        pick(random, List.of("Door door;", "Object door;", "lib.SlowDoor door;")),
                        pick(random, BODIES),
                        pick(random, BODIES));
    }

    private static String json(AnalysisResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFormat.JSON.writer().write(result, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void editsGiveWhatAnAnalysisFromScratchGives(long seed) throws IOException {
        Random random = new Random(seed);
        Set<List<Finding>> results = new LinkedHashSet<>();
        try (Workspace workspace = new Workspace()) {
            for (int edit = 0; edit < EDITS; edit++) {
                int changed = edit % TYPES;
                Path file = sources.resolve("app/S%02d.java".formatted(edit == 0 ? 0 : changed));
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, type(changed, random));
                AnalysisRequest request = AnalysisRequest.builder(sources)
                        .sources(List.of(sources))
                        .classPath(List.of(jar))
                        .threads(1)
                        .minConfidence(Confidence.POSSIBLE)
                        .failFast(true)
                        .build();
                AnalysisResult fresh = TxGuard.analyze(request);
                results.add(fresh.findings());
                List<Finding> ofFile = fresh.findings().stream()
                        .filter(finding -> sources.resolve(
                                        finding.transaction().location().file())
                                .equals(file))
                        .toList();
                assertThat(workspace.findingsOf(request, file))
                        .as("edit " + edit)
                        .isEqualTo(ofFile);
                assertThat(json(workspace.analyze(request))).as("edit " + edit).isEqualTo(json(fresh));
            }
        }
        assertThat(results).hasSizeGreaterThan(EDITS / 4);
    }

    private static List<UnitModel> units(String... texts) {
        List<UnitModel> units = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
            units.add(Objects.requireNonNull(new JavaFrontend(true)
                    .parse("S" + i + ".java", bytes, StandardCharsets.UTF_8)
                    .unit()));
        }
        return units;
    }

    @Test
    void classesAreReadAgainOnlyIfTheSourcesSayWhatMattersForThem() {
        CompiledUnits kept = new CompiledUnits();
        try (ClassPathIndex classPath = new ClassPathIndex(folder, List.of(jar))) {
            List<UnitModel> first = of(kept, classPath, "class A { void a(lib.Gate gate) { gate.open(); } }");
            assertThat(names(first)).contains("lib.Gate").doesNotContain("lib.SlowDoor");
            assertThat(of(kept, classPath, "class A { int b; void a(lib.Gate gate) { gate.open(); mine(); } }"))
                    .isSameAs(first);
            assertThat(names(of(kept, classPath, "class A { void a(lib.SlowDoor door) { door.enter(); } }")))
                    .contains("lib.SlowDoor");
        }
    }

    /** Of each two programs only one thing differs, and it decides what is read. */
    @Test
    void nothingThatMattersIsOverlooked() {
        try (ClassPathIndex classPath = new ClassPathIndex(folder, List.of(jar))) {
            String uses = "void a(lib.Gate gate, Object o) { gate.open(); o.enter(); }";
            assertRead(
                    classPath,
                    List.of("class A { Object y; " + uses + " }"),
                    List.of("class A { lib.SlowDoor y; " + uses + " }"));
            assertRead(
                    classPath,
                    List.of("class A { void a(lib.SlowDoor d) { d.other(); } }"),
                    List.of("class A { void a(lib.SlowDoor d) { d.enter(); } }"));
            String rings = "{ void a(lib.Bell b, lib.Gate g) { g.announce(b); } }";
            assertRead(classPath, List.of("class A " + rings), List.of("class A implements lib.Bell " + rings));
            String opens = "class A { void a(lib.Gate gate) { gate.open(); } }";
            assertRead(
                    classPath,
                    List.of(opens, "package lib; class Other { }"),
                    List.of(opens, "package lib; class Gate { }"));
            String calls = "package app; class S00 { void a(Object o) { o.call(); } void call() { } }";
            assertRead(classPath, List.of(calls, "package nowhere;"), List.of(calls, "package beside;"));
        }
    }

    private static void assertRead(ClassPathIndex classPath, List<String> before, List<String> after) {
        CompiledUnits kept = new CompiledUnits();
        List<UnitModel> first = of(kept, classPath, before.toArray(String[]::new));
        List<UnitModel> fresh = of(new CompiledUnits(), classPath, after.toArray(String[]::new));
        assertThat(fresh).as("%s", after).isNotEqualTo(first);
        assertThat(of(kept, classPath, after.toArray(String[]::new))).isEqualTo(fresh);
    }

    private static List<UnitModel> of(CompiledUnits kept, ClassPathIndex classPath, String... texts) {
        return kept.of(units(texts), Catalogs.builtIn(), classPath, new Footprint(), problem -> {});
    }

    private static List<String> names(List<UnitModel> units) {
        return units.stream()
                .flatMap(unit -> unit.types().stream())
                .map(type -> type.name())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
