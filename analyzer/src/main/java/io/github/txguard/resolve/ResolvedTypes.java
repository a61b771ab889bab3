package io.github.txguard.resolve;

import java.util.ArrayList;
import java.util.List;

/** Makes types as others see them. Few types are those of most expressions; of these there is one object each, as far as it goes. */
final class ResolvedTypes {
    private static final int MAX_NESTING = 12;

    private final Recent<ResolvedType> plain = new Recent<>(ResolvedType::name, ResolvedType::of);

    /** The type where variables give their bounds, and the null type is unknown. */
    ResolvedType of(Type type) {
        return of(type, MAX_NESTING);
    }

    /** The same for each. */
    List<ResolvedType> of(List<Type> types) {
        List<ResolvedType> resolved = new ArrayList<>(types.size());
        for (Type type : types) {
            resolved.add(of(type));
        }
        return resolved;
    }

    private ResolvedType of(Type type, int depth) {
        Type bounded = type.bounded();
        if (!bounded.isKnown() || bounded.isNull() || depth == 0) {
            return ResolvedType.UNKNOWN;
        }
        if (bounded.arguments().isEmpty()) {
            return bounded.dimensions() == 0
                    ? plain.of(bounded.name())
                    : new ResolvedType(bounded.name(), List.of(), bounded.dimensions());
        }
        List<ResolvedType> arguments = new ArrayList<>(bounded.arguments().size());
        for (Type argument : bounded.arguments()) {
            arguments.add(of(argument, depth - 1));
        }
        return new ResolvedType(bounded.name(), arguments, bounded.dimensions());
    }
}
