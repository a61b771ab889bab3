package io.github.txguard.catalogcheck;

import io.github.txguard.catalog.CatalogRow;
import io.github.txguard.catalog.MethodPattern;
import io.github.txguard.catalog.TransactionEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks rows against the jars that they name: every type and member must be there at every listed version. */
final class RowCheck {
    private final Libraries libraries;
    private int types;
    private int members;

    /**
     * Makes a check.
     *
     * @param libraries opened jars
     */
    RowCheck(Libraries libraries) {
        this.libraries = libraries;
    }

    /** Pairs of type and jar that were found so far. */
    int types() {
        return types;
    }

    /** Pairs of member and jar that were found so far. */
    int members() {
        return members;
    }

    /**
     * What is wrong with a row, one line each; none when all is well.
     *
     * @param row row to check
     */
    List<String> check(CatalogRow row) {
        List<String> failures = new ArrayList<>();
        List<Coordinate> coordinates = new ArrayList<>();
        row.artifacts().forEach(text -> coordinates.addAll(Coordinate.parse(text)));
        boolean jdk = row.artifacts().stream().anyMatch(text -> text.startsWith("jdk:"));
        if (coordinates.isEmpty()) {
            return jdk ? failures : List.of(row.id() + ": names no artifact");
        }
        Map<Coordinate, List<LibraryType>> found = new LinkedHashMap<>();
        for (String type : row.entry().pattern().types()) {
            checkType(row, type, coordinates, found, failures);
        }
        for (MethodPattern method : members(row)) {
            checkMember(row, method, found, failures);
        }
        checkStaleAbsence(row, found, failures);
        return failures;
    }

    private static List<MethodPattern> members(CatalogRow row) {
        Set<MethodPattern> members = new LinkedHashSet<>(row.entry().pattern().methods());
        row.attributes().forEach(attribute -> members.add(new MethodPattern(attribute, null)));
        if (row.entry() instanceof TransactionEntry entry && entry.propagationAttribute() != null) {
            members.add(new MethodPattern(entry.propagationAttribute(), null));
        }
        return List.copyOf(members);
    }

    private void checkType(
            CatalogRow row,
            String type,
            List<Coordinate> coordinates,
            Map<Coordinate, List<LibraryType>> found,
            List<String> failures) {
        Set<String> modules = new LinkedHashSet<>();
        List<Coordinate> lacking = new ArrayList<>();
        for (Coordinate coordinate : coordinates) {
            Optional<LibraryType> there = byQualifiedName(coordinate, type);
            if (there.isPresent()) {
                modules.add(coordinate.module());
                found.computeIfAbsent(coordinate, unused -> new ArrayList<>()).add(there.get());
                types++;
            } else {
                lacking.add(coordinate);
            }
        }
        if (modules.isEmpty()) {
            failures.add(row.id() + ": no " + type + " in " + coordinates);
        }
        for (Coordinate coordinate : lacking) {
            if (modules.contains(coordinate.module()) && !isAbsent(row, type, coordinate)) {
                failures.add(row.id() + ": no " + type + " in " + coordinate);
            }
        }
    }

    private Optional<LibraryType> byQualifiedName(Coordinate coordinate, String type) {
        String name = type.replace('.', '/');
        while (true) {
            Optional<LibraryType> found = libraries.find(coordinate, name);
            int slash = name.lastIndexOf('/');
            if (found.isPresent() || slash < 0) {
                return found;
            }
            name = name.substring(0, slash) + '$' + name.substring(slash + 1);
        }
    }

    private void checkMember(
            CatalogRow row, MethodPattern method, Map<Coordinate, List<LibraryType>> found, List<String> failures) {
        Set<String> modules = new LinkedHashSet<>();
        List<Coordinate> lacking = new ArrayList<>();
        found.forEach((coordinate, candidates) -> {
            boolean there = candidates.stream().anyMatch(type -> has(coordinate, type, method, new LinkedHashSet<>()));
            if (there) {
                modules.add(coordinate.module());
                members++;
            } else {
                lacking.add(coordinate);
            }
        });
        if (modules.isEmpty() && !found.isEmpty()) {
            failures.add(row.id() + ": no member " + text(method) + " in any of its types");
        }
        for (Coordinate coordinate : lacking) {
            boolean typeAbsent =
                    row.entry().pattern().types().stream().anyMatch(type -> isAbsent(row, type, coordinate));
            boolean excused = typeAbsent
                    || found.getOrDefault(coordinate, List.of()).stream()
                            .anyMatch(type ->
                                    isAbsent(row, simpleName(type.qualifiedName()) + "." + method.name(), coordinate));
            if (modules.contains(coordinate.module()) && !excused) {
                failures.add(row.id() + ": no member " + text(method) + " in " + coordinate);
            }
        }
    }

    private boolean has(Coordinate coordinate, LibraryType type, MethodPattern method, Set<String> seen) {
        if (!seen.add(type.name())) {
            return false;
        }
        for (LibraryType.Member member : type.members()) {
            if (member.name().equals(method.name()) && fits(method.parameters(), member.parameters())) {
                return true;
            }
        }
        if (method.name().equals("<init>")) {
            return false;
        }
        List<String> parents = new ArrayList<>(type.interfaces());
        if (type.superName() != null) {
            parents.add(type.superName());
        }
        return parents.stream()
                .flatMap(parent -> libraries.findNear(coordinate, parent).stream())
                .anyMatch(parent -> has(coordinate, parent, method, seen));
    }

    private static boolean fits(@Nullable List<String> wanted, List<String> actual) {
        return wanted == null || wanted.equals(actual);
    }

    private void checkStaleAbsence(CatalogRow row, Map<Coordinate, List<LibraryType>> found, List<String> failures) {
        row.absent().forEach((absent, texts) -> {
            for (String text : texts) {
                for (Coordinate coordinate : Coordinate.parse(text)) {
                    for (LibraryType type : found.getOrDefault(coordinate, List.of())) {
                        if (absent.equals(type.qualifiedName()) || hasMember(coordinate, type, absent)) {
                            failures.add(row.id() + ": " + absent + " is said to be absent but is in " + coordinate);
                        }
                    }
                }
            }
        });
    }

    private boolean hasMember(Coordinate coordinate, LibraryType type, String member) {
        int dot = member.indexOf('.');
        if (!member.substring(0, dot).equals(simpleName(type.qualifiedName()))) {
            return false;
        }
        MethodPattern pattern = new MethodPattern(member.substring(dot + 1), null);
        return has(coordinate, type, pattern, new LinkedHashSet<>());
    }

    private static boolean isAbsent(CatalogRow row, String member, Coordinate coordinate) {
        return row.absent().getOrDefault(member, List.of()).stream()
                .flatMap(text -> Coordinate.parse(text).stream())
                .anyMatch(coordinate::equals);
    }

    private static String simpleName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    private static String text(MethodPattern method) {
        List<String> parameters = method.parameters();
        return parameters == null ? method.name() : method.name() + "(" + String.join(",", parameters) + ")";
    }
}
