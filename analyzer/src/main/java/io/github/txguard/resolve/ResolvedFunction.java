package io.github.txguard.resolve;

import org.jspecify.annotations.Nullable;

/**
 * A lambda or method reference.
 *
 * @param functionalType qualified name of the functional interface it becomes, empty when unknown
 * @param method name of that interface's single abstract method, empty when unknown
 * @param referenced for a method reference the method it refers to, null for lambdas
 */
public record ResolvedFunction(
        String functionalType, String method, @Nullable ResolvedCall referenced) implements SiteTarget {}
