package io.github.txguard.catalogcheck;

import io.github.txguard.catalog.CatalogRow;
import io.github.txguard.catalog.MethodPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which types of one library are worth recording: those that its rows name, their subtypes, those from which a chain of
 * calls leads to one of them, generic results of their methods, functions that these take, and every supertype of these.
 */
final class StubClosure {
    /** How many calls before a named type a chain may begin. */
    private static final int CALLS_BEFORE = 2;

    /** How many calls after a named type steps of a fluent interface are known. */
    private static final int STEPS_AFTER = 3;

    /** Bound for fluent interfaces with very many steps. */
    private static final int MOST_STEPS = 250;

    /** Bound for libraries that are one web of types; nearer types come first. */
    private static final int MOST_PER_LIBRARY = 60;

    /** The same for libraries of which rows name many types: so many types for each. */
    private static final int MOST_PER_NAMED_TYPE = 2;

    private final Libraries libraries;
    private final Set<Coordinate> jars = new LinkedHashSet<>();
    private final Set<String> methods = new LinkedHashSet<>();
    private final Set<String> distinguished = new LinkedHashSet<>();
    private final SortedMap<String, LibraryType> reached = new TreeMap<>();
    private final int most;

    /**
     * Computes the types.
     *
     * @param libraries opened jars
     * @param rows rows of the library
     */
    StubClosure(Libraries libraries, List<CatalogRow> rows) {
        this.libraries = libraries;
        for (CatalogRow row : rows) {
            row.artifacts().forEach(text -> jars.addAll(Coordinate.parse(text)));
            for (MethodPattern method : row.entry().pattern().methods()) {
                methods.add(method.name());
                if (method.parameters() != null) {
                    distinguished.add(method.name());
                }
            }
        }
        for (CatalogRow row : rows) {
            if (row.unverified() == null) {
                row.entry().pattern().types().forEach(this::addNamed);
            }
        }
        List<LibraryType> named = List.copyOf(reached.values());
        most = Math.max(MOST_PER_LIBRARY, MOST_PER_NAMED_TYPE * named.size());
        named.forEach(this::addBuilders);
        Map<String, LibraryType> api = api();
        addSteps(named, api);
        addSubtypes(api, new LinkedHashSet<>(reached.keySet()), most);
        addMakers(api);
        addGenericResults(named);
        addFunctions(named);
        addSupertypes();
    }

    /** Types with the members that are worth recording, by internal name. */
    SortedMap<String, LibraryType> types() {
        SortedMap<String, LibraryType> types = new TreeMap<>();
        reached.forEach((name, type) -> types.put(
                name,
                new LibraryType(
                        name, type.access(), type.signature(), type.superName(), type.interfaces(), useful(type))));
        return types;
    }

    private List<LibraryType.Member> useful(LibraryType type) {
        Map<String, LibraryType.Member> members = new LinkedHashMap<>();
        for (LibraryType.Member member : type.members()) {
            if (member.name().equals("<init>")) {
                continue;
            }
            String returned = member.returned();
            boolean leadsOn = returned != null && (reached.containsKey(returned) || member.returnsTypeVariable());
            if (methods.contains(member.name()) || leadsOn || type.isFunctional(member)) {
                // One overload of a kind is enough to know what a chain goes on with.
                boolean told = distinguished.contains(member.name()) || member.takesFunction();
                members.putIfAbsent(
                        member.name()
                                + (told
                                        ? member.descriptor()
                                        : member.parameters().size() + "" + returned),
                        member);
            }
        }
        return List.copyOf(members.values());
    }

    private void addNamed(String type) {
        String name = type.replace('.', '/');
        while (!add(name)) {
            int slash = name.lastIndexOf('/');
            if (slash < 0) {
                return;
            }
            name = name.substring(0, slash) + '$' + name.substring(slash + 1);
        }
    }

    /** What static methods return, such as builders, is where chains begin. */
    private void addBuilders(LibraryType type) {
        for (LibraryType.Member member : type.members()) {
            String returned = member.returned();
            if (returned != null && member.isStatic() && !reached.containsKey(returned)) {
                add(returned);
            }
        }
    }

    private boolean add(String name) {
        Optional<LibraryType> merged = merged(name);
        merged.ifPresent(type -> reached.put(name, type));
        return merged.isPresent();
    }

    /** The type as the newest of the jars has it, with the members that only older ones have. */
    private Optional<LibraryType> merged(String name) {
        LibraryType newest = null;
        Map<String, LibraryType.Member> members = new LinkedHashMap<>();
        for (Coordinate home : libraries.homes(name)) {
            if (jars.contains(home)) {
                newest = libraries.find(home, name).orElseThrow();
                newest.members().forEach(member -> members.put(member.name() + member.parameters(), member));
            }
        }
        if (newest == null) {
            return Optional.empty();
        }
        return Optional.of(new LibraryType(
                name,
                newest.access(),
                newest.signature(),
                newest.superName(),
                newest.interfaces(),
                List.copyOf(members.values())));
    }

