package io.github.txguard.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the erased descriptor that belongs to a generic method signature. */
public final class StubErasure {
    private static final String OBJECT = "Ljava/lang/Object;";

    private final String text;
    private final Map<String, String> bounds;
    private int at;

    private StubErasure(String text, Map<String, String> bounds) {
        this.text = text;
        this.bounds = bounds;
    }

    /**
     * The erased descriptor of a method.
     *
     * @param method generic signature of the method
     * @param type generic signature of its type, or null when the type has none
     * @throws IndexOutOfBoundsException if a signature is malformed
     */
    public static String of(String method, @Nullable String type) {
        Map<String, String> bounds = new HashMap<>();
        if (type != null) {
            new StubErasure(type, bounds).formalParameters();
        }
        StubErasure erasure = new StubErasure(method, bounds);
        erasure.formalParameters();
        return erasure.descriptor();
    }

    private void formalParameters() {
        if (text.charAt(at) != '<') {
            return;
        }
        at++;
        while (text.charAt(at) != '>') {
            int colon = text.indexOf(':', at);
            String name = text.substring(at, colon);
            at = colon;
            String first = null;
            while (text.charAt(at) == ':') {
                at++;
                if (text.charAt(at) != ':') {
                    String bound = erased();
                    first = first == null ? bound : first;
                }
            }
            bounds.put(name, first == null ? OBJECT : first);
        }
        at++;
    }

    private String descriptor() {
        StringBuilder descriptor = new StringBuilder("(");
        at++;
        while (text.charAt(at) != ')') {
            descriptor.append(erased());
        }
        at++;
        return descriptor.append(')').append(erased()).toString();
    }

    private String erased() {
        char kind = text.charAt(at++);
        return switch (kind) {
            case '[' -> "[" + erased();
            case 'T' -> {
                int end = text.indexOf(';', at);
                String name = text.substring(at, end);
                at = end + 1;
                yield bounds.getOrDefault(name, OBJECT);
            }
            case 'L' -> classType();
            default -> String.valueOf(kind);
        };
    }

    private String classType() {
        StringBuilder name = new StringBuilder("L");
        while (text.charAt(at) != ';') {
            char next = text.charAt(at);
            if (next == '<') {
                skipArguments();
            } else {
                name.append(next == '.' ? '$' : next);
                at++;
            }
        }
        at++;
        return name.append(';').toString();
    }

    private void skipArguments() {
        int depth = 0;
        do {
            char next = text.charAt(at++);
            if (next == '<') {
                depth++;
            } else if (next == '>') {
                depth--;
            }
        } while (depth > 0);
    }
}
