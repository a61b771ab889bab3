package io.github.txguard.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.ApiPattern;
import io.github.txguard.catalog.Catalogs;
import io.github.txguard.catalog.MethodPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Rows of one role and the programs that show what they mean. */
final class RowPrograms {
    private static final Path FOLDER = Path.of("src/test/resources/rows");

    private final List<RowProgram> programs;
    private final List<ApiEntry> rows;
    private final Set<String> pending = new LinkedHashSet<>();

    /**
     * Programs of a folder.
     *
     * @param folder name of the folder
     * @param shown rows that need a program
     */
    RowPrograms(String folder, Predicate<ApiEntry> shown) {
        programs = RowProgram.in(FOLDER.resolve(folder));
        rows = Catalogs.builtIn().entries().stream().filter(shown).toList();
        try (Stream<String> lines = Files.lines(FOLDER.resolve("pending.txt"))) {
            lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .forEach(pending::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> rowsWithoutProgram() {
        Set<String> shown = new LinkedHashSet<>();
        programs.forEach(program -> shown.addAll(program.rows()));
        return rows.stream().map(ApiEntry::id).filter(id -> !shown.contains(id)).toList();
    }

    List<String> programsWithoutRow() {
        Set<String> known = new LinkedHashSet<>();
        Catalogs.builtIn().entries().forEach(row -> known.add(row.id()));
        return programs.stream()
                .flatMap(program -> program.rows().stream())
                .filter(id -> !known.contains(id))
                .toList();
    }

    /** Types and methods of rows that their program does not mention. */
    List<String> notMentioned() {
        List<String> missing = new ArrayList<>();
        for (ApiEntry row : rows) {
            String text = String.join(
                    "\n", programsOf(row).stream().map(RowProgram::source).toList());
            ApiPattern pattern = row.pattern();
            for (String type : pattern.types()) {
                if (!mentions(text, type)
                        && !(type.startsWith("javax.") && pattern.types().contains(twin(type)))) {
                    missing.add(row.id() + ": " + type);
                }
            }
            for (MethodPattern method : pattern.methods()) {
                String call = method.name().equals("<init>") ? "new " : method.name() + "(";
                if (!text.contains(call) && !text.contains("::" + method.name())) {
                    missing.add(row.id() + ": " + method.name());
                }
            }
        }
        return missing;
    }

    private static boolean mentions(String text, String type) {
        int end = text.indexOf(type);
        while (end >= 0) {
            end += type.length();
            if (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end))) {
                return true;
            }
            end = text.indexOf(type, end);
        }
        return type.startsWith("java.util.") || type.startsWith("java.sql.") || type.startsWith("java.lang.");
    }

    private static String twin(String type) {
        return "jakarta." + type.substring("javax.".length());
    }

    /** Programs that do not show both a wait that is found and one that is not. */
    List<String> oneSided() {
        return programs.stream()
                .filter(program -> !program.expected().containsValue("none")
                        || program.expected().values().stream().allMatch("none"::equals))
                .map(RowProgram::name)
                .toList();
    }

    /** Runs every program, under each of the packages that its rows name. */
    Stream<DynamicTest> run() {
        return programs.stream().map(program -> dynamicTest(program.name(), () -> run(program)));
    }

    private void run(RowProgram program) {
        List<String> differences = new ArrayList<>(program.differences(Verdicts.of(program)));
        if (hasTwin(program)) {
            RowProgram moved = program.moved("jakarta.", "javax.");
            differences.addAll(moved.differences(Verdicts.of(moved)));
        }
        boolean waits = pending.contains(program.name());
        if (waits) {
            assertThat(differences).as("works: take it out of pending.txt").isNotEmpty();
        } else {
            assertThat(differences).as(program.numbered()).isEmpty();
        }
    }

    private boolean hasTwin(RowProgram program) {
        return rows.stream()
                .filter(row -> program.rows().contains(row.id()))
                .flatMap(row -> row.pattern().types().stream())
                .anyMatch(type -> type.startsWith("javax.") && program.source().contains(twin(type)));
    }

    /** For each row: without it the verdicts of a program of its own must be others, or they show nothing of it. */
    Stream<DynamicTest> rowsMatter(Predicate<ApiEntry> which) {
        return rows.stream()
                .filter(which)
                .filter(row -> programsOf(row).stream().noneMatch(program -> pending.contains(program.name())))
                .map(row -> dynamicTest(row.id(), () -> matters(row)));
    }

    private void matters(ApiEntry row) {
        List<RowProgram> own = programsOf(row);
        assertThat(own)
                .as(() -> String.join("", own.stream().map(RowProgram::numbered).toList()))
                .anySatisfy(program -> assertThat(program.differences(Verdicts.without(row.id(), program)))
                        .isNotEmpty());
    }

    private List<RowProgram> programsOf(ApiEntry row) {
        return programs.stream()
                .filter(program -> program.rows().contains(row.id()))
                .toList();
    }
}
