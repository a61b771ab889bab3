package io.github.txguard.catalog;

import io.github.txguard.api.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the mapping of one row into an entry. */
final class RowParser {
    private static final int LAST = -1;
    private static final List<String> PROPAGATIONS =
            List.of("REQUIRED", "REQUIRES_NEW", "NESTED", "SUPPORTS", "NOT_SUPPORTED", "MANDATORY", "NEVER");

    private final String library;
    private final List<String> artifacts;
    private final @Nullable Role fileRole;

    /**
     * Makes a parser for the rows of one file.
     *
     * @param library identifier of the library
     * @param artifacts coordinates that rows hold for unless they say otherwise
     * @param fileRole role of the rows, or null when each says so itself
     */
    RowParser(String library, List<String> artifacts, @Nullable Role fileRole) {
        this.library = library;
        this.artifacts = artifacts;
        this.fileRole = fileRole;
    }

    /**
     * Parses a row.
     *
     * @param row its mapping
     * @throws CatalogSyntaxException if it cannot be understood
     */
    CatalogLine parse(YamlRecord row) {
        String id = row.text("id");
        boolean remove = row.flag("remove");
        Role role = row.has("role") ? row.choice("role", Role.class) : fileRole;
        if (remove) {
            row.rejectOthers();
            return new CatalogRemoval(id, row.line());
        }
        if (role == null) {
            throw new CatalogSyntaxException(row.line(), "row '" + id + "' needs a 'role'");
        }
        String unverified = row.textOrNull("unverified");
        ApiEntry entry = entry(role, id, row, unverified != null);
        CatalogRow parsed = new CatalogRow(
                entry,
                row.line(),
                row.has("artifacts") ? row.texts("artifacts") : artifacts,
                row.textLists("absent"),
                row.texts("attributes"),
                unverified);
        row.rejectOthers();
        return parsed;
    }

    private ApiEntry entry(Role role, String id, YamlRecord row, boolean mayLackTypes) {
        ApiPattern pattern = pattern(row, mayLackTypes);
        String note = row.textOrEmpty("note").strip();
        return switch (role) {
            case TRANSACTIONS -> transaction(id, row, pattern, note);
            case BLOCKING -> blocking(id, row, pattern, note);
            case DATABASE ->
                new DatabaseEntry(
                        id,
                        library,
                        pattern,
                        row.choice("mode", DatabaseEntry.Mode.class),
                        row.choice("writes", DatabaseEntry.Writes.class, DatabaseEntry.Writes.NO),
                        row.flag("binds"),
                        conditions(row),
                        note);
            case EXECUTION ->
                new ExecutionEntry(
                        id,
                        library,
                        pattern,
                        row.choice("mode", ExecutionEntry.Mode.class),
                        row.number("function", "last", LAST),
                        row.flag("repeats"),
                        row.textOrNull("bus"),
                        conditions(row),
                        note);
            case WIRING -> {
                WiringEntry.Mode mode = row.choice("mode", WiringEntry.Mode.class);
                yield new WiringEntry(
                        id, library, pattern, mode, row.choiceOrNull("begins", ConnectionState.class), note);
            }
        };
    }

    private TransactionEntry transaction(String id, YamlRecord row, ApiPattern pattern, String note) {
        String family = row.textOrNull("family");
        String propagation = row.textOrNull("propagation");
        if (propagation != null && !PROPAGATIONS.contains(propagation)) {
            throw row.wrong("propagation", propagation, "one of " + String.join(", ", PROPAGATIONS));
        }
        return new TransactionEntry(
                id,
                library,
                pattern,
                row.choice("mode", TransactionEntry.Mode.class),
                family == null ? library : family,
                propagation == null ? "REQUIRED" : propagation,
                row.textOrNull("propagationAttribute"),
                row.choice("interception", TransactionEntry.Interception.class, TransactionEntry.Interception.NONE),
                row.textOrNull("publicOnlyWithout"),
                row.choice("begins", ConnectionState.class, ConnectionState.HELD),
                row.choice("leaves", ConnectionState.class, ConnectionState.NONE),
                row.number("function", "last", LAST),
                row.flag("deferred"),
                row.choice("ending", TransactionEntry.Ending.class, TransactionEntry.Ending.TRANSACTION),
                row.flag("classesOnly"),
                row.flag("nonSql"),
                conditions(row),
                note);
    }

    private BlockingEntry blocking(String id, YamlRecord row, ApiPattern pattern, String note) {
        String kind = row.text("kind");
        if (Kinds.builtIn().find(kind).isEmpty()) {
            List<String> kinds =
                    Kinds.builtIn().all().stream().map(KindInfo::id).toList();
            throw row.wrong("kind", kind, "one of " + String.join(", ", kinds));
        }
        return new BlockingEntry(
                id,
                library,
                pattern,
                kind,
                row.choice("mode", BlockingEntry.Mode.class),
                row.has("severity") ? row.choice("severity", Severity.class).name() : null,
                row.textOrNull("timeout"),
                conditions(row),
                note);
    }

    private static ApiPattern pattern(YamlRecord row, boolean mayLackTypes) {
        List<String> written = row.texts("types");
        if (written.isEmpty() && !mayLackTypes) {
            throw new CatalogSyntaxException(row.line(), "'types' is missing");
        }
        boolean annotation = !written.isEmpty() && written.get(0).startsWith("@");
        List<String> types = new ArrayList<>();
        for (String type : written) {
            if (type.startsWith("@") != annotation) {
                throw row.wrong("types", type, "either annotations, with @, or types, but not both");
            }
            types.add(annotation ? type.substring(1) : type);
        }
        List<MethodPattern> methods = new ArrayList<>();
        for (String method : row.texts("methods")) {
            methods.add(method(row, method));
        }
        return new ApiPattern(types, annotation, row.flag("exact"), methods);
    }

    private static MethodPattern method(YamlRecord row, String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new MethodPattern(text.strip(), null);
        }
        if (!text.endsWith(")")) {
            throw row.wrong("methods", text, "a name, or a name with parameter types in parentheses");
        }
        String inside = text.substring(open + 1, text.length() - 1).strip();
        List<String> parameters = inside.isEmpty()
                ? List.of()
                : Arrays.stream(inside.split(",", -1)).map(String::strip).toList();
        return new MethodPattern(text.substring(0, open).strip(), parameters);
    }

    private static List<When> conditions(YamlRecord row) {
        List<When> conditions = new ArrayList<>();
        for (YamlRecord when : row.records("when")) {
            String attribute = when.textOrNull("attribute");
            Integer argument = when.number("argument", "receiver", When.RECEIVER);
            String is = when.textOrNull("is");
            List<String> types = when.texts("types");
            String text = when.textOrNull("text");
            boolean not = when.flag("not");
            when.rejectOthers();
            if (text != null) {
                conditions.add(new When(When.TEXT, null, null, List.of(), text, not));
                continue;
            }
            if ((attribute == null) == (argument == null)) {
                throw new CatalogSyntaxException(when.line(), "a condition needs either 'argument' or 'attribute'");
            }
            if ((is == null) == types.isEmpty()) {
                throw new CatalogSyntaxException(when.line(), "a condition needs either 'is' or 'types'");
            }
            conditions.add(new When(argument == null ? When.ATTRIBUTE : argument, attribute, is, types, null, not));
        }
        return conditions;
    }
}
