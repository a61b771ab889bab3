package io.github.txguard.classfile;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.StubType;
import io.github.txguard.resolve.ClassPathIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Which calls of byte code the catalog speaks of. */
final class Interest {
    private final ApiCatalog catalog;
    private final ClassPathIndex classPath;
    private final Map<String, List<String>> ancestries = new LinkedHashMap<>();
    private final Map<String, Boolean> functions = new LinkedHashMap<>();

    Interest(ApiCatalog catalog, ClassPathIndex classPath) {
        this.catalog = catalog;
        this.classPath = classPath;
    }

    /** Whether a row may be about the method. */
    boolean concerns(String owner, String name) {
        if (catalog.forMethod(name).isEmpty() && !owner.contains("/")) {
            return false;
        }
        for (String type : ancestries.computeIfAbsent(owner, this::ancestry)) {
            for (ApiEntry entry : catalog.forType(type)) {
                boolean all = entry.pattern().methods().isEmpty();
                if (all
                        || entry.pattern().methods().stream()
                                .anyMatch(m -> m.name().equals(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether calls of the interface run a function that somebody handed over. */
    boolean isFunction(String owner) {
        return functions.computeIfAbsent(owner, classPath::isFunction);
    }

    /** Whether a row is about one of the annotations. */
    boolean concerns(@Nullable List<AnnotationNode> annotations) {
        return annotations != null
                && annotations.stream()
                        .anyMatch(a -> !catalog.forAnnotation(
                                        ClassNames.type(a.desc).name())
                                .isEmpty());
    }

    private List<String> ancestry(String owner) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> work = new ArrayList<>(List.of(owner));
        for (int i = 0; i < work.size(); i++) {
            String name = work.get(i);
            if (seen.add(name) && !name.startsWith("[")) {
                work.addAll(supertypes(name));
            }
        }
        return seen.stream()
                .filter(name -> !name.startsWith("["))
                .map(name -> Type.getObjectType(name).getClassName().replace('$', '.'))
                .toList();
    }

    private List<String> supertypes(String name) {
        List<String> known = classPath.supertypes(name);
        if (!known.isEmpty()) {
            return known;
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
