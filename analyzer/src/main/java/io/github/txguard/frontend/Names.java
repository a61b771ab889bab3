package io.github.txguard.frontend;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.TypeRef;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of a unit, each kept once. The parser makes a string per token, and units live as long as the analysis; without
 * this half of their memory would be copies of the same identifiers.
 */
final class Names {
    private final Map<String, String> strings = new HashMap<>();
    private final Map<String, Expr.Name> names = new HashMap<>();
    private final Map<String, TypeRef> types = new HashMap<>();

    /** The one string that is equal to the given one. */
    String unique(String text) {
        return strings.computeIfAbsent(text, same -> same);
    }

    /** The expression for a simple name. */
    Expr.Name name(String identifier) {
        return names.computeIfAbsent(identifier, same -> new Expr.Name(unique(same)));
    }

    /** The type without arguments and dimensions. */
    TypeRef type(String name) {
        return types.computeIfAbsent(name, same -> TypeRef.of(unique(same)));
    }
}
