package io.github.txguard.catalog;

import java.util.Optional;

/** Recorded hierarchy and signatures of library types. */
final class StubLibrary {
    private StubLibrary() {}

    /** The types that come with the analyzer. */
    static StubLibrary builtIn() {
        return new StubLibrary();
    }

    /**
     * A recorded type.
     *
     * @param qualifiedName fully qualified name, nested types with a dot
     */
    Optional<StubType> find(String qualifiedName) {
        return Optional.empty();
    }
}
