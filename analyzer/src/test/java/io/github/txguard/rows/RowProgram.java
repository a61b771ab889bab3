package io.github.txguard.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tiny program that shows what catalog rows mean: some of its lines wait inside a transaction, others beside it.
 *
 * <p>Programs stand in text files. What comes before the first heading belongs to every program of the file. A heading ({@code
 * ## row, row: remark}) names what its program shows. A comment at the end of a line says what is held when the line runs: {@code //
 * none}, {@code // held}, {@code // open} or {@code // locked}, with a question mark where it only may run there.
 *
 * @param name names of its heading
 * @param rows the names, one by one
 * @param source the text of the only source file
 * @param expected what is held at each line that says so, by line number
 */
record RowProgram(String name, List<String> rows, String source, SortedMap<Integer, String> expected) {
    private static final Pattern VERDICT = Pattern.compile("// ((?:none|held|open|locked)\\??)$");
    private static final String HEADING = "## ";
    private static final String USUAL = """
            package p;
            import java.sql.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            class Db {
                static Statement statement;
                /** Runs a statement that locks nothing. */
                static void select() { statement.executeQuery("select 1"); }
            }
            """;

    /** Every program of a folder's files. */
    static List<RowProgram> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<RowProgram> programs = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                programs.addAll(of(Files.readAllLines(file)));
            }
            return programs;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<RowProgram> of(List<String> lines) {
        StringBuilder common = new StringBuilder();
        List<RowProgram> programs = new ArrayList<>();
        String name = null;
        StringBuilder own = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith(HEADING)) {
                (name == null ? common : own).append(line).append('\n');
                continue;
            }
            if (name != null) {
                programs.add(of(name, common, own));
            }
            name = line.substring(HEADING.length()).strip();
            own.setLength(0);
        }
        if (name != null) {
            programs.add(of(name, common, own));
        }
        return programs;
    }

    private static RowProgram of(String name, CharSequence common, CharSequence own) {
        // imports come first in a source file
        String text = "" + common + own;
        String imports = String.join(
                "\n", text.lines().filter(line -> line.startsWith("import ")).toList());
        String rest = String.join(
                "\n", text.lines().filter(line -> !line.startsWith("import ")).toList());
        int end = USUAL.indexOf("class Db");
        String source = USUAL.substring(0, end) + imports + "\n" + USUAL.substring(end) + rest + "\n";
        return new RowProgram(name, List.of(name.replaceFirst(":.*", "").split(",\\s*", -1)), source, expected(source));
    }

    private static SortedMap<Integer, String> expected(String source) {
        SortedMap<Integer, String> expected = new TreeMap<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher verdict = VERDICT.matcher(lines.get(i));
            if (verdict.find()) {
                expected.put(i + 1, verdict.group(1));
            }
        }
        return expected;
    }

    /** The same program for the other half of a pair of packages, such as {@code javax.} for {@code jakarta.}. */
    RowProgram moved(String from, String to) {
        return new RowProgram(name + " (" + to + ")", rows, source.replace(from, to), expected);
    }

    /** The source with its line numbers. */
    String numbered() {
        StringBuilder text = new StringBuilder(name).append('\n');
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i + 1).append('\t').append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    /** The lines with a verdict, expected and found, where these differ. */
    List<String> differences(SortedMap<Integer, String> found) {
        List<String> lines = source.lines().toList();
        List<String> differences = new ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            String wanted = expected.getOrDefault(i, "none");
            String actual = found.getOrDefault(i, "none");
            boolean agrees = wanted.equals(actual) || (wanted.equals("open") && actual.equals("locked"));
            if (!agrees) {
                differences.add("line " + i + ": " + lines.get(i - 1).strip() + " but is " + actual);
            }
        }
        return differences;
    }
}
