package io.github.txguard.api;

import org.jspecify.annotations.Nullable;

/**
 * What to explain.
 *
 * @param method method as users write it: {@code Type.method} or {@code Type#method}, with or without package and parameter
 *     types, or a place in its body, {@code File.java:line}
 * @param to call or method of which to tell why it is, or is not, reached from there, written likewise; null for none
 * @param depth how many calls deep to go, at least 1
 */
public record Question(String method, @Nullable String to, int depth) {
    /** How deep to go if nobody says. */
    public static final int DEFAULT_DEPTH = 3;

    /**
     * Checks the depth.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Question {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, not " + depth);
        }
    }
}
