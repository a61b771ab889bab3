package io.github.txguard.resolve;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ApiEntry;
import io.github.txguard.catalog.StubType;
import java.util.List;
import java.util.Optional;

/** A catalog of recorded signatures alone. */
record StubCatalog(List<StubType> types) implements ApiCatalog {
    StubCatalog(StubType... types) {
        this(List.of(types));
    }

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
        return types.stream()
                .filter(type -> type.name().replace('/', '.').replace('$', '.').equals(qualifiedName))
                .findFirst();
    }
}
