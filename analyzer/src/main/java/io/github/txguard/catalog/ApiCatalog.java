package io.github.txguard.catalog;

import java.util.List;
import java.util.Optional;

/** Every row in force, indexed for the questions that the analysis asks. Immutable and safe to share between threads. */
public interface ApiCatalog {
    /** Every row, in the order of library files and rows. */
    List<ApiEntry> entries();

    /**
     * Rows, annotations excepted, that list a method of this name.
     *
     * @param methodName simple name, {@code <init>} for constructors
     */
    List<ApiEntry> forMethod(String methodName);

    /**
     * Rows, annotations excepted, that name the type, markers included.
     *
     * @param qualifiedName fully qualified name, nested types with a dot
     */
    List<ApiEntry> forType(String qualifiedName);

    /**
     * Rows about an annotation.
     *
     * @param qualifiedName fully qualified name without {@code @}
     */
    List<ApiEntry> forAnnotation(String qualifiedName);

    /**
     * The library type's hierarchy and signatures as recorded, used where its jar is not on the class path.
     *
     * @param qualifiedName fully qualified name, nested types with a dot
     */
    Optional<StubType> stub(String qualifiedName);

    /**
     * Whether the catalog answers for the type: a call on it that no row speaks of does not wait. That holds for packages of
     * which it knows some type, and for libraries that are listed as harmless.
     *
     * @param qualifiedName fully qualified name, nested types with a dot
     */
    default boolean covers(String qualifiedName) {
        return stub(qualifiedName).isPresent() || !forType(qualifiedName).isEmpty();
    }

    /**
     * What is known of a kind of sink.
     *
     * @param id identifier of the kind ({@code http}, {@code wait}, …)
     * @return empty for a kind that no catalog speaks of
     */
    default Optional<KindInfo> kind(String id) {
        return Kinds.builtIn().find(id);
    }

    /**
     * Fully qualified names of recorded types in a package, for imports on demand.
     *
     * @param packageName package
     * @param simpleName simple name of a top-level type
     * @return the name when such a type is recorded
     */
    default Optional<String> typeIn(String packageName, String simpleName) {
        String name = packageName + "." + simpleName;
        return stub(name).isPresent()
                        || !forType(name).isEmpty()
                        || !forAnnotation(name).isEmpty()
                ? Optional.of(name)
                : Optional.empty();
    }
}
