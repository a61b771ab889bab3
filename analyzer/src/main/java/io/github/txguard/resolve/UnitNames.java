package io.github.txguard.resolve;

import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.UnitModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What simple names mean in a source file by its imports and package. */
final class UnitNames {
    private static final String LANG = "java.lang";

    private final TypeTable table;
    private final Hierarchy hierarchy;
    private final String packageName;
    private final boolean library;
    private final Map<String, String> single = new LinkedHashMap<>();
    private final List<String> onDemand = new ArrayList<>();
    private final Map<String, List<String>> staticSingle = new LinkedHashMap<>();
    private final List<String> staticOnDemand = new ArrayList<>();
    private final ConcurrentHashMap<String, Optional<String>> found = new ConcurrentHashMap<>();

    UnitNames(UnitModel unit, TypeTable table, Hierarchy hierarchy) {
        this.table = table;
        this.hierarchy = hierarchy;
        this.packageName = unit.packageName();
        this.library = unit.origin() != UnitModel.Origin.SOURCE;
        for (ImportModel imported : unit.imports()) {
            add(imported);
        }
    }

    private void add(ImportModel imported) {
        String name = imported.name();
        String last = name.substring(name.lastIndexOf('.') + 1);
        String owner = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (imported.onDemand()) {
            (imported.isStatic() ? staticOnDemand : onDemand).add(name);
        } else if (imported.isStatic()) {
            staticSingle.computeIfAbsent(last, n -> new ArrayList<>(1)).add(owner);
        } else {
            single.putIfAbsent(last, name);
        }
    }

    /** Whether it is a class file, beside which there may be more of the same class that were not read. */
    boolean isLibrary() {
        return library;
    }

    /** Types from which a static member of that name is imported singly. */
    List<String> staticImports(String member) {
        return staticSingle.getOrDefault(member, List.of());
    }

    /** Types whose static members are imported on demand. */
    List<String> staticImportsOnDemand() {
        return staticOnDemand;
    }

    /** Whether something is imported from the package or from one below it. */
    boolean importsFrom(String packagePrefix) {
        return single.values().stream().anyMatch(n -> n.startsWith(packagePrefix + "."))
                || onDemand.stream().anyMatch(n -> n.equals(packagePrefix) || n.startsWith(packagePrefix + "."));
    }

    /** Whether an import of its own says the qualified name of a type. */
    boolean importsSingly(String name) {
        return single.containsValue(name);
    }

    /** The type of that simple name, null if none is known; a singly imported one counts as known. */
    @Nullable
    String find(String simpleName) {
        Optional<String> known = found.get(simpleName);
        if (known == null) {
            known = Optional.ofNullable(search(simpleName));
            found.put(simpleName, known);
        }
        return known.orElse(null);
    }

    private @Nullable String search(String simpleName) {
        String imported = single.get(simpleName);
        if (imported != null) {
            return inherited(imported);
        }
        for (String owner : staticImports(simpleName)) {
            String member = hierarchy.memberType(owner, simpleName);
            if (member != null) {
                return member;
            }
        }
        String own = qualified(packageName, simpleName);
        if (table.find(own) != null) {
            return own;
        }
        return onDemand(simpleName);
    }

    private @Nullable String onDemand(String simpleName) {
        for (String owner : onDemand) {
            String candidate = qualified(owner, simpleName);
            String member = table.find(candidate) != null ? candidate : hierarchy.memberType(owner, simpleName);
            if (member != null) {
                return member;
            }
        }
        String lang = qualified(LANG, simpleName);
        if (table.find(lang) != null) {
            return lang;
        }
        for (String owner : staticOnDemand) {
            String member = hierarchy.memberType(owner, simpleName);
            if (member != null) {
                return member;
            }
        }
        for (String owner : onDemand) {
            String catalogued = table.isPackage(owner) ? null : table.catalogued(owner, simpleName);
            if (catalogued != null) {
                return catalogued;
            }
        }
        return null;
    }

    /** An import may name a member type by a subtype of the type that declares it. */
    private String inherited(String imported) {
        int dot = imported.lastIndexOf('.');
        if (dot > 0 && table.find(imported) == null) {
            String member = hierarchy.memberType(imported.substring(0, dot), imported.substring(dot + 1));
            return member == null ? imported : member;
        }
        return imported;
    }

    /**
     * The most likely qualified name of a type that nothing is known of: from the one package imported on demand whose
     * classes are missing, else (when there is none) from the file's own package, where generated classes tend to be. With
     * several such packages the name stays as written.
     */
    String guess(String simpleName) {
        List<String> unknown = onDemand.stream()
                .filter(owner -> !table.isPackage(owner))
                .distinct()
                .toList();
        return switch (unknown.size()) {
            case 0 -> qualified(packageName, simpleName);
            case 1 -> qualified(unknown.get(0), simpleName);
            default -> simpleName;
        };
    }

    private static String qualified(String packageName, String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
