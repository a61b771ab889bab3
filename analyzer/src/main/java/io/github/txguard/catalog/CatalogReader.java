package io.github.txguard.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads catalog files. A row that cannot be understood is left out with a problem that names file and line; the other rows
 * of the file count.
 */
public final class CatalogReader {
    private CatalogReader() {}

    /**
     * Reads a user's file, in which each row states its {@code role} unless the file does.
     *
     * @param file file to read
     * @return what was understood; a file that cannot be read is a problem, not an error
     */
    public static CatalogFile read(Path file) {
        String name = file.toString();
        try {
            return read(name, Files.readString(file, StandardCharsets.UTF_8), null);
        } catch (IOException e) {
            CatalogProblem problem = new CatalogProblem(name, 0, "cannot be read: " + e);
            return new CatalogFile(name, "", List.of(), List.of(), List.of(problem));
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param name name of the file, for problems
     * @param yaml its text
     * @param role role of its rows, or null when the file says so itself
     */
    public static CatalogFile read(String name, String yaml, @Nullable Role role) {
        List<CatalogLine> lines = new ArrayList<>();
        List<CatalogProblem> problems = new ArrayList<>();
        String library = "";
        List<String> artifacts = List.of();
        try {
            YamlRecord file = YamlRecord.document(name, yaml);
            Role fileRole = file.has("role") ? file.choice("role", Role.class) : role;
            List<YamlRecord> header = file.records("library");
            if (header.isEmpty()) {
                library = "user";
            } else {
                library = header.get(0).text("id");
                artifacts = header.get(0).texts("artifacts");
                header.get(0).rejectOthers();
            }
            List<Node> rows = file.nodes("rows");
            file.rejectOthers();
            readRows(new RowParser(library, artifacts, fileRole), rows, name, lines, problems);
        } catch (CatalogSyntaxException e) {
            problems.add(e.in(name));
        }
        return new CatalogFile(name, library, artifacts, lines, problems);
    }

    private static void readRows(
            RowParser parser, List<Node> rows, String name, List<CatalogLine> lines, List<CatalogProblem> problems) {
        Set<String> ids = new LinkedHashSet<>();
        for (Node row : rows) {
            try {
                CatalogLine line = parser.parse(YamlRecord.of(row));
                if (!ids.add(line.id())) {
                    throw new CatalogSyntaxException(line.line(), "row '" + line.id() + "' is in this file twice");
                }
                lines.add(line);
            } catch (CatalogSyntaxException e) {
                problems.add(e.in(name));
            }
        }
    }
}
