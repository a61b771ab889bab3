package io.github.txguard.resolve;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.ir.TypeModel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every type by its qualified name: of the sources, else of the class path, else as recorded in the catalog. */
final class TypeTable {
    private final ApiCatalog catalog;
    private final ClassPathIndex classPath;
    private final Map<String, SourceType> sources = new LinkedHashMap<>();
    private final Set<String> sourcePackages = new LinkedHashSet<>();
    private final ConcurrentHashMap<String, Optional<TypeDeclaration>> others = new ConcurrentHashMap<>();

    TypeTable(ApiCatalog catalog, ClassPathIndex classPath) {
        this.catalog = catalog;
        this.classPath = classPath;
    }

    /** Adds a type of the sources; only before the first question. */
    void add(SourceType type, String packageName) {
        sources.put(type.name(), type);
        sourcePackages.add(packageName);
    }

    @Nullable
    SourceType source(String name) {
        return sources.get(name);
    }

    /** The type of that qualified name, or null if nothing is known of it. */
    @Nullable
    TypeDeclaration find(String name) {
        SourceType source = sources.get(name);
        if (source != null) {
            return source;
        }
        Optional<TypeDeclaration> known = others.get(name);
        if (known == null) {
            Optional<TypeDeclaration> found = Optional.ofNullable(load(name));
            Optional<TypeDeclaration> earlier = others.putIfAbsent(name, found);
            known = earlier == null ? found : earlier;
        }
        return known.orElse(null);
    }

    /** Whether the catalog has signatures of the type. */
    boolean isRecorded(String name) {
        return catalog.stub(name).isPresent();
    }

    /** The type of the catalog in a package, whether or not its signatures are recorded; null if there is none. */
    @Nullable
    String catalogued(String packageName, String simpleName) {
        return catalog.typeIn(packageName, simpleName).orElse(null);
    }

    /** Whether the package has types in the sources or on the class path. */
    boolean isPackage(String packageName) {
        return sourcePackages.contains(packageName) || classPath.hasPackage(packageName.replace('.', '/'));
    }

    private @Nullable TypeDeclaration load(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            SourceType outer = sources.get(name.substring(0, dot));
            TypeDeclaration generated = outer == null ? null : outer.generatedMember(name.substring(dot + 1));
            if (generated != null) {
                return generated;
            }
        }
        ClassInfo info = classFile(name);
        if (info != null) {
            return new LibraryType(info, this);
        }
        return catalog.stub(name)
                .map(stub -> (TypeDeclaration) new LibraryType(ClassInfo.of(stub), this))
                .orElse(null);
    }

    /** Whether a class file of the class path declares the type. */
    boolean isOnClassPath(String name) {
        return classFile(name) != null;
    }

    /** The annotation type as the class path declares it, or null. */
    @Nullable
    TypeModel annotationType(String name) {
        ClassInfo info = classFile(name);
        return info == null ? null : classPath.annotationType(info.name());
    }

    /** Where the package ends and the types begin is not to be seen in a name with dots: tries from the right. */
    private @Nullable ClassInfo classFile(String name) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String packageName = name.substring(0, dot).replace('.', '/');
            if (classPath.hasPackage(packageName)) {
                ClassInfo info = classPath.find(
                        packageName + "/" + name.substring(dot + 1).replace('.', '$'));
                if (info != null) {
                    return info;
                }
            }
        }
        return name.indexOf('.') < 0 ? classPath.find(name) : null;
    }
}
