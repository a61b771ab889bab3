package io.github.txguard.frontend;

import com.github.javaparser.ast.NodeList;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Modifiers, those the language implies included. */
final class Modifiers {
    private Modifiers() {}

    /** Those that are written and matter. */
    static Set<Modifier> written(NodeList<com.github.javaparser.ast.Modifier> modifiers) {
        Set<Modifier> written = EnumSet.noneOf(Modifier.class);
        for (com.github.javaparser.ast.Modifier modifier : modifiers) {
            switch (modifier.getKeyword()) {
                case PUBLIC -> written.add(Modifier.PUBLIC);
                case PROTECTED -> written.add(Modifier.PROTECTED);
                case PRIVATE -> written.add(Modifier.PRIVATE);
                case STATIC -> written.add(Modifier.STATIC);
                case FINAL -> written.add(Modifier.FINAL);
                case ABSTRACT -> written.add(Modifier.ABSTRACT);
                case DEFAULT -> written.add(Modifier.DEFAULT);
                case SYNCHRONIZED -> written.add(Modifier.SYNCHRONIZED);
                case NATIVE -> written.add(Modifier.NATIVE);
                default -> {
                    // The others say nothing about calls.
                }
            }
        }
        return written;
    }

    /**
     * Adds what a type's kind and place imply.
     *
     * @param modifiers written ones
     * @param kind the type's kind
     * @param outer kind of the enclosing type, or null for top-level types
     * @return the same set
     */
    static Set<Modifier> ofType(Set<Modifier> modifiers, Kind kind, @Nullable Kind outer) {
        if (isInterface(kind)) {
            modifiers.add(Modifier.ABSTRACT);
        }
        if (kind == Kind.RECORD) {
            modifiers.add(Modifier.FINAL);
        }
        if (outer != null && (isInterface(kind) || kind == Kind.RECORD || kind == Kind.ENUM)) {
            modifiers.add(Modifier.STATIC);
        }
        if (outer != null && isInterface(outer)) {
            modifiers.add(Modifier.PUBLIC);
            modifiers.add(Modifier.STATIC);
        }
        return modifiers;
    }

    /**
     * Adds what the place of a method implies.
     *
     * @param modifiers written ones
     * @param owner kind of the declaring type
     * @param hasBody whether it has a body
     * @return the same set
     */
    static Set<Modifier> ofMethod(Set<Modifier> modifiers, Kind owner, boolean hasBody) {
        if (isInterface(owner)) {
            if (!modifiers.contains(Modifier.PRIVATE)) {
                modifiers.add(Modifier.PUBLIC);
            }
            if (!hasBody) {
                modifiers.add(Modifier.ABSTRACT);
            }
        }
        return modifiers;
    }

    /** Adds what the place of a field implies. */
    static Set<Modifier> ofField(Set<Modifier> modifiers, Kind owner) {
        if (isInterface(owner)) {
            modifiers.addAll(EnumSet.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL));
        }
        return modifiers;
    }

    /** Whether types of the kind are interfaces. */
    static boolean isInterface(Kind kind) {
        return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    }
}
