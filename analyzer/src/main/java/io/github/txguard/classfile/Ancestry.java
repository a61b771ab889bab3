package io.github.txguard.classfile;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.StubType;
import io.github.txguard.resolve.ClassPathIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What classes inherit from, by class files and by recorded types. */
final class Ancestry {
    private final ApiCatalog catalog;
    private final ClassPathIndex classPath;
    private final Map<String, List<String>> direct = new LinkedHashMap<>();
    private final Map<String, Set<String>> known = new LinkedHashMap<>();

    Ancestry(ApiCatalog catalog, ClassPathIndex classPath) {
        this.catalog = catalog;
        this.classPath = classPath;
    }

    /** Takes in what a class file says that was read for another reason. */
    void learn(CompiledClass compiled) {
        List<String> above = new ArrayList<>(compiled.interfaces());
        if (compiled.superName() != null) {
            above.add(0, compiled.superName());
        }
        direct.put(compiled.name(), above);
    }

    /**
     * Internal names of a class and all that it inherits from, as far as they are known.
     *
     * @param internalName name as in class files; arrays have no ancestors
     */
    Set<String> of(String internalName) {
        Set<String> found = known.get(internalName);
        if (found == null) {
            known.put(internalName, Set.of(internalName)); // a class that inherits from itself is broken
            found = collect(internalName);
            known.put(internalName, found);
        }
        return found;
    }

    private Set<String> collect(String internalName) {
        Set<String> names = new LinkedHashSet<>();
        names.add(internalName);
        for (String above : supertypes(internalName)) {
            names.addAll(of(above));
        }
        return names;
    }

    private List<String> supertypes(String name) {
        if (name.startsWith("[")) {
            return List.of();
        }
        List<String> learned = direct.get(name);
        if (learned != null) {
            return learned;
        }
        List<String> read = classPath.supertypes(name);
        if (!read.isEmpty()) {
            return read;
        }
        StubType stub = catalog.stub(ClassNames.dotted(name)).orElse(null);
        if (stub == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>(stub.interfaces());
        if (stub.superName() != null) {
            names.add(stub.superName());
        }
        return names;
    }
}
