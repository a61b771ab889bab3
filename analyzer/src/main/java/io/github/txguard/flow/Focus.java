package io.github.txguard.flow;

import io.github.txguard.ir.MethodModel;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a program that is looked into: all of it, or what the code of one file may run. Of the latter, transactions that
 * open in the file are told as if all of the program had been looked into.
 */
final class Focus {
    /** All of the program. */
    static final Focus ALL = new Focus(null);

    private final @Nullable Set<MethodModel> methods;

    private Focus(@Nullable Set<MethodModel> methods) {
        this.methods = methods;
    }

    /** Some methods. */
    static Focus on(Iterable<MethodModel> methods) {
        Set<MethodModel> some = Collections.newSetFromMap(new IdentityHashMap<>());
        methods.forEach(some::add);
        return new Focus(some);
    }

    /** Whether all of the program is. */
    boolean isAll() {
        return methods == null;
    }

    /** Whether what the method does is looked into. */
    boolean contains(MethodModel method) {
        return methods == null || methods.contains(method);
    }
}
