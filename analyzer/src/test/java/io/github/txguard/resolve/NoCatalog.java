package io.github.txguard.resolve;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.StubType;
import java.util.List;
import java.util.Optional;

/** A catalog without rows. */
final class NoCatalog implements ApiCatalog {
    @Override
    public List<ApiEntry> entries() {
        return List.of();
    }

    @Override
    public List<ApiEntry> forMethod(String methodName) {
        return List.of();
    }

    @Override
    public List<ApiEntry> forType(String qualifiedName) {
        return List.of();
    }

    @Override
    public List<ApiEntry> forAnnotation(String qualifiedName) {
        return List.of();
    }

    @Override
    public Optional<StubType> stub(String qualifiedName) {
        return Optional.empty();
    }
}
