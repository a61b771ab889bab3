package io.github.txguard.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalog that answers each question with one look into a hash table. */
final class IndexedCatalog implements ApiCatalog {
    private final List<ApiEntry> entries;
    private final StubLibrary stubs;
    private final Map<String, List<ApiEntry>> byMethod = new HashMap<>();
    private final Map<String, List<ApiEntry>> byType = new HashMap<>();
    private final Map<String, List<ApiEntry>> byAnnotation = new HashMap<>();
    private final Set<String> packages = new HashSet<>();

    /**
     * Indexes entries.
     *
     * @param entries entries in force, in their order
     * @param stubs recorded types
     */
    IndexedCatalog(List<ApiEntry> entries, StubLibrary stubs) {
        this.entries = List.copyOf(entries);
        this.stubs = stubs;
        for (ApiEntry entry : this.entries) {
            index(entry);
        }
    }

    private void index(ApiEntry entry) {
        ApiPattern pattern = entry.pattern();
        Map<String, List<ApiEntry>> index = pattern.annotation() ? byAnnotation : byType;
        pattern.types().forEach(type -> {
            add(index, type, entry);
            packages.add(HarmlessPackages.packageOf(type));
        });
        if (!pattern.annotation()) {
            Set<String> names = new LinkedHashSet<>();
            pattern.methods().forEach(method -> names.add(method.name()));
            names.forEach(name -> add(byMethod, name, entry));
        }
    }

    private static void add(Map<String, List<ApiEntry>> index, String key, ApiEntry entry) {
        index.computeIfAbsent(key, unused -> new ArrayList<>(2)).add(entry);
    }

    @Override
    public List<ApiEntry> entries() {
        return entries;
    }

    @Override
    public List<ApiEntry> forMethod(String methodName) {
        return byMethod.getOrDefault(methodName, List.of());
    }

    @Override
    public List<ApiEntry> forType(String qualifiedName) {
        return byType.getOrDefault(qualifiedName, List.of());
    }

    @Override
    public List<ApiEntry> forAnnotation(String qualifiedName) {
        return byAnnotation.getOrDefault(qualifiedName, List.of());
    }

    @Override
    public boolean covers(String qualifiedName) {
        String packageName = HarmlessPackages.packageOf(qualifiedName);
        return speaksOf(packageName)
                || HarmlessPackages.builtIn().contains(packageName)
                || speaksOf(parentOf(packageName));
    }

    /** The package around a package of values and options ({@code com.acme.client.model}); empty for an organisation's. */
    private static String parentOf(String packageName) {
        String parent = packageName.substring(0, Math.max(0, packageName.lastIndexOf('.')));
        return parent.chars().filter(c -> c == '.').count() < 2 ? "" : parent;
    }

    private boolean speaksOf(String packageName) {
        return packages.contains(packageName) || stubs.hasPackage(packageName);
    }

    @Override
    public Optional<StubType> stub(String qualifiedName) {
        return stubs.find(qualifiedName);
    }
}
