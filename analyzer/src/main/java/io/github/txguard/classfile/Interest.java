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
import org.objectweb.asm.Type;

/** Which calls of byte code the catalog speaks of. */
final class Interest {
    private final ApiCatalog catalog;
    private final ClassPathIndex classPath;
    private final Map<String, Rows> rows = new LinkedHashMap<>();
    private final Map<String, Boolean> functions = new LinkedHashMap<>();
    private final Map<String, Boolean> annotations = new LinkedHashMap<>();

    Interest(ApiCatalog catalog, ClassPathIndex classPath) {
        this.catalog = catalog;
        this.classPath = classPath;
    }

    /** What rows say of a class and all that it inherits from: something of all methods, or of those with the names. */
    private record Rows(boolean all, Set<String> names) {
        private static final Rows NONE = new Rows(false, Set.of());
    }

    /** Whether a row may be about the method. */
    boolean concerns(Use.Call call) {
        Boolean known = call.concerned;
        if (known == null) {
            known = concerns(call.owner(), call.selector().name());
            call.concerned = known;
        }
        return known;
    }

    private boolean concerns(String owner, String name) {
        if (catalog.forMethod(name).isEmpty() && !owner.contains("/")) {
            return false;
        }
        Rows known = rows.get(owner);
        if (known == null) {
            known = rowsOf(owner);
            rows.put(owner, known);
        }
        return known.all() || known.names().contains(name);
    }

    private Rows rowsOf(String owner) {
        boolean all = false;
        Set<String> names = new LinkedHashSet<>();
        for (String type : ancestry(owner)) {
            for (ApiEntry entry : catalog.forType(type)) {
                all |= entry.pattern().methods().isEmpty();
                entry.pattern().methods().forEach(method -> names.add(method.name()));
            }
        }
        return all || !names.isEmpty() ? new Rows(all, names) : Rows.NONE;
    }

    /** Whether calls of the interface run a function that somebody handed over. */
    boolean isFunction(String owner) {
        return functions.computeIfAbsent(owner, classPath::isFunction);
    }

    /** Whether a row is about the annotation of the descriptor. */
    boolean concerns(String descriptor) {
        return annotations.computeIfAbsent(
                descriptor,
                d -> !catalog.forAnnotation(ClassNames.type(d).name()).isEmpty());
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
