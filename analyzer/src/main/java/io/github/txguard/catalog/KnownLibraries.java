package io.github.txguard.catalog;

import java.util.HashSet;
import java.util.Set;

/**
 * Libraries of which the catalog says what there is to say: those with rows or recorded types, and general ones that it
 * lists. Nobody needs to read their byte code. Immutable.
 */
public final class KnownLibraries {
    private static final String LIST = "libraries.txt";

    private final ApiCatalog catalog;
    private final Set<String> packages = new HashSet<>();

    private KnownLibraries(ApiCatalog catalog) {
        this.catalog = catalog;
        packages.addAll(StubLibrary.builtIn().packages());
        CatalogResources.lines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(packages::add);
    }

    /**
     * The libraries that a catalog knows.
     *
     * @param catalog rows in force
     */
    public static KnownLibraries of(ApiCatalog catalog) {
        return new KnownLibraries(catalog);
    }

    /**
     * Whether a class belongs to such a library.
     *
     * @param qualifiedName fully qualified name, nested types with a dot
     */
    public boolean contains(String qualifiedName) {
        for (int dot = qualifiedName.indexOf('.'); dot > 0; dot = qualifiedName.indexOf('.', dot + 1)) {
            if (packages.contains(qualifiedName.substring(0, dot))) {
                return true;
            }
        }
        return !catalog.forType(qualifiedName).isEmpty()
                || !catalog.forAnnotation(qualifiedName).isEmpty();
    }

    /**
     * Whether types of a class's very package are known.
     *
     * @param internalName name as in class files
     */
    public boolean hasPackageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash > 0 && packages.contains(internalName.substring(0, slash).replace('/', '.'));
    }
}
