package io.github.txguard.config;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The catalog's rows about objects that decide how transactions are. */
final class TransactionRows {
    /** Rows whose transactions are those of a manager. */
    private static final String MANAGED = "spring";

    /** Managers are beans of this type. */
    private static final String MANAGER = "org.springframework.transaction.TransactionManager";

    private static final String OLD_MANAGER = "org.springframework.transaction.PlatformTransactionManager";

    private static final String PERSISTENCE = "jpa";
    private static final String REPOSITORIES = "spring-data-jpa";

    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final List<TransactionEntry> managers;
    private final List<TransactionEntry> definitions;
    private final List<String> lateSources;
    private final List<String> views;

    TransactionRows(LinkedProgram program, ApiCatalog catalog) {
        this.program = program;
        this.catalog = catalog;
        this.managers = rows(TransactionEntry.Mode.MANAGER);
        this.definitions = rows(TransactionEntry.Mode.DEFINITION);
        this.lateSources = types(TransactionEntry.Mode.SOURCE);
        this.views = types(TransactionEntry.Mode.VIEW);
    }

    private List<TransactionEntry> rows(TransactionEntry.Mode mode) {
        return catalog.entries().stream()
                .filter(entry -> entry instanceof TransactionEntry t && t.mode() == mode)
                .map(TransactionEntry.class::cast)
                .toList();
    }

    /** Whether a manager opens the transactions of the row. */
    static boolean isManaged(TransactionEntry entry) {
        return entry.family().equals(MANAGED);
    }

    /** The row of a manager's class, that of its nearest supertype; empty for a class that no row speaks of. */
    Optional<TransactionEntry> manager(String type) {
        for (String supertype : program.supertypes(type)) {
            for (TransactionEntry row : managers) {
                if (row.pattern().types().contains(supertype)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether objects of the type manage transactions, of whatever kind. */
    boolean isManager(String type) {
        return manager(type).isPresent() || program.isSubtype(type, MANAGER) || program.isSubtype(type, OLD_MANAGER);
    }

    /** The row of the manager that usually has this name: its class's, with a small letter. */
    Optional<TransactionEntry> managerNamed(String bean) {
        return managers.stream()
                .filter(row -> row.pattern().types().stream()
                        .anyMatch(type -> beanName(type).equalsIgnoreCase(bean)))
                .findFirst();
    }

    /** The row of managers of this family. */
    Optional<TransactionEntry> managerOf(String family) {
        return managers.stream()
                .filter(row -> !row.nonSql() && row.family().equals(family))
                .findFirst();
    }

    /** A manager that holds no connection, for objects of which no row can speak. */
    Optional<TransactionEntry> managerOfNothing() {
        return managers.stream().filter(TransactionEntry::nonSql).findFirst();
    }

    /** The name that a class has as a bean. */
    static String beanName(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        boolean acronym = simple.length() > 1
                && Character.isUpperCase(simple.charAt(0))
                && Character.isUpperCase(simple.charAt(1));
        return acronym || simple.isEmpty() ? simple : Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    /** The row that says what a factory method of a type yields. */
    Optional<TransactionEntry> factory(String type, String method) {
        return definitions.stream()
                .filter(row -> row.nonSql() && names(row).contains(method))
                .filter(row -> row.pattern().types().contains(type))
                .findFirst();
    }

    /** Names of the methods that state how transactions are which are opened by means of their object. */
    SortedSet<String> setters() {
        SortedSet<String> setters = new TreeSet<>();
        definitions.stream().filter(row -> !row.nonSql()).forEach(row -> setters.addAll(names(row)));
        return setters;
    }

    private static List<String> names(TransactionEntry row) {
        return row.pattern().methods().stream().map(MethodPattern::name).toList();
    }

    /** Whether objects of the type open transactions, or say how: those of rows about functions and definitions. */
    boolean opensTransactions(String type) {
        return program.supertypes(type).stream()
                .flatMap(supertype -> catalog.forType(supertype).stream())
                .anyMatch(entry -> entry instanceof TransactionEntry row
                        && isManaged(row)
                        && (row.mode() == TransactionEntry.Mode.LAMBDA
                                || row.mode() == TransactionEntry.Mode.DEFINITION));
    }

    /** The row of configured transactions. */
    Optional<TransactionEntry> advice() {
        return rows(TransactionEntry.Mode.ADVICE).stream().findFirst();
    }

    /** Types of data sources that take connections late. */
    List<String> lateSources() {
        return lateSources;
    }

    /** Types of what keeps a connection for the whole request. */
    List<String> views() {
        return views;
    }

    private List<String> types(TransactionEntry.Mode mode) {
        return rows(mode).stream()
                .flatMap(row -> row.pattern().types().stream())
                .toList();
    }

    /** Whether the application persists entities: it has some, or repositories of them. */
    boolean usesPersistence() {
        SortedSet<String> entities = new TreeSet<>();
        SortedSet<String> simpleNames = new TreeSet<>();
        for (ApiEntry entry : catalog.entries()) {
            if (entry instanceof WiringEntry wiring
                    && wiring.mode() == WiringEntry.Mode.ENTITY
                    && wiring.library().equals(PERSISTENCE)) {
                entities.addAll(wiring.pattern().types());
            }
        }
        entities.forEach(name -> simpleNames.add(name.substring(name.lastIndexOf('.') + 1)));
        for (TypeModel type : program.program().types().values()) {
            for (AnnotationModel annotation : type.annotations()) {
                String name = annotation.name();
                if (simpleNames.contains(name.substring(name.lastIndexOf('.') + 1))
                        && entities.contains(program.qualifyAnnotation(type, name))) {
                    return true;
                }
            }
        }
        return usesTypesOf(REPOSITORIES);
    }

    /** Whether the sources have a type of which a database row of a library speaks. */
    private boolean usesTypesOf(String library) {
        for (ApiEntry entry : catalog.entries()) {
            if (entry.library().equals(library) && !entry.pattern().annotation()) {
                for (String type : entry.pattern().types()) {
                    if (!program.sourceSubtypes(type).isEmpty()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
