package io.github.txguard.catalog;

import java.util.List;
import java.util.TreeSet;

/** Packages of libraries that compute and do not wait, or of which the catalog lists whatever waits. */
final class HarmlessPackages {
    private final TreeSet<String> roots;

    private HarmlessPackages(List<String> roots) {
        this.roots = new TreeSet<>(roots);
    }

    /** The packages that come with the analyzer. */
    static HarmlessPackages builtIn() {
        return Holder.BUILT_IN;
    }

    /** Whether the package is one of them or lies below one. */
    boolean contains(String packageName) {
        String name = packageName;
        while (!name.isEmpty()) {
            if (roots.contains(name)) {
                return true;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return false;
    }

    /** The package of a type; types begin with a capital by convention. */
    static String packageOf(String qualifiedName) {
        int end = qualifiedName.lastIndexOf('.');
        for (int dot = qualifiedName.indexOf('.'); dot >= 0 && dot < end; dot = qualifiedName.indexOf('.', dot + 1)) {
            if (Character.isUpperCase(qualifiedName.charAt(dot + 1))) {
                return qualifiedName.substring(0, dot);
            }
        }
        return qualifiedName.substring(0, Math.max(0, end));
    }

    private static final class Holder {
        private static final HarmlessPackages BUILT_IN =
                new HarmlessPackages(CatalogResources.lines("harmless.txt").stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }
}
