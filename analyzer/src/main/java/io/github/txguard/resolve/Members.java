package io.github.txguard.resolve;

import io.github.txguard.catalog.StubType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods, constructors and fields of a library type that are not private. */
interface Members {
    /** Methods and constructors, in the order of the file. */
    List<StubType.Member> methods();

    /** Those of a name, in the order of the file. */
    List<StubType.Member> methods(String name);

    /** The field of that name, or null. */
    StubType.@Nullable Member field(String name);

    /** Members as they are recorded, which has no fields. */
    static Members of(List<StubType.Member> methods) {
        Map<String, List<StubType.Member>> named = new LinkedHashMap<>();
        for (StubType.Member method : methods) {
            named.computeIfAbsent(method.name(), n -> new ArrayList<>(2)).add(method);
        }
        return new Members() {
            @Override
            public List<StubType.Member> methods() {
                return methods;
            }

            @Override
            public List<StubType.Member> methods(String name) {
                return named.getOrDefault(name, List.of());
            }

            @Override
            public StubType.@Nullable Member field(String name) {
                return null;
            }
        };
    }
}