    private Map<String, LibraryType> api() {
        Map<String, LibraryType> api = new TreeMap<>();
        for (Coordinate jar : jars) {
            for (String name : libraries.classes(jar)) {
                if (isApi(name)) {
                    libraries.find(jar, name).filter(LibraryType::isVisible).ifPresent(type -> api.put(name, type));
                }
            }
        }
        return api;
    }

    private static boolean isApi(String name) {
        return !name.contains("/internal/")
                && !name.contains("/impl/")
                && !name.contains("/shaded/")
                && !name.matches(".*\\$\\d.*");
    }

    /** Steps of fluent interfaces: what methods of the named types return, and methods of these. */
    private void addSteps(List<LibraryType> named, Map<String, LibraryType> api) {
        Set<String> roots = new LinkedHashSet<>();
        named.forEach(type -> roots.add(type.name()));
        List<LibraryType> front = named;
        for (int distance = 0; distance < STEPS_AFTER; distance++) {
            List<LibraryType> next = new ArrayList<>();
            for (LibraryType type : front) {
                for (LibraryType.Member member : type.members()) {
                    LibraryType step = api.get(String.valueOf(member.returned()));
                    if (step != null && isNewStep(step, roots, api) && add(step.name())) {
                        next.add(step);
                    }
                }
            }
            front = next;
        }
    }

    private boolean isNewStep(LibraryType step, Set<String> roots, Map<String, LibraryType> api) {
        return step.isInterface()
                && !reached.containsKey(step.name())
                && hasRoom(MOST_STEPS)
                && derives(step, roots, api);
    }

    private static boolean derives(LibraryType type, Set<String> roots, Map<String, LibraryType> api) {
        for (String parent : type.parents()) {
            LibraryType supertype = api.get(parent);
            if (roots.contains(parent) || (supertype != null && derives(supertype, roots, api))) {
                return true;
            }
        }
        return false;
    }

    private void addSubtypes(Map<String, LibraryType> api, Set<String> targets, int limit) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (LibraryType type : api.values()) {
                boolean derived = type.parents().stream().anyMatch(targets::contains);
                if (derived && !reached.containsKey(type.name()) && hasRoom(limit) && add(type.name())) {
                    targets.add(type.name());
                    grown = true;
                }
            }
        }
    }

    private boolean hasRoom(int limit) {
        return reached.size() < limit;
    }

    private void addMakers(Map<String, LibraryType> api) {
        Set<String> targets = new LinkedHashSet<>(reached.keySet());
        for (int distance = 0; distance < CALLS_BEFORE; distance++) {
            Set<String> makers = new LinkedHashSet<>();
            for (LibraryType type : api.values()) {
                boolean makes = type.members().stream().anyMatch(member -> targets.contains(member.returned()));
                if (makes && !reached.containsKey(type.name())) {
                    makers.add(type.name());
                }
            }
            int limit = most + (distance + 1) * most / 4;
            targets.clear();
            for (String maker : makers) {
                if (hasRoom(limit) && add(maker)) {
                    targets.add(maker);
                }
            }
            addSubtypes(api, targets, limit + most / 8);
        }
    }

    private void addGenericResults(Collection<LibraryType> named) {
        for (LibraryType type : named) {
            for (LibraryType.Member member : type.members()) {
                String returned = member.returned();
                if (returned != null && methods.contains(member.name()) && !reached.containsKey(returned)) {
                    lookup(returned).filter(LibraryType::isGeneric).ifPresent(result -> reached.put(returned, result));
                }
            }
        }
    }

    /** The library's own functional interfaces, and what these are handed: the types of a lambda's parameters. */
    private void addFunctions(Collection<LibraryType> named) {
        for (LibraryType type : named) {
            for (LibraryType.Member member : type.members()) {
                if (methods.contains(member.name())) {
                    member.taken().forEach(this::addFunction);
                }
            }
        }
    }

    private void addFunction(String name) {
        Optional<LibraryType.Member> called = merged(name).flatMap(LibraryType::functional);
        if (called.isPresent()) {
            addIfNew(name);
            called.get().taken().forEach(this::addIfNew);
        }
    }

    private void addIfNew(String name) {
        if (!reached.containsKey(name)) {
            add(name);
        }
    }

    private void addSupertypes() {
        Deque<LibraryType> open = new ArrayDeque<>(reached.values());
        while (!open.isEmpty()) {
            for (String parent : open.remove().parents()) {
                if (!reached.containsKey(parent)) {
                    lookup(parent).ifPresent(supertype -> {
                        reached.put(parent, supertype);
                        open.add(supertype);
                    });
                }
            }
        }
    }

    private Optional<LibraryType> lookup(String name) {
        Optional<LibraryType> own = merged(name);
        List<Coordinate> homes = libraries.homes(name);
        if (own.isPresent() || homes.isEmpty() || name.startsWith("java/")) {
            return own;
        }
        return libraries.find(homes.get(homes.size() - 1), name);
    }
}
